using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Ledger;

/// <summary>
/// The log as it stands in one transaction: appends entries and answers for roots and proofs. Appending hashes nothing
/// but each tile once, when it is full; a proof reads at most 256 leaves and 256 hashes of each level. Nothing of it
/// lives in memory between transactions, so that a rollback has nothing to forget.
/// </summary>
public sealed class LogTree
{
    private readonly IUnitOfWork _unit;
    private readonly Dictionary<(int Level, long Tile), IReadOnlyList<byte[]>> _tiles = [];

    /// <summary>Opens the log of a book within one transaction, and for that long only.</summary>
    public LogTree(IUnitOfWork unit) => _unit = unit;

    /// <summary>How many entries there are.</summary>
    public long Size => _unit.Leaves.Size;

    /// <summary>Adds an entry and returns its index.</summary>
    public long Append(LogEntry entry)
    {
        var index = _unit.Leaves.Append(entry.Petition.Value, entry.Serial, entry.Bytes);
        if ((index + 1) % TilePath.Width == 0) CompleteTiles(index + 1);
        return index;
    }

    /// <summary>The root over the first <paramref name="size"/> entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public byte[] Root(long size) => MerkleTree.Root(Within(size), Subtree);

    /// <summary>Whether this log is the one that a checkpoint was signed for, or its continuation.</summary>
    public bool Continues(Checkpoint seen) => seen.Size <= Size && Root(seen.Size).AsSpan().SequenceEqual(seen.Root);

    /// <summary>The proof that an entry stands in the log of this size, from the leaf upwards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry, or there are not so many.</exception>
    public IReadOnlyList<byte[]> InclusionProof(long index, long size) => MerkleTree.InclusionProof(index, Within(size), Subtree);

    /// <summary>The proof that the log of one size is the beginning of the log of another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sizes are not 0 &lt;= first &lt;= second &lt;= <see cref="Size"/>.</exception>
    public IReadOnlyList<byte[]> ConsistencyProof(long first, long second) => MerkleTree.ConsistencyProof(first, Within(second), Subtree);

    /// <summary>The hashes of a tile (c2sp.org/tlog-tiles), as many of its 256 as the log has.</summary>
    public IReadOnlyList<byte[]> Tile(int level, long tile)
    {
        if (_tiles.TryGetValue((level, tile), out var known)) return known;
        var start = tile * TilePath.Width;
        var hashes = level == 0
            ? [.. _unit.Leaves.List(start, TilePath.Width).Select(leaf => MerkleHash.Leaf(leaf.Bytes))]
            : _unit.Tiles.List(level - 1, start, TilePath.Width);
        // One that is not full may still grow within this transaction.
        if (hashes.Count == TilePath.Width) _tiles[(level, tile)] = hashes;
        return hashes;
    }

    /// <summary>Adds the hashes of full tiles that a book from before the tree lacks.</summary>
    public void Complete() => CompleteTiles(Size);

    private void CompleteTiles(long size)
    {
        var full = size / TilePath.Width;
        for (var level = 0; full > 0; level++, full /= TilePath.Width)
        {
            for (var tile = _unit.Tiles.Count(level); tile < full; tile++)
                _unit.Tiles.Add(level, MerkleHash.Above(Tile(level, tile)));
        }
    }

    private byte[] Subtree(int height, long index)
    {
        var (level, rest) = Math.DivRem(height, TilePath.Height);
        var first = index << rest;
        var hashes = Tile(level, first / TilePath.Width);
        var from = (int)(first % TilePath.Width);
        return rest == 0 ? hashes[from] : MerkleHash.Above([.. hashes.Skip(from).Take(1 << rest)]);
    }

    private long Within(long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        return size;
    }
}
