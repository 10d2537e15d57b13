using System.Globalization;

namespace PetitionBot.Core.Texts;

/// <summary>Russian.</summary>
internal sealed partial class RussianPhrases : Phrases
{
    public override string ReadButton => "📖 Читать требования";
    public override string SignButton => "✍️ Подписать";
    public override string ShareButton => "📣 Поделиться";
    public override string MineButton => "👤 Моя подпись";
    public override string LanguageButton => "🌐 Тіл · Язык · Language";
    public override string BackButton => "‹ Назад";
    public override string NextButton => "Дальше ›";
    public override string PetitionButton => "↩︎ К петиции";
    public override string AllPetitionsButton => "☰ Все петиции";
    public override string AgreeButton => "Даю согласие, дальше";
    public override string CancelButton => "Отменить";
    public override string ConfirmButton => "✅ Подтвердить подпись";
    public override string SkipButton => "Пропустить";
    public override string ChangeNameButton => "Изменить имя";
    public override string ChangeRegionButton => "Изменить регион";
    public override string SharePhoneButton => "📱 Отправить мой номер";
    public override string SendLinkButton => "📣 Отправить друзьям";
    public override string CopyLinkButton => "Скопировать ссылку";
    public override string WithdrawButton => "Отозвать подпись";
    public override string WithdrawYesButton => "Да, отозвать";
    public override string KeepButton => "Нет, оставить";
    public override string ContinueButton => "Продолжить";
    public override string UseNameButton(string name) => $"Указать «{name}»";

    public override string ChoosePetition => "Выберите петицию:";
    public override string NoPetition => "Этой петиции здесь больше нет.";

    public override string Count(long count, int? goal)
    {
        var people = RussianPlural.Of(count, "человек", "человека", "человек");
        var signed = RussianPlural.Of(count, "Подписал", "Подписали", "Подписали");
        var line = count == 0 ? "✍️ Подписей пока нет" : $"✍️ {signed} <b>{Number(count)}</b> {people}";
        return goal is { } g ? $"{line}. Цель — {Number(g)}" : line;
    }

    public override string OpensOn(DateOnly day) => $"🕓 Подписание начнётся {Date(day)}. Прочитать петицию можно уже сейчас.";
    public override string Closed => "🏁 Сбор подписей завершён. Спасибо всем, кто подписал!";

    public override string DemandHeading(int demand, int demands, int part, int parts) =>
        $"<b>Требование {demand} из {demands}</b>" + (parts > 1 ? $" · часть {part} из {parts}" : "");

    public override string LastPageHint => "Вы прочитали петицию до конца.";

    public override string Consent(ConsentText consent)
    {
        var kept = new List<string>();
        if (consent.AsksName) kept.Add("имя");
        if (consent.AsksRegion) kept.Add("регион");
        if (consent.AsksPhone) kept.Add("номер телефона");
        if (consent.AsksComment) kept.Add("комментарий, если вы его напишете");
        return "<b>Прежде чем подписать</b>\n\n"
            + $"Чтобы подпись имела вес, сохраним: {string.Join(", ", kept)}. И ещё язык и то, откуда вы пришли, но не то, кто вас позвал."
            + "\n\n• " + (consent.IsSealed
                ? "Когда вы подтвердите подпись, ответы запечатаются: открыть их смогут только организаторы — ключом, которого нет на сервере."
                    + (consent.AsksRegion ? " Регион сервер хранит и у себя, в зашифрованном виде, для статистики." : "")
                    + " Рядом с подписью Telegram-аккаунт записан только в виде кода."
                : "Ваши ответы и Telegram-аккаунт хранятся в зашифрованном виде. Ключ — на сервере организаторов: кто им управляет, может их прочитать.")
            + "\n• Всем видны только номер, день, версия текста, контрольный код и засчитана ли подпись."
            + "\n• Исправить или отозвать подпись и стереть всё о себе можно в любой момент: /me"
            + (consent.Responsible is { } who ? $"\n\nОтвечает за данные: {Safe(who)}" : "")
            + (consent.Contact is { } contact ? $"\nСвязь: {Safe(contact)}" : "");
    }

    public override string AskName => "Напишите имя и фамилию, как в документах. Когда вы закончите, ваше сообщение исчезнет из чата.";

