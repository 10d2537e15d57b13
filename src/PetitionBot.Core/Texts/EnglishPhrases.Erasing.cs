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
        + "• What you filled in, your link and this conversation are deleted. Nobody can bring them back.\n"
        + "• The messages of the last 48\u00a0hours disappear from this chat.\n"
        + "• The public list keeps only the numbers of your signatures, marked as withdrawn.\n"
        + "• For 30\u00a0days a mark stays, so that nobody signs more often than is allowed. Then its key is destroyed, and nobody can tell whose it was."
        + (isBarred ? "\n• Because a signature of yours was not counted, a mark stays for longer: it holds nothing about you, and only keeps you from signing anew until the organizers allow it." : "");

    public override string EraseAskAgain => "<b>Really erase everything?</b>\nThis cannot be undone.";
    public override string EraseDone => "Everything about you is erased.\n\nReceipts and files that you saved are still on your devices: delete them there.";

    public override string Barred(string? reason, string? contact) =>
        "⚠️ An earlier signature of yours was not counted, so you cannot sign again yet."
        + (reason is null ? "" : $"\nReason: {Safe(reason)}")
        + (contact is null ? "" : $"\nDo you disagree? Write to: {Safe(contact)}");
}
