namespace PetitionBot.Core.Texts;

internal sealed partial class KazakhPhrases
{
    public override string EraseButton => "🗑 Мен туралы бәрін өшіру";
    public override string EraseGoOnButton => "Бәрін өшіру";
    public override string EraseYesButton => "Иә, біржола өшіру";
    public override string KeepEverythingButton => "Жоқ, қала берсін";

    public override string EraseAsk(bool isBarred) =>
        "<b>Сіз туралы бәрін өшірейік пе?</b>\n\n"
        + "• Қолтаңбаларыңыз қайтарып алынады, енді саналмайды.\n"
        + "• Жауаптарыңыз, сілтемеңіз және осы әңгіме жойылады. Оларды ешкім қайтара алмайды.\n"
        + "• Соңғы 48\u00a0сағаттағы хабарлар осы чаттан жойылады.\n"
        + "• Ашық тізімде қолтаңбаларыңыздың нөмірлері ғана «қайтарып алынды» деген белгімен қалады.\n"
        + "• Ешкім рұқсат етілгеннен жиі қол қоймауы үшін 30\u00a0күн белгі сақталады. Содан кейін оның кілті жойылады, белгінің кімдікі екенін ешкім біле алмайды."
        + (isBarred ? "\n• Бір қолтаңбаңыз есепке алынбаған, сондықтан белгі ұзағырақ сақталады: онда сіз туралы ештеңе жоқ, ол тек ұйымдастырушылар рұқсат бергенше қайта қол қоюға жол бермейді." : "");

    public override string EraseAskAgain => "<b>Шынымен бәрін өшіресіз бе?</b>\nМұны кері қайтару мүмкін емес.";
    public override string EraseDone => "Сіз туралы бәрі өшірілді.\n\nСақтап қойған түбіртектеріңіз бен файлдарыңыз құрылғыларыңызда қалды: оларды сол жерден өшіріңіз.";

    public override string Barred(string? reason, string? contact) =>
        "⚠️ Бұрынғы қолтаңбаңыз есепке алынбаған, сондықтан әзірге қайта қол қоюға болмайды."
        + (reason is null ? "" : $"\nСебебі: {Safe(reason)}")
        + (contact is null ? "" : $"\nКеліспейсіз бе? Мына жерге жазыңыз: {Safe(contact)}");
}
