using System.Buffers.Binary;
using System.Numerics;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// Pads to 64, 128, 256, ... bytes: the length as uint32, most significant byte first, the content, zeros. The padded
/// length tells the size class and nothing else.
/// </summary>
internal static class Padding
{
    internal const int Smallest = 64;
    internal const int Largest = 1 << 24;

    private const int Prefix = sizeof(uint);

    /// <summary>The padded length of so many bytes.</summary>
    internal static int SizeFor(int length, int minimumSize)
    {
        if (!IsSize(minimumSize))
            throw new ArgumentOutOfRangeException(nameof(minimumSize), minimumSize, $"a power of two from {Smallest} to {Largest} is allowed");
        if (length > Largest - Prefix)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"at most {Largest - Prefix} bytes fit");
        return Math.Max(minimumSize, (int)BitOperations.RoundUpToPowerOf2((uint)(length + Prefix)));
    }

    internal static byte[] Pad(ReadOnlySpan<byte> plain, int minimumSize)
    {
        var padded = new byte[SizeFor(plain.Length, minimumSize)];
        BinaryPrimitives.WriteUInt32BigEndian(padded, (uint)plain.Length);
        plain.CopyTo(padded.AsSpan(Prefix));
        return padded;
    }

    /// <summary>The content, or null when these bytes are not padded as above.</summary>
    internal static byte[]? Unpad(ReadOnlySpan<byte> padded)
    {
        if (!IsSize(padded.Length)) return null;
        var length = BinaryPrimitives.ReadUInt32BigEndian(padded);
        var rest = padded[Prefix..];
        if (length > rest.Length || rest[(int)length..].ContainsAnyExcept((byte)0)) return null;
        return rest[..(int)length].ToArray();
    }

    internal static bool IsSize(int size) => size is >= Smallest and <= Largest && BitOperations.IsPow2(size);
}
