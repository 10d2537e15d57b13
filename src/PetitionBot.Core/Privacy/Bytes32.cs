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

    internal ReadOnlySpan<byte> Span => _bytes;

    public bool Equals(Bytes32 other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is Bytes32 other && Equals(other);

    public override int GetHashCode() => _bytes is null ? 0 : BitConverter.ToInt32(_bytes);

    public override string ToString() => Convert.ToHexStringLower(Span);
}
