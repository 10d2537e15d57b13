namespace PetitionBot.Core.Texts;

internal sealed partial class EnglishPhrases
{
    public override string AllMineButton => "👤 All my signatures";
    public override string ChooseMine => "<b>Your signatures</b>\n✅ counted · ⚠️ not counted · ▫️ withdrawn\n\nChoose one:";
    public override string DownloadButton => "⬇️ Download my data";
    public override string DownloadYesButton => "Yes, send the file";

    public override string DownloadAsk =>
        "<b>Send you a file with everything kept about you?</b>\n\n"
        + "It holds your signatures and all that belongs to them. What only the organizers can open stays sealed there too.\n\n"
        + "⚠️ The file will lie in this chat: whoever searches your phone will find it. Save it somewhere safe, and then clean the chat: /clean";

    public override string DownloadCaption => "Everything that is kept about you. The file opens as text. Once you have saved it, remove it from here: /clean";
    public override string DownloadFailed => "The file could not be sent. Please try again later.";
    public override string DownloadSealedAbout => "Only the organizers can open this, with a key that is not on the server.";

    public override string DownloadAbout =>
        "This is everything that this bot keeps about you. Your Telegram account is not written down anywhere in readable form: all this was found by a code made from it. "
        + "Besides this there are only the entries of the public log: number, day and check code of a signature. "
        + "How many people signed through your link is told only roughly, so that nobody can tell who they are. "
        + "A form that you have not finished is here as you filled it in. You can erase everything with /me.";
}
