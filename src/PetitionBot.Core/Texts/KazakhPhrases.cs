using System.Globalization;

namespace PetitionBot.Core.Texts;

/// <summary>Kazakh.</summary>
internal sealed partial class KazakhPhrases : Phrases
{
    public override string ReadButton => "📖 Талаптарды оқу";
    public override string SignButton => "✍️ Қол қою";
    public override string ShareButton => "📣 Бөлісу";
    public override string MineButton => "👤 Менің қолтаңбам";
    public override string LanguageButton => "🌐 Тіл · Язык · Language";
    public override string BackButton => "‹ Артқа";
    public override string NextButton => "Әрі қарай ›";
    public override string PetitionButton => "↩︎ Петицияға оралу";
    public override string AllPetitionsButton => "☰ Барлық петициялар";
    public override string AgreeButton => "Келісемін, әрі қарай";
    public override string CancelButton => "Бас тарту";
    public override string ConfirmButton => "✅ Растаймын, қол қоямын";
    public override string SkipButton => "Өткізіп жіберу";
    public override string ChangeNameButton => "Аты-жөнімді өзгерту";
    public override string ChangeRegionButton => "Өңірімді өзгерту";
    public override string SharePhoneButton => "📱 Нөмірімді жіберу";
    public override string SendLinkButton => "📣 Достарға жіберу";
    public override string CopyLinkButton => "Сілтемені көшіру";
    public override string WithdrawButton => "Қолтаңбаны қайтарып алу";
    public override string WithdrawYesButton => "Иә, қайтарып аламын";
    public override string KeepButton => "Жоқ, қалсын";
    public override string ContinueButton => "Жалғастыру";
    public override string UseNameButton(string name) => $"«{name}» деп жазу";

    public override string ChoosePetition => "Петицияны таңдаңыз:";
    public override string NoPetition => "Бұл петиция енді мұнда жоқ.";

    public override string Count(long count, int? goal)
    {
        var line = count == 0 ? "✍️ Әзірге ешкім қол қойған жоқ" : $"✍️ <b>{Number(count)}</b> адам қол қойды";
        return goal is { } g ? $"{line}. Мақсат — {Number(g)}" : line;
    }

