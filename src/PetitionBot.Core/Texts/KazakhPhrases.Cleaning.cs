namespace PetitionBot.Core.Texts;

internal sealed partial class KazakhPhrases
{
    public override string CleanButton => "🧹 Осы чатты тазалау";
    public override string CleanYesButton => "Иә, тазалау";
    public override string CleanMenuNote => "Осы чаттағы хабарларды өшіру";

    public override string CleanAsk(bool hasForm) =>
        "<b>Осы чатты тазалайық па?</b>\n\n"
        + "Соңғы 48\u00a0сағаттағы сіздің де, менің де хабарларым барлық құрылғыңыздан жойылады. Қол қойған болсаңыз, қолтаңбаңыз сол күйінде қалады."
        + (hasForm ? " Толтыра бастағаныңыз сақталмайды." : "")
        + "\n\n"
        + "Одан ескісін өшіруге Telegram рұқсат бермейді. Ол да жойылуы үшін чаттың өзін Telegram-нан өшіріңіз.";

    public override string CleanDone => "Дайын.";
}