    public override string NameRefused(NameProblem problem) => problem switch
    {
        NameProblem.Empty => "Здесь пусто. Напишите, пожалуйста, имя и фамилию.",
        NameProblem.TooLong => "Слишком длинно: не больше 100\u00a0символов. Напишите, пожалуйста, только имя и фамилию.",
        NameProblem.TooFewLetters => "Не похоже на имя: нужны хотя бы две буквы. Попробуйте ещё раз.",
        _ => "В имени могут быть только буквы, пробел, дефис, апостроф и точка. Попробуйте ещё раз.",
    };

    public override string AskRegion => "Где вы живёте? Выберите регион.";
    public override string AskPhone => "Отправьте свой номер телефона: нажмите кнопку внизу.";
    public override string PhoneNotOwn => "Нужен именно ваш номер. Нажмите кнопку внизу, и Telegram отправит его сам.";
    public override string AskComment => "Хотите что-то добавить? Напишите комментарий или пропустите этот шаг.";
    public override string CommentTooLong(int limit) => $"Слишком длинно: не больше {limit}\u00a0символов. Сократите, пожалуйста.";

    public override string Summary(string title, string? name, string? region, string? phone, string? comment) =>
        "<b>Проверьте и подтвердите</b>\n"
        + Line("Петиция", title) + Line("Имя", name) + Line("Регион", region) + Line("Телефон", phone) + Line("Комментарий", comment);

    public override string SummaryEnd => "Подпись будет засчитана, когда вы увидите свой номер.";

    public override string TextChanged => "⚠️ Текст петиции изменился. Под новым текстом вашей подписи ещё нет: сначала прочитайте его, пожалуйста.";

    public override string SignedNow(long number) =>
        $"✅ <b>Готово! Ваша подпись засчитана.</b>\nВаш номер: <b>{Number(number)}</b>";

    public override string UseButtons => "Нажмите, пожалуйста, одну из кнопок.";
    public override string TooOften(DateOnly from) => $"Вы уже подписывали эту петицию три раза за последние 30\u00a0дней. Снова подписать можно с {Date(from)}.";

    public override string ReadNewButton => "📖 Читать новый текст";
    public override string SignNewButton => "✍️ Подписать новый текст";
    public override string SignedTextButton => "📜 Подписанный текст";
    public override string TextChangedSince => "✏️ С тех пор текст петиции изменился. Ваша подпись остаётся под тем текстом, который вы подписали, и по-прежнему засчитана.";

    public override string SignNewHint(long number) =>
        $"Если вы подпишете новый текст, подпись №\u00a0{Number(number)} под прежним будет отозвана, а вместо неё появится новая, со своим номером.";

    public override string SignedVersion(int version) => $"Вы подписали версию текста №\u00a0{version}.";
    public override string YouSignedThis(int version) => $"Текст, который вы подписали · версия №\u00a0{version}";
    public override string ThisVersion(int version) => $"Версия текста №\u00a0{version}";
    public override string Replaced(long number) => $"Подпись №\u00a0{Number(number)} под прежним текстом отозвана: теперь засчитана эта.";

    public override string YourLink(string link) => $"Ваша личная ссылка:\n{Safe(link)}\n\nОтправьте её тем, кому это тоже важно.";

    public override string ShareCard(string title, string link) =>
        $"✍️ <b>{Safe(title)}</b>\n\nПрочитайте эту петицию и, если согласны, подпишите. Это можно сделать прямо в Telegram:\n{Safe(link)}";

    public override string ShareNote(string title) => $"{title}\nПрочитайте и, если согласны, подпишите. Это можно сделать прямо в Telegram.";

    public override string Credits(int? atLeast) => atLeast is { } n
        ? $"По вашей ссылке подписали не меньше {Number(n)}\u00a0человек."
        : "По вашей ссылке пока подписали меньше 5\u00a0человек.";

    public override string WholeTextButton => "📄 Весь текст одним файлом";
    public override string WholeTextCaption => "Петиция целиком. Файл откроется в любом браузере, даже без интернета. Его можно переслать или распечатать.";
    public override string WholeTextAgainNote => "Файл уже отправлен: он в этом чате или вот-вот придёт.";
    public override string WholeTextFailed => "Файл отправить не получилось. Весь текст можно прочитать здесь, страница за страницей.";

    public override string WholeTextOrigin(string petition, string version) =>
        $"Петиция <code>{Safe(petition)}</code>, версия <code>{Safe(version)}</code>. "
        + "Версия — это начало контрольного кода, который вычислен по точному тексту петиции на всех её языках. "
        + "Изменится хоть одна буква — изменится и версия. В каждой подписи записано, под какой версией она поставлена.";

