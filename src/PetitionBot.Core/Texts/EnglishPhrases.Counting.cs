namespace PetitionBot.Core.Texts;

internal sealed partial class EnglishPhrases
{
    public override string ReceiptButton => "🧾 Get a receipt";

    public override string ReceiptCaption(long number, DateOnly day) =>
        $"🧾 Receipt: signature no.\u00a0<b>{Number(number, ",")}</b> of {Date(day)} is counted.\n\n"
        + "Anybody can check this, even without us: /log says how. The receipt holds neither your name nor what you filled in. "
        + "But whoever finds it on your phone knows that you signed. If that is dangerous, delete it: you can get a new one with /me as long as your signature counts.";

    public override string AskReceipt => "Send me a receipt: the file, or its text. I will say whether that signature is counted.";

    public override string ReceiptCounted(long number, DateOnly day, long entries) =>
        $"✅ Signature no.\u00a0<b>{Number(number, ",")}</b> of {Date(day)} is counted.\nThe receipt is genuine and fits the log, which has {Number(entries, ",")} {(entries == 1 ? "entry" : "entries")} now.";

    public override string ReceiptWithdrawn(long number, DateOnly day) =>
        $"The receipt is genuine, but signature no.\u00a0{Number(number, ",")} was withdrawn on {Date(day)} and no longer counts.";

    public override string ReceiptNotCounted(long number, string? reason, string? contact) =>
        $"⚠️ The receipt is genuine, but the organizers no longer count signature no.\u00a0{Number(number, ",")}."
        + (reason is null ? "" : $"\nReason: {Safe(reason)}")
        + (contact is null ? "" : $"\nDo you disagree? Write to: {Safe(contact)}");

    public override string ReceiptCountedAnew(long number, DateOnly day) =>
        $"✅ Signature no.\u00a0<b>{Number(number, ",")}</b> of {Date(day)} is counted.\nThe receipt is genuine. It is from before our server broke down: since then the log goes on under a new key, with the same entry in it. You can get a new receipt with /me.";

    public override string ReceiptNotRestored(long number) =>
        $"⚠️ The receipt is genuine, but signature no.\u00a0{Number(number, ",")} is not counted now. It was taken back, or it was lost when our server broke down and could only be restored from an older copy. "
        + "/me shows whether you are counted. If not, please sign again, and keep the receipt.";

    public override string RestoredMeanwhile(DateOnly copied, DateOnly restored) =>
        $"⚠️ Our server broke down. On {Date(restored)} it was restored from a copy of {Date(copied)}; signatures given in between are lost. If you signed in those days, please sign again. We are sorry.";

    public override string ReceiptOfOtherLog => "❌ This receipt is not from our log. It comes from another bot, or somebody made it up.";
    public override string ReceiptChanged => "❌ Something in this receipt was changed, so it proves nothing. Send the file as you got it.";

    public override string ReceiptForked(long number) =>
        $"🚨 The receipt for signature no.\u00a0{Number(number, ",")} is genuine, but our log no longer fits it. This must never happen. "
        + "Keep the receipt and show it to the organizers and to others: it proves that the log was changed.";

    public override string NoReceipt => "This is no receipt. Send the file that the bot gave after signing, or the whole text in it.";

    public override string FileUnreadable => "The file could not be read. Send it once more, or the whole text in it.";

    public override string AboutLog => "🔎 <b>How to check the count</b>\n\nEvery signature is an entry in a public log. If anything in it is removed or changed, everybody who kept a receipt or an earlier checkpoint can see it. There are no names in it.";

    public override string HowToCheck(string checkpoint, string key, string? place) => HowToCheck(
        place is null
            ? "Ask the organizers where the log is published. With it comes a page, verify.html, which counts again on your own device."
            : $"The log: {Safe(place)}\nThe page verify.html there counts again on your own device.",
        "The newest checkpoint. Compare it with others: everybody must see the same log.",
        checkpoint,
        "The log’s key:",
        key);
}
