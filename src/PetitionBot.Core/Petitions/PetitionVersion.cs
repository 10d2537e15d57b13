namespace PetitionBot.Core.Petitions;

/// <summary>The SHA-256 of a petition's manifest: the exact texts in all languages.</summary>
public readonly record struct PetitionVersion
{
    private readonly byte[] _hash;

    /// <summary>Takes over 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public PetitionVersion(byte[] hash) =>
        _hash = hash is { Length: 32 } ? hash : throw new ArgumentException("a version has 32 bytes", nameof(hash));

    /// <summary>The 32 bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _hash;

    /// <summary>First eight hex digits: enough for a button to tell versions of one petition apart.</summary>
    public string Prefix => Convert.ToHexStringLower(_hash.AsSpan(0, 4));

    /// <inheritdoc/>
    public bool Equals(PetitionVersion other) => Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(_hash);

    /// <inheritdoc/>
    public override string ToString() => Convert.ToHexStringLower(_hash);
}
