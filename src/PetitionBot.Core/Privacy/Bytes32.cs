namespace PetitionBot.Core.Privacy;

/// <summary>Thirty-two bytes compared by value: what hashes, pseudonyms and keys of rows are made of.</summary>
internal readonly struct Bytes32 : IEquatable<Bytes32>
{
    internal const int Size = 32;

    private readonly byte[]? _bytes;

    internal Bytes32(ReadOnlySpan<byte> bytes, string what) =>
        _bytes = bytes.Length == Size
            ? bytes.ToArray()
            : throw new ArgumentException($"{what} has {Size} bytes, not {bytes.Length}", nameof(bytes));

    // A default value must never be hashed or stored as if it were 32 bytes.
    internal ReadOnlySpan<byte> Span => _bytes ?? throw new InvalidOperationException("a value that was never given");

    public bool Equals(Bytes32 other) => _bytes.AsSpan().SequenceEqual(other._bytes);

    public override bool Equals(object? obj) => obj is Bytes32 other && Equals(other);

    public override int GetHashCode() => _bytes is null ? 0 : BitConverter.ToInt32(_bytes);

    public override string ToString() => Convert.ToHexStringLower(_bytes.AsSpan());
}
