using PetitionBot.Core.Storage;

namespace PetitionBot.Bench.Log;

/// <summary>A book whose log grows no tree: it says that every tile is there already.</summary>
internal sealed class TreelessUnit(IUnitOfWork inner) : IUnitOfWork, ITileTable
{
    public IMetaTable Meta => inner.Meta;

    public IBotTable Bots => inner.Bots;

    public IDialogueTable Dialogues => inner.Dialogues;

    public ISignatureTable Signatures => inner.Signatures;

    public ILeafTable Leaves => inner.Leaves;

    public ITileTable Tiles => this;

    public ICounterTable Counters => inner.Counters;

    public ILinkTable Links => inner.Links;

    public ITombstoneTable Tombstones => inner.Tombstones;

    public IRemainsTable Remains => inner.Remains;

    public IOutboxTable Outbox => inner.Outbox;

    public IFailureTable Failures => inner.Failures;

    public long Count(int level) => long.MaxValue;

    public void Add(int level, byte[] hash) => throw new NotSupportedException();

    public IReadOnlyList<byte[]> List(int level, long fromTile, int limit) => throw new NotSupportedException();
}