    public override string StartMenuNote => "Открыть петицию";
    public override string SignMenuNote => "Подписать";
    public override string ShareMenuNote => "Моя ссылка для друзей";
    public override string MineMenuNote => "Моя подпись и мои данные";
    public override string VerifyMenuNote => "Проверить квитанцию";
    public override string LogMenuNote => "Проверить счёт подписей";
    public override string CancelMenuNote => "Прервать подписание";
    public override string HelpMenuNote => "Что здесь можно сделать";

    public override string LongAbout(string? title) =>
        (title is null ? "Здесь собирают подписи под петициями." : $"Петиция «{title}».")
        + "\n\nПрочитайте, подпишите за минуту и передайте друзьям. Отозвать подпись можно в любой момент."
        + "\n\nЧтобы начать, нажмите кнопку внизу.";

    public override string ShortAbout(string? title) => title is null
        ? "Петиции, которые можно прочитать и подписать прямо в Telegram."
        : $"Петиция «{title}». Прочитать и подписать можно здесь.";

    public override string NotSigned => "Вы пока ничего не подписали.";

    public override string Counted(string title, long number, DateOnly day) =>
        $"✅ <b>{Safe(title)}</b>\nПодпись №\u00a0<b>{Number(number)}</b> от {Date(day)} засчитана.";

    public override string Withdrawn(string title, long number, DateOnly day) =>
        $"<b>{Safe(title)}</b>\nПодпись №\u00a0{Number(number)} отозвана {Date(day)}. Пока сбор открыт, можно подписать снова.";

    public override string NotCounted(string title, long number, string? reason, string? contact) =>
        $"⚠️ <b>{Safe(title)}</b>\nПодпись №\u00a0{Number(number)} не засчитана."
        + (reason is null ? "" : $"\nПричина: {Safe(reason)}")
        + (contact is null ? "" : $"\nНе согласны? Напишите: {Safe(contact)}");

    public override string WithdrawAsk(long number) =>
        $"Отозвать подпись №\u00a0{Number(number)}? Она не будет учитываться, и вернуть этот номер уже не получится.";

    public override string WithdrawDone(long number) => $"Подпись №\u00a0{Number(number)} отозвана и больше не учитывается. Заполненное при этом не удаляется: для этого есть /me и «Стереть всё обо мне».";

    public override string Cancelled => "Отменено. То, что вы ввели, забыто и исчезнет из чата.";
    public override string NothingToCancel => "Отменять нечего: вы сейчас ничего не подписываете.";
    public override string ChooseLanguage => "Тілді таңдаңыз · Выберите язык · Choose a language";
    public override string LanguageChosen => "Теперь я говорю по-русски.";

    public override string Help =>
        "Здесь можно прочитать петицию, подписать её и позвать других.\n\n"
        + "/start — петиция\n/sign — подписать\n/share — моя ссылка для друзей\n/me — моя подпись и мои данные\n/verify — проверить квитанцию\n/log — проверить счёт\n"
        + "/clean — убрать сообщения из этого чата\n"
        + "/language — язык\n/cancel — прервать подписание\n/help — эта справка";

    public override string NotUnderstood => "Не получилось понять сообщение. Вот что можно сделать:";
    public override string Apology => "Простите, у нас произошла ошибка. Ничего не потеряно: попробуйте ещё раз или начните с /start.";
    public override string AfterOutage => "Бот какое-то время не отвечал. Простите за ожидание! Вы ещё не закончили подписание, но ничего не потерялось: можно продолжить.";

    public override string TooFast => "Слишком много сообщений сразу: последние остались непрочитанными. Подождите несколько секунд и напишите снова.";

    public override string AlreadySignedNote(long number) => $"Вы уже подписали. Ваш номер: {Number(number)}";
    public override string OldButtonNote => "Эта кнопка уже не действует. Вот что есть сейчас.";
    public override string ErrorNote => "У нас произошла ошибка. Попробуйте ещё раз.";

    public override string TooFastNote => "Слишком много нажатий сразу. Подождите несколько секунд.";

    private static string Number(long n) => Number(n, "\u00a0");

    private static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Line(string label, string? value) => value is null ? "" : $"\n{label}: <b>{Safe(value)}</b>";
}
