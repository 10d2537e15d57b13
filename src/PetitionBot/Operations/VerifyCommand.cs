using System.CommandLine;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;

namespace PetitionBot.Operations;

/// <summary>
/// Checks a receipt, a published log or both, offline and against a pinned key. Trusts nothing but that key, so it may
/// run on a machine that has never seen the bot.
/// </summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var receipt = new Argument<FileInfo?>("receipt") { Description = "A receipt.", Arity = ArgumentArity.ZeroOrOne };
        var log = new Option<DirectoryInfo?>("--log") { Description = "The folder of a published log." };
        var key = new Option<FileInfo?>("--key") { Description = "A file with the log's key, as the organizers published it." };
        var kept = new Option<FileInfo[]>("--checkpoint") { Description = "A checkpoint that was kept earlier, from anywhere; may be repeated. The published log must continue it." };
        var verify = new Command("verify", "Checks a receipt or recounts a published log, offline; without arguments, counts the bot's own book anew.") { receipt, log, key, kept };
        verify.SetAction(given => given.GetValue(receipt) is null && given.GetValue(log) is null && given.GetValue(key) is null
            ? OwnBook.Run(() => SettingsReader.Read(Configuration.Load()), Console.Out, Console.Error)
            : Run(given.GetValue(receipt), given.GetValue(log), given.GetValue(key), Console.Out, Console.Error, given.GetValue(kept) ?? []));
        return verify;
    }

    /// <returns>0 when everything that was handed in holds, 1 otherwise.</returns>
    public static int Run(
        FileInfo? receiptFile, DirectoryInfo? logFolder, FileInfo? keyFile, TextWriter output, TextWriter errors, params FileInfo[] kept)
    {
        try
        {
            if (receiptFile is null && logFolder is null) throw new FormatException("There is nothing to check: name a receipt, a log (--log), or both");
            if (logFolder is null && kept.Length > 0) throw new FormatException("--checkpoint is held against the published log: name its folder with --log");
            if (keyFile is null) throw new FormatException("--key is missing: without the log's key, pinned before, nothing is proven");
            var key = GivenFile.Read(keyFile, NoteKey.Parse);
            var receipt = receiptFile is null ? null : GivenFile.Read(receiptFile, Receipt.Parse);
            if (receipt is not null) Check(receipt, key, output);
            if (logFolder is not null) Check(logFolder, key, receipt, kept, output);
            return 0;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Check(Receipt receipt, NoteKey key, TextWriter output)
    {
        var verdict = receipt.Check(key);
        if (verdict != ReceiptVerdict.Included) throw new FormatException($"The receipt proves nothing: {Reason(verdict)}");
        var checkpoint = CheckpointOf(receipt);
        output.WriteLine($"Signature {receipt.Serial} of {receipt.Petition} stood in the log when it had {checkpoint.Size} entries.");
        output.WriteLine($"Signed on {receipt.Day:yyyy-MM-dd}, version {Convert.ToHexStringLower(receipt.Version)}.");
    }

    private static void Check(DirectoryInfo folder, NoteKey key, Receipt? receipt, FileInfo[] kept, TextWriter output)
    {
        var log = PublishedLog.Open(folder.FullName, key);
        var recount = log.Recount();
        if (recount.Problems.Count > 0) throw new FormatException(string.Join('\n', recount.Problems.Prepend("The published log breaks its own rules:")));
        output.WriteLine($"The published log has {recount.Entries} entries and is the one that its checkpoint was signed for.");
        foreach (var petition in recount.Petitions)
            output.WriteLine($"{petition}: {recount.Count(petition)} counted of {recount.Serials(petition)} signatures.");
        foreach (var file in kept) Compare(file, log, key, output);
        if (receipt is not null) Compare(receipt, log, recount, output);
    }

    // Two checkpoints that the same log continues are consistent with each other.
    private static void Compare(FileInfo file, PublishedLog log, NoteKey key, TextWriter output)
    {
        var kept = GivenFile.Read(file, text => Checkpoint.Open(SignedNote.Parse(text), key));
        output.WriteLine(Continues(log, kept, $"{file.Name} was signed for", "checkpoint")
            ? $"The published log continues {file.Name}, which was signed at {kept.Size} entries."
            : $"{file.Name} is newer than the published log ({kept.Size} entries): look again when more is published.");
    }

    private static bool Continues(PublishedLog log, Checkpoint seen, string what, string proof)
    {
        if (seen.Size > log.Checkpoint.Size) return false;
        if (log.Root(seen.Size).AsSpan().SequenceEqual(seen.Root)) return true;
        throw new FormatException(
            $"The published log is not the one that {what}, though the same key signed both. "
            + $"Keep the {proof} and a copy of the log: together they prove that the log was changed");
    }

    private static void Compare(Receipt receipt, PublishedLog log, Recount recount, TextWriter output)
    {
        var seen = CheckpointOf(receipt);
        if (!Continues(log, seen, "the receipt was given for", "receipt"))
        {
            output.WriteLine($"The receipt is newer than the published log ({seen.Size} entries): look again when more is published.");
            return;
        }

        var state = recount.State(new(receipt.Petition), receipt.Serial);
        output.WriteLine(SerialState.Counts(state)
            ? $"Signature {receipt.Serial} of {receipt.Petition} is counted."
            : $"Signature {receipt.Serial} of {receipt.Petition} is not counted any more: it was {state?.ToString().ToLowerInvariant()}.");
    }

    private static Checkpoint CheckpointOf(Receipt receipt) => Checkpoint.Read(SignedNote.Parse(receipt.Checkpoint));

    private static string Reason(ReceiptVerdict verdict) => verdict switch
    {
        ReceiptVerdict.OtherLog => "it is of another log than the key.",
        ReceiptVerdict.BadSignature => "its checkpoint is not signed by the key.",
        ReceiptVerdict.NotIncluded => "its signature does not stand in the log that its checkpoint speaks of.",
        _ => "its checkpoint is none.",
    };
}
