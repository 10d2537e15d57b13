using System.Security.Cryptography;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Core.Ledger;

/// <summary>
/// What the log holds of a signature: SHA-256(nonce || version || digest); docs/log-format.md, "Commitment". Who has
/// the nonce can prove which version was signed; nobody else can try persons against it. Equal by value.
/// </summary>
public readonly record struct Commitment
{
    /// <summary>The length of a nonce, in bytes: fresh and random for each signature and each correction.</summary>
    public const int NonceSize = 32;

    private readonly Bytes32 _bytes;

    /// <summary>Copies 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public Commitment(ReadOnlySpan<byte> bytes) => _bytes = new Bytes32(bytes, "a commitment");

    /// <summary>The 32 bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>Commits to a version of the petition and to what was filled in.</summary>
    /// <exception cref="ArgumentException">The nonce has not 32 bytes.</exception>
    public static Commitment Of(ReadOnlySpan<byte> nonce, PetitionVersion version, Digest digest)
    {
        if (nonce.Length != NonceSize) throw new ArgumentException($"a nonce has {NonceSize} bytes, not {nonce.Length}", nameof(nonce));
        if (version.Bytes.IsEmpty) throw new ArgumentException("a version that was never given", nameof(version));
        return new Commitment(SHA256.HashData([.. nonce, .. version.Bytes, .. digest.Bytes]));
    }

    /// <summary>64 hex digits.</summary>
    public override string ToString() => _bytes.ToString();
}
