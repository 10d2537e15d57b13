namespace PetitionBot.Core.Ledger;

/// <summary>What opens a signature's entry in the log, wherever it was kept. Personal data: never logged.</summary>
/// <param name="Nonce">32 bytes that open the commitment.</param>
/// <param name="Salt">32 bytes that open the digest.</param>
/// <param name="Fields">The canonical fields, exactly as they were hashed.</param>
public sealed record SignedFields(byte[] Nonce, byte[] Salt, byte[] Fields)
{
    /// <summary>Takes salt and canonical fields apart, which are kept as one.</summary>
    /// <exception cref="FormatException">They are shorter than a salt.</exception>
    public static SignedFields Of(byte[] nonce, byte[] saltAndFields) => saltAndFields.Length >= Digest.SaltSize
        ? new SignedFields(nonce, saltAndFields[..Digest.SaltSize], saltAndFields[Digest.SaltSize..])
        : throw new FormatException("the fields are shorter than their salt");

    /// <summary>The type's name: what a signer filled in is never shown.</summary>
    public override string ToString() => nameof(SignedFields);
}
