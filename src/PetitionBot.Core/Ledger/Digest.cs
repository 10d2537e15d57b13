using System.Security.Cryptography;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Core.Ledger;

/// <summary>
/// Stands for what a signer filled in: SHA-256(salt || canonical fields); docs/log-format.md, "Digest". Without the
/// salt it tells nothing about them. Equal by value.
/// </summary>
public readonly record struct Digest
{
    /// <summary>The length of a salt, in bytes: fresh and random for each signature and each correction.</summary>
    public const int SaltSize = 32;

    private readonly Bytes32 _bytes;

    /// <summary>Copies 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public Digest(ReadOnlySpan<byte> bytes) => _bytes = new Bytes32(bytes, "a digest");

    /// <summary>The 32 bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>The digest of fields under a salt.</summary>
    /// <exception cref="ArgumentException">The salt has not 32 bytes.</exception>
    public static Digest Of(ReadOnlySpan<byte> salt, CanonicalFields fields)
    {
        if (salt.Length != SaltSize) throw new ArgumentException($"a salt has {SaltSize} bytes, not {salt.Length}", nameof(salt));
        return new Digest(SHA256.HashData([.. salt, .. fields.Bytes]));
    }

    /// <summary>64 hex digits.</summary>
    public override string ToString() => _bytes.ToString();
}
