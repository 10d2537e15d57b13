using System.Buffers.Binary;

namespace PetitionBot.Tests.Attacks;

/// <summary>
/// Reads a write-ahead log as a thief does: pages, grouped by the commits that wrote them (sqlite.org/fileformat2.html,
/// "The Write-Ahead Log").
/// </summary>
internal static class SqliteWal
{
    private const int Header = 32;
    private const int FrameHeader = 24;

    /// <summary>The pages of each commit, oldest first; what an older round of the log left behind is no part of it.</summary>
    public static IEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> Commits(byte[] wal)
    {
        if (wal.Length < Header) yield break;
        var size = (int)BinaryPrimitives.ReadUInt32BigEndian(wal.AsSpan(8));
        var salts = BinaryPrimitives.ReadUInt64BigEndian(wal.AsSpan(16));
        var pages = new List<ReadOnlyMemory<byte>>();
        for (var at = Header; at + FrameHeader + size <= wal.Length; at += FrameHeader + size)
        {
            if (BinaryPrimitives.ReadUInt64BigEndian(wal.AsSpan(at + 8)) != salts) yield break;
            pages.Add(wal.AsMemory(at + FrameHeader, size));
            if (BinaryPrimitives.ReadUInt32BigEndian(wal.AsSpan(at + 4)) == 0) continue;
            yield return pages;
            pages = [];
        }
    }
}
