using System.Globalization;

namespace PetitionBot.Core.Ledger.Merkle;

/// <summary>Where the resources of a published log lie, by c2sp.org/tlog-tiles. Paths have forward slashes.</summary>
public static class TilePath
{
    /// <summary>The height of a tile: the levels of the tree that it spans.</summary>
    public const int Height = 8;

    /// <summary>The hashes or entries of a full tile.</summary>
    public const int Width = 1 << Height;

    /// <summary>The checkpoint.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>A tile of hashes; <paramref name="width"/> is that of a partial tile, or <see cref="Width"/>.</summary>
    public static string Hashes(int level, long tile, int width = Width) => $"tile/{level.ToString(CultureInfo.InvariantCulture)}/{Number(tile)}{Part(width)}";

    /// <summary>A bundle of entries.</summary>
    public static string Entries(long tile, int width = Width) => $"tile/entries/{Number(tile)}{Part(width)}";

    private static string Number(long tile)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tile);
        var last = (tile % 1000).ToString("D3", CultureInfo.InvariantCulture);
        for (tile /= 1000; tile > 0; tile /= 1000) last = $"x{(tile % 1000).ToString("D3", CultureInfo.InvariantCulture)}/{last}";
        return last;
    }

    private static string Part(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width);
        return width == Width ? "" : $".p/{width.ToString(CultureInfo.InvariantCulture)}";
    }
}
