using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>The tables of the book over one session.</summary>
internal sealed class SqlUnitOfWork(SqlSession session) : IUnitOfWork
{
    /// <summary>What runs the statements; for the engines' own use.</summary>
    public SqlSession Session => session;

    /// <inheritdoc/>
    public IMetaTable Meta { get; } = new SqlMetaTable(session);

    /// <inheritdoc/>
    public IBotTable Bots { get; } = new SqlBotTable(session);

    /// <inheritdoc/>
    public IDialogueTable Dialogues { get; } = new SqlDialogueTable(session);

    /// <inheritdoc/>
    public ISignatureTable Signatures { get; } = new SqlSignatureTable(session);

    /// <inheritdoc/>
    public ILeafTable Leaves { get; } = new SqlLeafTable(session);

    /// <inheritdoc/>
    public ITileTable Tiles { get; } = new SqlTileTable(session);

    /// <inheritdoc/>
    public ICounterTable Counters { get; } = new SqlCounterTable(session);

    /// <inheritdoc/>
    public ILinkTable Links { get; } = new SqlLinkTable(session);

    /// <inheritdoc/>
    public ITombstoneTable Tombstones { get; } = new SqlTombstoneTable(session);

    /// <inheritdoc/>
    public IRemainsTable Remains { get; } = new SqlRemainsTable(session);

    /// <inheritdoc/>
    public IOutboxTable Outbox { get; } = new SqlOutboxTable(session);

    /// <inheritdoc/>
    public IFailureTable Failures { get; } = new SqlFailureTable(session);
}
