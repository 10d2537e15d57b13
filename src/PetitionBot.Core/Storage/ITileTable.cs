namespace PetitionBot.Core.Storage;

/// <summary>
/// The hashes of the log tree's full tiles (c2sp.org/tlog-tiles): what the tree above the leaves cannot be told from
/// quickly. Everything here follows from the leaves, and is only ever added.
/// </summary>
public interface ITileTable
{
    /// <summary>How many full tiles of a level are kept; the level of the leaves is 0.</summary>
    long Count(int level);

    /// <summary>Adds the hash of the next full tile of a level: tile number <see cref="Count"/>.</summary>
    void Add(int level, byte[] hash);

    /// <summary>Up to <paramref name="limit"/> hashes of a level from this tile on.</summary>
    IReadOnlyList<byte[]> List(int level, long fromTile, int limit);
}
