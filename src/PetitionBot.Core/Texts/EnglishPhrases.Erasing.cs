namespace PetitionBot.Core.Texts;

internal sealed partial class EnglishPhrases
{
    public override string EraseButton => "🗑 Erase everything about me";
    public override string EraseGoOnButton => "Erase everything";
    public override string EraseYesButton => "Yes, erase it all for good";
    public override string KeepEverythingButton => "No, keep everything";

    public override string EraseAsk(bool isBarred) =>
        "<b>Erase everything about you?</b>\n\n"
        + "• Your signatures are withdrawn and no longer count.\n"
        + "• What you filled in, your link and this conversation are deleted. What the organizers copied before, and old backups, I cannot reach.\n"
        + "• The messages of the last 48\u00a0hours disappear from this chat.\n"
        + "• The public log keeps the number, day and check code of your signatures, marked as withdrawn. No name.\n"
        + "• For 30\u00a0days a mark stays, so that nobody signs more often than is allowed. Then its key is destroyed, and nobody can tell whose it was."
        + (isBarred ? "\n• Because a signature of yours was not counted, a mark stays for longer: it holds no name and nothing you filled in, and only keeps you from signing anew until the organizers allow it." : "");

    public override string EraseAskAgain => "<b>Really erase everything?</b>\nThis cannot be undone.";
    public override string EraseDone => "Done. Now delete this chat in Telegram, and any files that you saved from it.";

    public override string Barred(string? reason, string? contact) =>
        "⚠️ An earlier signature of yours was not counted, so you cannot sign again yet."
        + (reason is null ? "" : $"\nReason: {Safe(reason)}")
        + (contact is null ? "" : $"\nDo you disagree? Write to: {Safe(contact)}");
}
