using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// Randomness for pure handlers: a stream that depends on the seed alone (HMAC-SHA-256 of a block counter under the
/// seed), so that a decision can be replayed. As unpredictable as its seed. One handler's own: not for sharing between threads.
/// </summary>
public sealed class Entropy
{
    /// <summary>The length of a seed, in bytes.</summary>
    public const int SeedSize = 32;

    private readonly byte[] _seed;
    private readonly byte[] _block = new byte[SHA256.HashSizeInBytes];
    private int _used = SHA256.HashSizeInBytes;
    private ulong _counter;

    /// <summary>Begins the stream of a seed.</summary>
    /// <exception cref="ArgumentException">The seed has not 32 bytes.</exception>
    public Entropy(ReadOnlySpan<byte> seed) =>
        _seed = seed.Length == SeedSize
            ? seed.ToArray()
            : throw new ArgumentException($"a seed has {SeedSize} bytes, not {seed.Length}", nameof(seed));

    /// <summary>The next bytes of the stream; taking them in pieces gives the same bytes.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    /// <summary>A number from 0 to <paramref name="limit"/> - 1, each exactly as likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        // The first 2^32 mod limit values are drawn again: the rest divides evenly.
        var uneven = (uint)((1UL << 32) % (uint)limit);
        uint drawn;
        do drawn = Next(); while (drawn < uneven);
        return (int)(drawn % (uint)limit);
    }

    private uint Next()
    {
        Span<byte> four = stackalloc byte[sizeof(uint)];
        Fill(four);
        return BinaryPrimitives.ReadUInt32BigEndian(four);
    }

    private void Fill(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            if (_used == _block.Length) Refill();
            var taken = Math.Min(target.Length, _block.Length - _used);
            _block.AsSpan(_used, taken).CopyTo(target);
            _used += taken;
            target = target[taken..];
        }
    }

    private void Refill()
    {
        Span<byte> counter = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(counter, _counter++);
        HMACSHA256.HashData(_seed, counter, _block);
        _used = 0;
    }
}
