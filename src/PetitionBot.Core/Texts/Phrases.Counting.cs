namespace PetitionBot.Core.Texts;

#pragma warning disable CS1591 // Each text is its own description; what a group is for stands above it.

public abstract partial class Phrases
{
    /// <summary>Stands over a checkpoint in a channel, in all languages. Telegram HTML.</summary>
    public static string CheckpointHeading => "🔎 Журнал белгісі · Отметка журнала · Checkpoint of the log";

    // The proof of being counted.
    public abstract string ReceiptButton { get; }

    /// <summary>Stands below the file, or above its text where no file can be sent; at most 1024 characters.</summary>
    public abstract string ReceiptCaption(long number, DateOnly day);
    public abstract string AskReceipt { get; }

    // What a receipt is worth. Numbers are those of signatures, entries the length of the log.
    public abstract string ReceiptCounted(long number, DateOnly day, long entries);
    public abstract string ReceiptWithdrawn(long number, DateOnly day);
    public abstract string ReceiptNotCounted(long number, string? reason, string? contact);

    /// <summary>Of the log before the book was restored from a backup, and counted in today's.</summary>
    public abstract string ReceiptCountedAnew(long number, DateOnly day);

    /// <summary>Of the log before the book was restored, and not counted: lost since, or taken back.</summary>
    public abstract string ReceiptNotRestored(long number);

    /// <summary>To whoever is not found as a signer: the book was restored, so they may have signed and be lost.</summary>
    public abstract string RestoredMeanwhile(DateOnly copied, DateOnly restored);
    public abstract string ReceiptOfOtherLog { get; }
    public abstract string ReceiptChanged { get; }

    /// <summary>Our own key signed what our own log does not hold any more.</summary>
    public abstract string ReceiptForked(long number);
    public abstract string NoReceipt { get; }
    public abstract string FileUnreadable { get; }

    /// <summary>What the log is; the counts stand below.</summary>
    public abstract string AboutLog { get; }

    /// <summary>How anybody can check the count.</summary>
    /// <param name="checkpoint">The newest checkpoint.</param>
    /// <param name="key">The log's public key.</param>
    /// <param name="place">The address of the published log, or null.</param>
    public abstract string HowToCheck(string checkpoint, string key, string? place);

    private protected static string HowToCheck(string where, string checkpointName, string checkpoint, string keyName, string key) =>
        $"{where}\n\n{checkpointName}\n<pre>{Safe(checkpoint.TrimEnd())}</pre>\n{keyName}\n<code>{Safe(key)}</code>";
}
