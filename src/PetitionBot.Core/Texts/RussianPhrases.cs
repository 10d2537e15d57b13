using System.Globalization;

namespace PetitionBot.Core.Texts;

/// <summary>Russian.</summary>
internal sealed class RussianPhrases : Phrases
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
    public override string AgreeButton => "Согласен(на), дальше";
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
    public override string UseNameButton(string name) => $"Подписать как «{name}»";

    public override string ChoosePetition => "Открытые петиции. Выберите одну:";
    public override string NoPetition => "Этой петиции здесь больше нет.";

    public override string Count(long count, int? goal)
    {
        if (count == 0) return "Подписей пока нет. Станьте первым!";
        var people = RussianPlural.Of(count, "человек", "человека", "человек");
        var signed = RussianPlural.Of(count, "Подписал", "Подписали", "Подписали");
        var line = $"✍️ {signed} <b>{Number(count, "\u00a0")}</b> {people}";
        return goal is { } g ? $"{line}. Цель — {Number(g, "\u00a0")}" : line;
    }

    public override string OpensOn(DateOnly day) => $"🕓 Подписание начнётся {Date(day)}. Прочитать петицию можно уже сейчас.";
    public override string Closed => "🏁 Сбор подписей завершён. Спасибо всем, кто подписал.";

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
        var what = kept.Count == 0
            ? "Мы сохраним только то, что подпись есть. Ни о чём личном спрашивать не будем."
            : $"Мы сохраним: {string.Join(", ", kept)}. Это нужно, чтобы подпись имела вес.";
        return "<b>Прежде чем подписать</b>\n\n" + what
            + "\n\n• Всё хранится в зашифрованном виде, публично виден только номер подписи."
            + "\n• Ваш Telegram-аккаунт в открытом виде не хранится."
            + "\n• Подпись можно отозвать в любой момент: /me"
            + (consent.Responsible is { } who ? $"\n\nОтвечает за данные: {Safe(who)}" : "")
            + (consent.Contact is { } contact ? $"\nСвязь: {Safe(contact)}" : "");
    }

    public override string AskName => "Напишите ваши имя и фамилию — как в документах.";

    public override string NameRefused(NameProblem problem) => problem switch
    {
        NameProblem.Empty => "Здесь пусто. Напишите, пожалуйста, имя и фамилию.",
        NameProblem.TooLong => "Слишком длинно: не больше 100 символов. Напишите, пожалуйста, только имя и фамилию.",
        NameProblem.TooFewLetters => "Не похоже на имя: нужны хотя бы две буквы. Попробуйте ещё раз.",
        _ => "В имени могут быть только буквы, пробел, дефис, апостроф и точка. Попробуйте ещё раз.",
    };

    public override string AskRegion => "Где вы живёте? Выберите регион.";
    public override string AskPhone => "Отправьте свой номер телефона кнопкой внизу.";
    public override string PhoneNotOwn => "Нужен именно ваш номер. Нажмите кнопку внизу, и Telegram отправит его сам.";
    public override string AskComment => "Хотите что-то добавить? Напишите комментарий или пропустите.";
    public override string CommentTooLong(int limit) => $"Слишком длинно: не больше {limit} символов. Сократите, пожалуйста.";

    public override string Summary(string title, string? name, string? region, string? phone, string? comment) =>
        $"<b>Проверьте и подтвердите</b>\n\n«{Safe(title)}»\n"
        + Line("Имя", name) + Line("Регион", region) + Line("Телефон", phone) + Line("Комментарий", comment)
        + "\n\nПодпись будет засчитана, когда вы увидите свой номер.";

    public override string TextChanged => "⚠️ Текст петиции изменился, пока вы её подписывали. Прочитайте новый, пожалуйста.";

    public override string SignedNow(long number) =>
        $"✅ <b>Готово! Ваша подпись засчитана.</b>\nВаш номер: <b>{Number(number, "\u00a0")}</b>";

    public override string UseButtons => "Выберите, пожалуйста, кнопкой.";
    public override string TooOften => "Вы уже подписывали эту петицию три раза за последние 30 дней. Попробуйте позже.";

    public override string YourLink(string link) => $"Ваша личная ссылка:\n{Safe(link)}\n\nОтправьте её тем, кому это тоже важно.";

    public override string ShareCard(string title, string link) =>
        $"✍️ <b>{Safe(title)}</b>\n\nЯ подписал(а) эту петицию. Прочитайте и подпишите — это меньше минуты:\n{Safe(link)}";

    public override string ShareNote(string title) => $"{title}. Прочитайте и подпишите — это меньше минуты.";

    public override string Credits(int? atLeast) => atLeast is { } n
        ? $"По вашей ссылке подписали {Number(n, "\u00a0")} человек или больше."
        : "По вашей ссылке подписали пока меньше 5 человек.";

    public override string NotSigned => "Вы ещё ничего не подписали.";

    public override string Counted(string title, long number, DateOnly day) =>
        $"✅ <b>{Safe(title)}</b>\nПодпись № <b>{Number(number, "\u00a0")}</b> от {Date(day)} засчитана.";

    public override string Withdrawn(string title, long number, DateOnly day) =>
        $"<b>{Safe(title)}</b>\nПодпись № {Number(number, "\u00a0")} отозвана {Date(day)}. Её можно поставить заново.";

    public override string NotCounted(string title, long number, string? reason, string? contact) =>
        $"⚠️ <b>{Safe(title)}</b>\nПодпись № {Number(number, "\u00a0")} не засчитана."
        + (reason is null ? "" : $"\nПричина: {Safe(reason)}")
        + (contact is null ? "" : $"\nВозразить: {Safe(contact)}");

    public override string WithdrawAsk(long number) =>
        $"Отозвать подпись № {Number(number, "\u00a0")}? Она перестанет считаться. Вернуть этот номер будет нельзя.";

    public override string WithdrawDone(long number) => $"Подпись № {Number(number, "\u00a0")} отозвана и больше не считается.";

    public override string Cancelled => "Отменено. Ничего не сохранено, а то, что вы ввели, удалено из чата.";
    public override string NothingToCancel => "Отменять нечего: вы сейчас ничего не подписываете.";
    public override string ChooseLanguage => "Тілді таңдаңыз · Выберите язык · Choose a language";
    public override string LanguageChosen => "Теперь я говорю по-русски.";

    public override string Help =>
        "Здесь можно прочитать петицию, подписать её и позвать других.\n\n"
        + "/start — петиция\n/sign — подписать\n/share — моя ссылка\n/me — моя подпись, отзыв\n"
        + "/language — язык\n/cancel — прервать подписание\n/help — эта справка";

    public override string NotUnderstood => "Не понял вас. Вот что можно сделать:";
    public override string Apology => "Простите, на нашей стороне ошибка. Ничего не потеряно: попробуйте ещё раз или начните с /start.";
    public override string AfterOutage => "Мы были недоступны. Простите за ожидание! Ваша подпись ещё не закончена, но всё, что вы ввели, на месте.";

    public override string AlreadySignedNote(long number) => $"Вы уже подписали. Ваш номер: {Number(number, "\u00a0")}";
    public override string OldButtonNote => "Эта кнопка устарела. Вот что есть сейчас.";
    public override string ErrorNote => "Ошибка на нашей стороне. Попробуйте ещё раз.";

    private static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Line(string label, string? value) => value is null ? "" : $"\n{label}: <b>{Safe(value)}</b>";
}
