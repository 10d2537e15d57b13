namespace PetitionBot.Core.Ledger;

/// <summary>What a receipt proves by itself.</summary>
public enum ReceiptVerdict
{
    /// <summary>The entry stands in the log that the checkpoint speaks of, and the pinned key signed that checkpoint.</summary>
    Included,

    /// <summary>The checkpoint is none.</summary>
    Malformed,

    /// <summary>The checkpoint is of another log than the pinned key's.</summary>
    OtherLog,

    /// <summary>The pinned key did not sign the checkpoint.</summary>
    BadSignature,

    /// <summary>The entry does not stand where the receipt says.</summary>
    NotIncluded,
}
