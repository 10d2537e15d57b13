namespace PetitionBot.Core.Signing;

/// <summary>What a receipt is worth today. A closed set.</summary>
internal abstract record ReceiptJudgement
{
    private ReceiptJudgement()
    {
    }

    /// <summary>The signature is counted.</summary>
    internal sealed record Counted(long Serial, DateOnly Day, long Entries) : ReceiptJudgement;

    /// <summary>The signer took it back.</summary>
    internal sealed record Withdrawn(long Serial, DateOnly Day) : ReceiptJudgement;

    /// <summary>The organizers do not count it.</summary>
    internal sealed record NotCounted(string Petition, long Serial, string? Reason) : ReceiptJudgement;

    /// <summary>It is no receipt at all.</summary>
    internal sealed record NoReceipt : ReceiptJudgement;

    /// <summary>It is of another log, or nobody's.</summary>
    internal sealed record OtherLog : ReceiptJudgement;

    /// <summary>It is of the log before the book was restored, and the signature is counted in today's.</summary>
    internal sealed record CountedAnew(long Serial, DateOnly Day) : ReceiptJudgement;

    /// <summary>It is of the log before the book was restored, and the signature is not counted: lost, or taken back.</summary>
    internal sealed record NotRestored(long Serial) : ReceiptJudgement;

    /// <summary>The checkpoint is ours, but what stands around it is not what was handed out.</summary>
    internal sealed record Changed : ReceiptJudgement;

    /// <summary>It is genuine, and the log is not what it was: the loudest of all.</summary>
    internal sealed record LogForked(long Serial) : ReceiptJudgement;
}