    public override string OpensOn(DateOnly day) => $"🕓 Қол жинау {Date(day)} күні басталады. Петицияны қазірден оқуға болады.";
    public override string Closed => "🏁 Қол жинау аяқталды. Қол қойғандардың бәріне рақмет!";

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
        return "<b>Қол қоймас бұрын</b>\n\n"
            + $"Қолтаңбаңыздың салмағы болуы үшін мыналарды сақтаймыз: {string.Join(", ", kept)}. Тіліңіз бен қайдан келгеніңіз де сақталады, ал кім шақырғаны сақталмайды."
            + "\n\n• " + (consent.IsSealed
                ? "Растаған сәтте жауаптарыңыз жабылады: оларды ұйымдастырушылар ғана серверде жоқ кілтпен аша алады."
                    + (consent.AsksRegion ? " Өңіріңізді сервер статистика үшін өзінде де шифрлап сақтайды." : "")
                    + " Қолтаңбаңыздың жанында Telegram аккаунтыңыз тек код түрінде тұрады."
                : "Жауаптарыңыз бен Telegram аккаунтыңыз шифрланып сақталады. Кілті — ұйымдастырушылардың серверінде: оны басқаратын адам оқи алады.")
            + "\n• Жұртқа қолтаңбаның нөмірі, күні, мәтін нұсқасы, бақылау коды және есепте тұрған-тұрмағаны ғана көрінеді."
            + "\n• Кез келген уақытта қолтаңбаңызды түзете, қайтарып ала және өзіңіз туралы бәрін өшіре аласыз: /me"
            + (consent.Responsible is { } who ? $"\n\nДеректерге жауапты: {Safe(who)}" : "")
            + (consent.Contact is { } contact ? $"\nБайланыс: {Safe(contact)}" : "");
    }

    public override string AskName => "Аты-жөніңізді құжаттағыдай етіп жазыңыз. Аяқтаған соң хабарламаңыз чаттан өшіріледі.";

    public override string NameRefused(NameProblem problem) => problem switch
    {
        NameProblem.Empty => "Хабарлама бос. Аты-жөніңізді жазыңызшы.",
        NameProblem.TooLong => "Тым ұзын: 100\u00a0таңбадан аспауы керек. Тек аты-жөніңізді жазыңызшы.",
        NameProblem.TooFewLetters => "Бұл есімге ұқсамайды: кемінде екі әріп керек. Қайталап көріңіз.",
        _ => "Есімде тек әріп, бос орын, дефис, апостроф және нүкте бола алады. Қайталап көріңіз.",
    };

    public override string AskRegion => "Қай жерде тұрасыз? Өңіріңізді таңдаңыз.";
    public override string AskPhone => "Телефон нөміріңізді жіберіңіз: төмендегі түймені басыңыз.";
    public override string PhoneNotOwn => "Дәл өз нөміріңіз керек. Төмендегі түймені бассаңыз, Telegram оны өзі жібереді.";
    public override string AskComment => "Қосып айтарыңыз бар ма? Пікіріңізді жазыңыз немесе бұл қадамды өткізіп жіберіңіз.";
    public override string CommentTooLong(int limit) => $"Тым ұзын: {limit}\u00a0таңбадан аспауы керек. Қысқартып жазыңызшы.";

    public override string Summary(string title, string? name, string? region, string? phone, string? comment) =>
        "<b>Тексеріп, растаңыз</b>\n"
        + Line("Петиция", title) + Line("Аты-жөні", name) + Line("Өңір", region) + Line("Телефон", phone) + Line("Пікір", comment);

    public override string SummaryEnd => "Нөміріңіз шықса, қолтаңбаңыз есепке алынды деген сөз.";

    public override string TextChanged => "⚠️ Петицияның мәтіні өзгерді. Жаңа мәтінге сіз әлі қол қойған жоқсыз: алдымен оны оқып шығыңызшы.";

    public override string SignedNow(long number) =>
        $"✅ <b>Дайын! Қолтаңбаңыз есепке алынды.</b>\nСіздің нөміріңіз: <b>{Number(number)}</b>";

    public override string UseButtons => "Түймелердің бірін басыңызшы.";
    public override string TooOften(DateOnly from) => $"Соңғы 30\u00a0күнде бұл петицияға үш рет қол қойдыңыз. {Date(from)} күнінен бастап қайта қол қоюға болады.";

    public override string ReadNewButton => "📖 Жаңа мәтінді оқу";
    public override string SignNewButton => "✍️ Жаңа мәтінге қол қою";
    public override string SignedTextButton => "📜 Мен қол қойған мәтін";
    public override string TextChangedSince => "✏️ Содан бері петицияның мәтіні өзгерді. Қолтаңбаңыз сіз қол қойған мәтінде қалады, ол бұрынғыша есепте.";

    public override string SignNewHint(long number) =>
        $"Жаңа мәтінге қол қойсаңыз, бұрынғы мәтіндегі №\u00a0{Number(number)} қолтаңбаңыз қайтарып алынады, оның орнына жаңа нөмірі бар қолтаңба есепке алынады.";

    public override string SignedVersion(int version) => $"Сіз мәтіннің {version}-нұсқасына қол қойдыңыз.";
    public override string YouSignedThis(int version) => $"Сіз қол қойған мәтін · {version}-нұсқа";
    public override string ThisVersion(int version) => $"Мәтіннің {version}-нұсқасы";
    public override string Replaced(long number) => $"Бұрынғы мәтіндегі №\u00a0{Number(number)} қолтаңбаңыз қайтарып алынды: енді осы қолтаңба есепте.";

    public override string YourLink(string link) => $"Сіздің жеке сілтемеңіз:\n{Safe(link)}\n\nОны бұл мәселеге бейжай қарамайтын адамдарға жіберіңіз.";

    public override string ShareCard(string title, string link) =>
        $"✍️ <b>{Safe(title)}</b>\n\nОсы петицияны оқып шығыңыз, келіссеңіз, қол қойыңыз. Мұны Telegram-ның өзінде жасауға болады:\n{Safe(link)}";

    public override string ShareNote(string title) => $"{title}\nОқып шығыңыз, келіссеңіз, қол қойыңыз. Мұны Telegram-ның өзінде жасауға болады.";

    public override string Credits(int? atLeast) => atLeast is { } n
        ? $"Сіздің сілтемеңіз арқылы кемінде {Number(n)}\u00a0адам қол қойды."
        : "Сіздің сілтемеңіз арқылы әзірге 5-тен\u00a0аз адам қол қойды.";

    public override string WholeTextButton => "📄 Толық мәтін бір файлда";
    public override string WholeTextCaption => "Петицияның толық мәтіні. Файл кез келген браузерде, тіпті интернетсіз ашылады. Оны басқаларға жіберуге немесе басып шығаруға болады.";
    public override string WholeTextAgainNote => "Файл жіберілді: ол осы чатта немесе қазір келеді.";
    public override string WholeTextFailed => "Файлды жіберу мүмкін болмады. Толық мәтінді осы жерде бет-бетімен оқуға болады.";

    public override string WholeTextOrigin(string petition, string version) =>
        $"<code>{Safe(petition)}</code> петициясы, нұсқасы: <code>{Safe(version)}</code>. "
        + "Нұсқа — петицияның барлық тілдегі дәл мәтінінен есептелген бақылау кодының басы. "
        + "Бір әріп өзгерсе, нұсқа да өзгереді. Әр қолтаңбада оның қай нұсқаға қойылғаны жазылады.";

    public override string StartMenuNote => "Петицияны ашу";
    public override string SignMenuNote => "Қол қою";
    public override string ShareMenuNote => "Достарға арналған сілтемем";
    public override string MineMenuNote => "Менің қолтаңбам мен деректерім";
    public override string VerifyMenuNote => "Түбіртекті тексеру";
    public override string LogMenuNote => "Қолтаңба есебін тексеру";
    public override string CancelMenuNote => "Қол қоюды тоқтату";
    public override string HelpMenuNote => "Мұнда не істеуге болады";

    public override string LongAbout(string? title) =>
        (title is null ? "Мұнда петицияларға қол жиналады." : $"«{title}» петициясы.")
        + "\n\nОқып шығыңыз, бір минутта қол қойып, достарыңызға жіберіңіз. Қолтаңбаңызды кез келген уақытта қайтарып ала аласыз."
        + "\n\nБастау үшін төмендегі түймені басыңыз.";

    public override string ShortAbout(string? title) => title is null
        ? "Telegram-ның өзінде оқып, қол қоюға болатын петициялар."
        : $"«{title}» петициясы. Осы жерде оқып, қол қоюға болады.";

    public override string NotSigned => "Сіз әлі ештеңеге қол қойған жоқсыз.";

    public override string Counted(string title, long number, DateOnly day) =>
        $"✅ <b>{Safe(title)}</b>\n{Date(day)} күнгі №\u00a0<b>{Number(number)}</b> қолтаңбаңыз есепке алынды.";

    public override string Withdrawn(string title, long number, DateOnly day) =>
        $"<b>{Safe(title)}</b>\n№\u00a0{Number(number)} қолтаңбаңыз {Date(day)} күні қайтарып алынды. Қол жинау аяқталғанша қайта қол қоюға болады.";

    public override string NotCounted(string title, long number, string? reason, string? contact) =>
        $"⚠️ <b>{Safe(title)}</b>\n№\u00a0{Number(number)} қолтаңбаңыз есепке алынбады."
        + (reason is null ? "" : $"\nСебебі: {Safe(reason)}")
        + (contact is null ? "" : $"\nКеліспесеңіз, осында жазыңыз: {Safe(contact)}");

    public override string WithdrawAsk(long number) =>
        $"№\u00a0{Number(number)} қолтаңбаңызды қайтарып аласыз ба? Ол енді есепке кірмейді, бұл нөмірді қалпына келтіру мүмкін болмайды.";

    public override string WithdrawDone(long number) => $"№\u00a0{Number(number)} қолтаңбаңыз қайтарып алынды, енді есепке кірмейді. Толтырғаныңыз бұдан өшпейді: ол үшін /me ішінде «Мен туралы бәрін өшіру» бар.";

    public override string Cancelled => "Тоқтатылды. Енгізгеніңіз ұмытылды, чаттан да өшіріледі.";
    public override string NothingToCancel => "Тоқтататын ештеңе жоқ: сіз қазір қол қойып жатқан жоқсыз.";
    public override string ChooseLanguage => "Тілді таңдаңыз · Выберите язык · Choose a language";
    public override string LanguageChosen => "Енді сізбен қазақша сөйлесемін.";

    public override string Help =>
        "Мұнда петицияны оқып, қол қойып, басқаларды шақыруға болады.\n\n"
        + "/start — петиция\n/sign — қол қою\n/share — достарға арналған сілтемем\n/me — менің қолтаңбам мен деректерім\n/verify — түбіртекті тексеру\n/log — есепті тексеру\n"
        + "/clean — осы чаттағы хабарларды өшіру\n"
        + "/language — тіл\n/cancel — қол қоюды тоқтату\n/help — осы анықтама";

    public override string NotUnderstood => "Хабарламаңызды түсіне алмадым. Мұнда мынаны істеуге болады:";
    public override string Apology => "Кешіріңіз, бізде қате шықты. Ештеңе жоғалған жоқ: қайталап көріңіз немесе /start арқылы бастаңыз.";
    public override string AfterOutage => "Бот біраз уақыт істемей тұрды. Күттіріп қойғанымыз үшін кешіріңіз! Сіз қол қоюды әлі аяқтаған жоқсыз, бірақ ештеңе жоғалған жоқ: жалғастыра аласыз.";

    public override string TooFast => "Бірден тым көп хабар келді: соңғылары оқылмай қалды. Бірнеше секунд күтіп, қайта жазыңыз.";

    public override string AlreadySignedNote(long number) => $"Сіз қол қойып қойғансыз. Нөміріңіз: {Number(number)}";
    public override string OldButtonNote => "Бұл түйме енді жұмыс істемейді. Қазір мұнда мыналар бар.";
    public override string ErrorNote => "Бізде қате шықты. Қайталап көріңіз.";

    public override string TooFastNote => "Түйме тым жиі басылды. Бірнеше секунд күтіңіз.";

    private static string Number(long n) => Number(n, "\u00a0");

    private static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Line(string label, string? value) => value is null ? "" : $"\n{label}: <b>{Safe(value)}</b>";
}
