namespace PetitionBot.Core.Texts;

internal sealed partial class EnglishPhrases
{
    public override string CleanButton => "🧹 Clean this chat";
    public override string CleanYesButton => "Yes, clean it";
    public override string CleanMenuNote => "Remove the messages from this chat";

    public override string CleanAsk(bool hasForm) =>
        "<b>Clean this chat?</b>\n\n"
        + "Your messages and mine of the last 48\u00a0hours will disappear, on all your devices. If you have signed, your signature stays as it is."
        + (hasForm ? " What you have begun to fill in is thrown away." : "")
        + "\n\n"
        + "Telegram lets me remove nothing older. To get rid of that too, delete this chat in Telegram.";

    public override string CleanDone => "Done.";
}
