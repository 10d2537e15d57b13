using PetitionBot.Core.Privacy;

namespace PetitionBot.Core.Ledger;

/// <summary>The SHA-256 of a record that an audit entry announces. Equal by value.</summary>
public readonly record struct AuditHash
{
    private readonly Bytes32 _bytes;

    /// <summary>Copies 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public AuditHash(ReadOnlySpan<byte> bytes) => _bytes = new Bytes32(bytes, "an audit hash");

    /// <summary>The 32 bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>64 hex digits.</summary>
    public override string ToString() => _bytes.ToString();
}
