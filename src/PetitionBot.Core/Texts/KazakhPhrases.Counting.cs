namespace PetitionBot.Core.Texts;

internal sealed partial class KazakhPhrases
{
    public override string ReceiptButton => "🧾 Түбіртек алу";

    public override string ReceiptCaption(long number, DateOnly day) =>
        $"🧾 Түбіртек: {Date(day)} күнгі №\u00a0<b>{Number(number)}</b> қолтаңба есепке алынды.\n\n"
        + "Оны кез келген адам бізсіз-ақ тексере алады: қалай екенін /log айтады. Түбіртекте атыңыз да, басқа деректеріңіз де жоқ. "
        + "Бірақ оны телефоныңыздан тапқан адам қол қойғаныңызды біледі. Бұл қауіпті болса, өшіріп тастаңыз: қолтаңбаңыз есепте тұрғанда жаңасын /me арқылы алуға болады.";

    public override string AskReceipt => "Түбіртекті жіберіңіз: файлын немесе мәтінін. Сол қолтаңбаның есепке алынған-алынбағанын айтамын.";

    public override string ReceiptCounted(long number, DateOnly day, long entries) =>
        $"✅ {Date(day)} күнгі №\u00a0<b>{Number(number)}</b> қолтаңба есепке алынған.\nТүбіртек жалған емес және журналға сай: қазір онда {Number(entries)} жазба бар.";

    public override string ReceiptWithdrawn(long number, DateOnly day) =>
        $"Түбіртек жалған емес, бірақ №\u00a0{Number(number)} қолтаңба {Date(day)} күні қайтарып алынған, енді есепке кірмейді.";

    public override string ReceiptNotCounted(long number, string? reason, string? contact) =>
        $"⚠️ Түбіртек жалған емес, бірақ ұйымдастырушылар №\u00a0{Number(number)} қолтаңбаны енді есепке алмайды."
        + (reason is null ? "" : $"\nСебебі: {Safe(reason)}")
        + (contact is null ? "" : $"\nКеліспесеңіз, осында жазыңыз: {Safe(contact)}");

    public override string ReceiptCountedAnew(long number, DateOnly day) =>
        $"✅ {Date(day)} күнгі №\u00a0<b>{Number(number)}</b> қолтаңба есепке алынған.\nТүбіртек жалған емес. Ол серверіміз бұзылғанға дейін берілген: содан бері журнал жаңа кілтпен жүргізіледі, бұл жазба онда да бар. Жаңа түбіртекті /me арқылы алуға болады.";

    public override string ReceiptNotRestored(long number) =>
        $"⚠️ Түбіртек жалған емес, бірақ №\u00a0{Number(number)} қолтаңба қазір есепте жоқ. Ол қайтарып алынған немесе серверіміз бұзылып, ескірек көшірмеден қалпына келтірілгенде жоғалған. "
        + "Есепке алынған-алынбағаныңызды /me көрсетеді. Алынбаған болса, қайта қол қойыңыз, ал түбіртекті сақтап қойыңыз.";

    public override string RestoredMeanwhile(DateOnly copied, DateOnly restored) =>
        $"⚠️ Серверіміз бұзылды. {Date(restored)} күні оны {Date(copied)} күнгі көшірмеден қалпына келтірдік; осы аралықта қойылған қолтаңбалар жоғалды. Сол кезде қол қойған болсаңыз, қайта қол қоюыңызды сұраймыз. Кешіріңіз.";

    public override string ReceiptOfOtherLog => "❌ Бұл түбіртек біздің журналдан емес. Оны басқа бот берген немесе біреу ойдан шығарған.";
    public override string ReceiptChanged => "❌ Бұл түбіртекте бірдеңе өзгертілген, сондықтан ол ештеңені дәлелдемейді. Файлды алған күйінде жіберіңіз.";

    public override string ReceiptForked(long number) =>
        $"🚨 №\u00a0{Number(number)} қолтаңбаның түбіртегі жалған емес, бірақ журналымыз оған сай келмейді. Мұндай болмауға тиіс. "
        + "Түбіртекті сақтап, ұйымдастырушыларға да, басқаларға да көрсетіңіз: ол журналдың өзгертілгенін дәлелдейді.";

    public override string NoReceipt => "Бұл түбіртек емес. Қол қойғаннан кейін бот берген файлды немесе ондағы бүкіл мәтінді жіберіңіз.";

    public override string FileUnreadable => "Файлды оқу мүмкін болмады. Оны тағы бір рет немесе ондағы бүкіл мәтінді жіберіңіз.";

    public override string AboutLog => "🔎 <b>Есепті қалай тексеруге болады</b>\n\nӘр қолтаңба — ашық журналдағы бір жазба. Одан бірдеңе алып тасталса не өзгертілсе, түбіртегін немесе бұрынғы белгіні сақтаған әр адам байқайды. Онда аты-жөндер жоқ.";

    public override string HowToCheck(string checkpoint, string key, string? place) => HowToCheck(
        place is null
            ? "Журналдың қайда жарияланғанын ұйымдастырушылардан сұраңыз. Онымен бірге verify.html беті бар: ол бәрін өз құрылғыңызда қайта санайды."
            : $"Журнал: {Safe(place)}\nСондағы verify.html беті бәрін өз құрылғыңызда қайта санайды.",
        "Журналдың соңғы белгісі. Оны басқалармен салыстырыңыз: журнал бәрінде бірдей болуы керек.",
        checkpoint,
        "Журналдың кілті:",
        key);
}
