using PetitionBot.Core.Ledger.Notes;

namespace PetitionBot.Core.Ledger;

/// <summary>Signs the checkpoints of one log: its origin together with its key. Safe for use from any thread.</summary>
/// <param name="origin">The log's origin.</param>
/// <param name="key">The log's key; disposed with this.</param>
public sealed class LogSigner(string origin, LogKey key) : IDisposable
{
    /// <summary>The log's origin.</summary>
    public string Origin => origin;

    /// <summary>The log's private key.</summary>
    public LogKey Key => key;

    /// <summary>What verifiers pin.</summary>
    public NoteKey PublicKey { get; } = key.PublicKey(origin);

    /// <summary>Signs the log as it stands in this transaction.</summary>
    public SignedNote Sign(LogTree tree) => new Checkpoint(origin, tree.Size, tree.Root(tree.Size)).Sign(key);

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
