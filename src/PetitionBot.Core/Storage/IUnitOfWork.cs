namespace PetitionBot.Core.Storage;

/// <summary>
/// One transaction, seen as the tables of the book. It sees its own writes. For one thread only, and only until the work
/// returns. A call that threw a <see cref="StoreException"/> spends it: every later call throws too, and nothing of the
/// work remains, even if it caught the error.
/// </summary>
public interface IUnitOfWork
{
    /// <summary>Small facts about the book itself.</summary>
    IMetaTable Meta { get; }

    /// <summary>The bots that serve this book and the updates that they have done.</summary>
    IBotTable Bots { get; }

    /// <summary>The conversation with each chat.</summary>
    IDialogueTable Dialogues { get; }

    /// <summary>Serials, signatures and the exact texts that were signed.</summary>
    ISignatureTable Signatures { get; }

    /// <summary>The leaves of the log, in their order.</summary>
    ILeafTable Leaves { get; }

    /// <summary>The hashes of the log tree's full tiles.</summary>
    ITileTable Tiles { get; }

    /// <summary>Numbers kept with the append, recounted by <c>verify</c>.</summary>
    ICounterTable Counters { get; }

    /// <summary>Personal links and the credits that wait for them.</summary>
    ILinkTable Links { get; }

    /// <summary>What remains of those who erased everything about them.</summary>
    ITombstoneTable Tombstones { get; }

    /// <summary>What is left of signatures once the book is shredded.</summary>
    IRemainsTable Remains { get; }

    /// <summary>What waits to be sent, and what was sent.</summary>
    IOutboxTable Outbox { get; }

    /// <summary>What could not be handled or delivered.</summary>
    IFailureTable Failures { get; }
}
