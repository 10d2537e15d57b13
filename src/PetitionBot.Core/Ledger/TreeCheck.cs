using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Ledger;

/// <summary>Hashes the leaves anew, from the first to the last, and holds the kept tiles against that.</summary>
internal sealed class TreeCheck
{
    private const int Levels = 8;
    private const int Page = 1000;

    private readonly MerkleEdge _edge = new();
    private readonly List<byte[]>[] _filling = [.. Enumerable.Range(0, Levels + 1).Select(_ => new List<byte[]>())];
    private readonly List<byte[]>[] _due = [.. Enumerable.Range(0, Levels + 1).Select(_ => new List<byte[]>())];

    /// <summary>Takes the next leaf.</summary>
    public void Add(ReadOnlySpan<byte> leaf)
    {
        var hash = MerkleHash.Leaf(leaf);
        _edge.Append(hash);
        Add(0, hash);
    }

    /// <summary>The root over the leaves so far.</summary>
    public byte[] Root() => _edge.Root();

    /// <summary>Names the first wrong tile of each level.</summary>
    public IEnumerable<string> Compare(ITileTable tiles) =>
        Enumerable.Range(0, Levels).Select(level => Compare(tiles, level)).OfType<string>();

    private void Add(int level, byte[] hash)
    {
        var tile = _filling[level];
        tile.Add(hash);
        if (tile.Count < TilePath.Width) return;
        var above = MerkleHash.Above(tile);
        tile.Clear();
        _due[level].Add(above);
        Add(level + 1, above);
    }

    private string? Compare(ITileTable tiles, int level)
    {
        var due = _due[level];
        if (tiles.Count(level) != due.Count) return $"tiles of level {level} number {tiles.Count(level)} where {due.Count} are due";
        for (var from = 0; from < due.Count; from += Page)
        {
            var kept = tiles.List(level, from, Page);
            for (var i = 0; i < kept.Count; i++)
            {
                if (from + i >= due.Count || !kept[i].AsSpan().SequenceEqual(due[from + i])) return $"tile {from + i} of level {level} is not what its leaves give";
            }
        }

        return null;
    }
}
