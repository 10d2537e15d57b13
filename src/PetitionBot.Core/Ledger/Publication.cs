using System.Buffers.Binary;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Ledger;

/// <summary>What a published log must hold so that a checkpoint of one size can be checked; c2sp.org/tlog-tiles.</summary>
public static class Publication
{
    /// <summary>
    /// The resources that are new or wider at a size than at an earlier one, one after the other: those of full tiles
    /// before that were published already are left out.
    /// </summary>
    /// <param name="unit">The book, as one snapshot.</param>
    /// <param name="before">The size that was published before.</param>
    /// <param name="size">The size to publish; at most that of the log.</param>
    public static IEnumerable<(string Path, byte[] Content)> Between(IUnitOfWork unit, long before, long size)
    {
        var tree = new LogTree(unit);
        for (var tile = before / TilePath.Width; tile * TilePath.Width < size; tile++)
            yield return (TilePath.Entries(tile, WidthOf(tile, size)), Bundle(unit, tile, WidthOf(tile, size)));
        var level = 0;
        for (var (old, now) = (before, size); now > 0; old /= TilePath.Width, now /= TilePath.Width)
        {
            for (var tile = old / TilePath.Width; tile * TilePath.Width < now; tile++)
            {
                var width = WidthOf(tile, now);
                yield return (TilePath.Hashes(level, tile, width), [.. tree.Tile(level, tile).Take(width).SelectMany(hash => hash)]);
            }

            level++;
        }
    }

    /// <summary>The texts that were signed, as they were read, and the manifest that each version is the hash of.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Texts(IUnitOfWork unit)
    {
        foreach (var row in unit.Signatures.Petitions().SelectMany(unit.Signatures.Versions))
        {
            var folder = $"texts/{row.Petition}/{Convert.ToHexStringLower(row.Version)}";
            foreach (var (language, text) in row.Texts) yield return ($"{folder}/{language}.md", text);
            yield return ($"{folder}/manifest", row.Manifest);
        }
    }

    private static int WidthOf(long tile, long size) => (int)Math.Min(TilePath.Width, size - (tile * TilePath.Width));

    private static byte[] Bundle(IUnitOfWork unit, long tile, int width)
    {
        using var bundle = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        foreach (var leaf in unit.Leaves.List(tile * TilePath.Width, width))
        {
            BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)leaf.Bytes.Length));
            bundle.Write(length);
            bundle.Write(leaf.Bytes);
        }

        return bundle.ToArray();
    }
}
