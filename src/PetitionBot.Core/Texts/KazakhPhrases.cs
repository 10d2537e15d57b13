using System.Globalization;

namespace PetitionBot.Core.Texts;

/// <summary>Kazakh.</summary>
internal sealed class KazakhPhrases : Phrases
{
    public override string ReadButton => "📖 Талаптарды оқу";
    public override string SignButton => "✍️ Қол қою";
    public override string ShareButton => "📣 Бөлісу";
    public override string MineButton => "👤 Менің қолым";
    public override string LanguageButton => "🌐 Тіл · Язык · Language";
    public override string BackButton => "‹ Артқа";
    public override string NextButton => "Әрі қарай ›";
    public override string PetitionButton => "↩︎ Петицияға";
    public override string AllPetitionsButton => "☰ Барлық петициялар";
    public override string AgreeButton => "Келісемін, әрі қарай";
    public override string CancelButton => "Бас тарту";
    public override string ConfirmButton => "✅ Қол қоюды растау";
    public override string SkipButton => "Өткізіп жіберу";
    public override string ChangeNameButton => "Аты-жөнін өзгерту";
    public override string ChangeRegionButton => "Өңірді өзгерту";
    public override string SharePhoneButton => "📱 Нөмірімді жіберу";
    public override string SendLinkButton => "📣 Достарға жіберу";
    public override string CopyLinkButton => "Сілтемені көшіру";
    public override string WithdrawButton => "Қолымды қайтарып алу";
    public override string WithdrawYesButton => "Иә, қайтарып аламын";
    public override string KeepButton => "Жоқ, қалсын";
    public override string ContinueButton => "Жалғастыру";
    public override string UseNameButton(string name) => $"«{name}» деп қол қою";

    public override string ChoosePetition => "Ашық петициялар. Біреуін таңдаңыз:";
    public override string NoPetition => "Бұл петиция енді мұнда жоқ.";

    public override string Count(long count, int? goal)
    {
        if (count == 0) return "Әзірге ешкім қол қойған жоқ. Бірінші болыңыз!";
        var line = $"✍️ <b>{Number(count, "\u00a0")}</b> адам қол қойды";
        return goal is { } g ? $"{line}. Мақсат — {Number(g, "\u00a0")}" : line;
    }

    public override string OpensOn(DateOnly day) => $"🕓 Қол жинау {Date(day)} күні басталады. Петицияны қазірден оқуға болады.";
    public override string Closed => "🏁 Қол жинау аяқталды. Қол қойғандардың бәріне рақмет.";

    public override string DemandHeading(int demand, int demands, int part, int parts) =>
        $"<b>{demand}-талап</b> (барлығы {demands})" + (parts > 1 ? $" · {part}-бөлік (барлығы {parts})" : "");

    public override string LastPageHint => "Сіз петицияны соңына дейін оқып шықтыңыз.";

    public override string Consent(ConsentText consent)
    {
        var kept = new List<string>();
        if (consent.AsksName) kept.Add("аты-жөніңіз");
        if (consent.AsksRegion) kept.Add("өңіріңіз");
        if (consent.AsksPhone) kept.Add("телефон нөміріңіз");
        if (consent.AsksComment) kept.Add("пікіріңіз (жазсаңыз)");
        var what = kept.Count == 0
            ? "Біз тек қол қойылғанын сақтаймыз. Жеке ештеңе сұрамаймыз."
            : $"Біз мыналарды сақтаймыз: {string.Join(", ", kept)}. Бұл қолыңыздың салмағы болуы үшін керек.";
        return "<b>Қол қоймас бұрын</b>\n\n" + what
            + "\n\n• Бәрі шифрланып сақталады, көпшілікке тек қолдың нөмірі көрінеді."
            + "\n• Telegram аккаунтыңыз ашық күйде сақталмайды."
            + "\n• Қолыңызды кез келген уақытта қайтарып ала аласыз: /me"
            + (consent.Responsible is { } who ? $"\n\nДеректерге жауапты: {Safe(who)}" : "")
            + (consent.Contact is { } contact ? $"\nБайланыс: {Safe(contact)}" : "");
    }

    public override string AskName => "Аты-жөніңізді құжаттағыдай етіп жазыңыз.";

    public override string NameRefused(NameProblem problem) => problem switch
    {
        NameProblem.Empty => "Хабарлама бос. Аты-жөніңізді жазыңызшы.",
        NameProblem.TooLong => "Тым ұзын: 100 таңбадан аспауы керек. Тек аты-жөніңізді жазыңызшы.",
        NameProblem.TooFewLetters => "Бұл есімге ұқсамайды: кемінде екі әріп керек. Қайталап көріңіз.",
        _ => "Есімде тек әріп, бос орын, дефис, дәйекше және нүкте бола алады. Қайталап көріңіз.",
    };

    public override string AskRegion => "Қай жерде тұрасыз? Өңіріңізді таңдаңыз.";
    public override string AskPhone => "Төмендегі түймемен телефон нөміріңізді жіберіңіз.";
    public override string PhoneNotOwn => "Өз нөміріңіз керек. Төмендегі түймені бассаңыз, Telegram оны өзі жібереді.";
    public override string AskComment => "Қосарыңыз бар ма? Пікір жазыңыз немесе өткізіп жіберіңіз.";
    public override string CommentTooLong(int limit) => $"Тым ұзын: {limit} таңбадан аспауы керек. Қысқартып жазыңызшы.";

