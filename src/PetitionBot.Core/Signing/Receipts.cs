using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>Hands out receipts and judges those that people bring; docs/log-format.md, "Receipt".</summary>
internal sealed class Receipts(LogSigner log, Safe safe)
{
    /// <summary>The proof that a signature is counted now.</summary>
    public Receipt Issue(IUnitOfWork unit, Signature signature)
    {
        var tree = new LogTree(unit);
        var (leaf, entry) = Entries(unit, signature.Row.Petition, signature.Serial).Last(pair => pair.Entry.Commitment is not null);
        return new Receipt
        {
            Petition = signature.Row.Petition,
            Serial = signature.Serial,
            Corrected = entry.Kind == LeafKind.Corrected,
            Day = entry.Day,
            Version = entry.Version!.Value.Bytes.ToArray(),
            Nonce = signature.Box.Nonce,
            Digest = signature.Box.Digest,
            Index = leaf.Index,
            Proof = tree.InclusionProof(leaf.Index, tree.Size),
            Checkpoint = log.Sign(tree).ToString(),
        };
    }

    /// <summary>What is to be said of a text that should be a receipt.</summary>
    public ReceiptJudgement Judge(IUnitOfWork unit, string text)
    {
        Receipt receipt;
        ReceiptVerdict verdict;
        try
        {
            receipt = Receipt.Parse(text);
            verdict = receipt.Check(log.PublicKey);
        }
        catch (FormatException)
        {
            return new ReceiptJudgement.NoReceipt();
        }

        return verdict switch
        {
            ReceiptVerdict.Included => Judge(unit, receipt),
            ReceiptVerdict.OtherLog or ReceiptVerdict.BadSignature => JudgeFormer(unit, receipt),
            _ => new ReceiptJudgement.Changed(),
        };
    }

    private ReceiptJudgement Judge(IUnitOfWork unit, Receipt receipt)
    {
        var tree = new LogTree(unit);
        var seen = Checkpoint.Read(SignedNote.Parse(receipt.Checkpoint));
        // Our own key signed what our own book does not hold: an old backup, or a second book under one key.
        if (!tree.Continues(seen)) return new ReceiptJudgement.LogForked(receipt.Serial);
        var latest = Entries(unit, receipt.Petition, receipt.Serial).Select(pair => pair.Entry)
            .Last(entry => entry.Kind is not (LeafKind.Corrected or LeafKind.Audit));
        return latest.Kind switch
        {
            LeafKind.Withdrawn => new ReceiptJudgement.Withdrawn(receipt.Serial, latest.Day),
            LeafKind.Invalidated => new ReceiptJudgement.NotCounted(receipt.Petition, receipt.Serial, Reason(unit, receipt)),
            _ => new ReceiptJudgement.Counted(receipt.Serial, receipt.Day, tree.Size),
        };
    }

    // Of the log before the book was restored: its entries are in today's as they were, but for those that were lost.
    private static ReceiptJudgement JudgeFormer(IUnitOfWork unit, Receipt receipt)
    {
        var isGenuine = FormerLogs.Keys(unit).Any(key => receipt.Check(key) == ReceiptVerdict.Included);
        if (!isGenuine) return new ReceiptJudgement.OtherLog();
        var entries = Entries(unit, receipt.Petition, receipt.Serial).Select(pair => pair.Entry).ToList();
        var isKept = entries.Any(entry => entry.LeafHash.AsSpan().SequenceEqual(receipt.Entry().LeafHash));
        var state = entries.LastOrDefault(entry => entry.Kind is not (LeafKind.Corrected or LeafKind.Audit))?.Kind;
        return isKept && SerialState.Counts(state)
            ? new ReceiptJudgement.CountedAnew(receipt.Serial, receipt.Day)
            : new ReceiptJudgement.NotRestored(receipt.Serial);
    }

    private string? Reason(IUnitOfWork unit, Receipt receipt) =>
        unit.Signatures.List(receipt.Petition, receipt.Serial - 1, 1) is [var row] && row.Serial == receipt.Serial ? safe.Open(row).Box.Reason : null;

    private static IEnumerable<(LeafRow Leaf, LogEntry Entry)> Entries(IUnitOfWork unit, string petition, long serial) =>
        unit.Leaves.ListOf(petition, serial).Select(leaf => (leaf, LogEntry.Parse(leaf.Bytes)));
}
