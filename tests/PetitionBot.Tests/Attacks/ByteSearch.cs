using System.Buffers.Binary;

namespace PetitionBot.Tests.Attacks;

/// <summary>Looks for very many needles in every byte of files at once.</summary>
internal sealed class ByteSearch
{
    /// <summary>Shorter needles would be found by chance.</summary>
    public const int Shortest = 6;

    private const int Bits = 24;

    private readonly Dictionary<ulong, List<(byte[] Bytes, string What)>> _byHead = [];
    private readonly bool[] _maybe = new bool[1 << Bits];

    public int Count { get; private set; }

    /// <summary>Adds something to look for.</summary>
    public void Add(ReadOnlySpan<byte> needle, string what)
    {
        if (needle.Length < Shortest) throw new ArgumentException($"{what} has only {needle.Length} bytes");
        var head = Head(needle);
        if (!_byHead.TryGetValue(head, out var list)) _byHead[head] = list = [];
        list.Add((needle.ToArray(), what));
        _maybe[Slot(head)] = true;
        Count++;
    }

    /// <summary>What is found, and where.</summary>
    public IReadOnlyList<string> Find(ReadOnlySpan<byte> bytes, string place)
    {
        var found = new List<string>();
        for (var at = 0; at + Shortest <= bytes.Length; at++)
        {
            var head = Head(bytes[at..]);
            if (!_maybe[Slot(head)] || !_byHead.TryGetValue(head, out var needles)) continue;
            foreach (var (needle, what) in needles)
            {
                if (bytes[at..].StartsWith(needle)) found.Add($"{what} in {place} at {at}");
            }
        }

        return found;
    }

    private static ulong Head(ReadOnlySpan<byte> bytes) =>
        ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes) << 16) | BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]);

    private static int Slot(ulong head) => (int)((head * 0x9E3779B97F4A7C15) >> (64 - Bits));
}
