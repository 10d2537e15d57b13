using System.Buffers.Binary;

namespace PetitionBot.Tests.Attacks;

/// <summary>
/// Reads a SQLite file as a thief with a hex editor does: in a page of a b-tree the pointers are sorted, but cells were
/// written from the page's end forwards, so that their places tell the order of insertion (sqlite.org/fileformat2.html).
/// </summary>
internal static class SqlitePages
{
    private const byte IndexLeaf = 0x0a;

    /// <summary>For each leaf page of tables without rowids: the places of those needles (32-byte keys) that stand in its cells.</summary>
    public static IEnumerable<IReadOnlyList<(byte[] Key, int Place)>> Places(byte[] database, IReadOnlyList<byte[]> keys)
    {
        var known = keys.ToDictionary(Convert.ToHexString);
        var size = BinaryPrimitives.ReadUInt16BigEndian(database.AsSpan(16));
        for (int page = size; page + size <= database.Length; page += size)
        {
            var bytes = database.AsSpan(page, size);
            if (bytes[0] != IndexLeaf) continue;
            var cells = BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]);
            var found = new List<(byte[] Key, int Place)>();
            for (var cell = 0; cell < cells; cell++)
            {
                var place = BinaryPrimitives.ReadUInt16BigEndian(bytes[(8 + (2 * cell))..]);
                if (place + 60 > size) continue;
                // The key stands within the first bytes of the cell, behind its sizes.
                for (var at = place; at < place + 20 && at + 32 <= size; at++)
                {
                    if (!known.TryGetValue(Convert.ToHexString(bytes.Slice(at, 32)), out var key)) continue;
                    found.Add((key, place));
                    break;
                }
            }

            if (found.Count > 1) yield return found;
        }
    }
}