    public override string Summary(string title, string? name, string? region, string? phone, string? comment) =>
        $"<b>Тексеріп, растаңыз</b>\n\n«{Safe(title)}»\n"
        + Line("Аты-жөні", name) + Line("Өңір", region) + Line("Телефон", phone) + Line("Пікір", comment)
        + "\n\nНөміріңізді көрген сәтте қолыңыз есепке алынды деген сөз.";

    public override string TextChanged => "⚠️ Сіз қол қойып жатқанда петицияның мәтіні өзгерді. Жаңасын оқып шығыңызшы.";

    public override string SignedNow(long number) =>
        $"✅ <b>Дайын! Қолыңыз есепке алынды.</b>\nСіздің нөміріңіз: <b>{Number(number, "\u00a0")}</b>";

    public override string UseButtons => "Түйме арқылы таңдаңызшы.";
    public override string TooOften => "Соңғы 30 күнде бұл петицияға үш рет қол қойдыңыз. Кейінірек қайталап көріңіз.";

    public override string YourLink(string link) => $"Сіздің жеке сілтемеңіз:\n{Safe(link)}\n\nОны бұл мәселеге бейжай қарамайтын жандарға жіберіңіз.";

    public override string ShareCard(string title, string link) =>
        $"✍️ <b>{Safe(title)}</b>\n\nМен бұл петицияға қол қойдым. Оқып, сіз де қол қойыңыз — бір минут та кетпейді:\n{Safe(link)}";

    public override string ShareNote(string title) => $"{title}. Оқып, қол қойыңыз — бір минут та кетпейді.";

    public override string Credits(int? atLeast) => atLeast is { } n
        ? $"Сіздің сілтемеңіз арқылы кемінде {Number(n, "\u00a0")} адам қол қойды."
        : "Сіздің сілтемеңіз арқылы әзірге 5-тен аз адам қол қойды.";

    public override string NotSigned => "Сіз әлі ештеңеге қол қойған жоқсыз.";

    public override string Counted(string title, long number, DateOnly day) =>
        $"✅ <b>{Safe(title)}</b>\n№ <b>{Number(number, "\u00a0")}</b> қолыңыз есепте, {Date(day)} күні қойылған.";

    public override string Withdrawn(string title, long number, DateOnly day) =>
        $"<b>{Safe(title)}</b>\n№ {Number(number, "\u00a0")} қолыңыз {Date(day)} күні қайтарып алынды. Қайта қол қоюға болады.";

    public override string NotCounted(string title, long number, string? reason, string? contact) =>
        $"⚠️ <b>{Safe(title)}</b>\n№ {Number(number, "\u00a0")} қолыңыз есепке алынбады."
        + (reason is null ? "" : $"\nСебебі: {Safe(reason)}")
        + (contact is null ? "" : $"\nКеліспесеңіз, хабарласыңыз: {Safe(contact)}");

    public override string WithdrawAsk(long number) =>
        $"№ {Number(number, "\u00a0")} қолыңызды қайтарып аласыз ба? Ол енді есептелмейді, бұл нөмірді қалпына келтіру мүмкін емес.";

    public override string WithdrawDone(long number) => $"№ {Number(number, "\u00a0")} қолыңыз қайтарып алынды, енді есептелмейді.";

    public override string Cancelled => "Тоқтатылды. Ештеңе сақталған жоқ, жазғаныңыз чаттан өшірілді.";
    public override string NothingToCancel => "Тоқтататын ештеңе жоқ: қазір ештеңеге қол қойып жатқан жоқсыз.";
    public override string ChooseLanguage => "Тілді таңдаңыз · Выберите язык · Choose a language";
    public override string LanguageChosen => "Енді қазақша сөйлесемін.";

    public override string Help =>
        "Мұнда петицияны оқып, қол қойып, басқаларды шақыруға болады.\n\n"
        + "/start — петиция\n/sign — қол қою\n/share — менің сілтемем\n/me — менің қолым, қайтарып алу\n"
        + "/language — тіл\n/cancel — қол қоюды тоқтату\n/help — осы анықтама";

    public override string NotUnderstood => "Түсінбей қалдым. Мына әрекеттердің бірін таңдаңыз:";
    public override string Apology => "Кешіріңіз, біз жақтан қате кетті. Ештеңе жоғалған жоқ: қайталап көріңіз немесе /start деп бастаңыз.";
    public override string AfterOutage => "Бот біраз уақыт істемей тұрды. Күттіріп қойғанымыз үшін кешіріңіз! Сіз әлі қол қойып бітпедіңіз, бірақ енгізгеніңіз түгел сақтаулы.";

    public override string AlreadySignedNote(long number) => $"Сіз қол қойып қойғансыз. Нөміріңіз: {Number(number, "\u00a0")}";
    public override string OldButtonNote => "Бұл түйме ескірген. Қазір мыналар бар.";
    public override string ErrorNote => "Біз жақтан қате кетті. Қайталап көріңіз.";

    private static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Line(string label, string? value) => value is null ? "" : $"\n{label}: <b>{Safe(value)}</b>";
}
