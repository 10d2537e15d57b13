using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>What signers filled in, from a book that keeps it under the server's secret.</summary>
/// <param name="unit">The book, as one snapshot.</param>
/// <param name="secret">The server's secret.</param>
public sealed class BookFields(IUnitOfWork unit, ServerSecret secret)
{
    private readonly Safe _safe = new(secret);

    /// <summary>What is kept of a serial; null where nothing is.</summary>
    /// <exception cref="VaultException">It cannot be decrypted.</exception>
    /// <exception cref="System.Text.Json.JsonException">It cannot be read.</exception>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public SignedFields? Find(PetitionId petition, long serial)
    {
        if (unit.Signatures.List(petition.Value, serial - 1, 1) is not [var row] || row.Serial != serial) return null;
        if (_safe.OpenFields(row) is not { } saltAndFields) return null;
        if (saltAndFields.Length < Digest.SaltSize) throw new FormatException("the fields are shorter than their salt");
        return new SignedFields(_safe.Open(row).Box.Nonce, saltAndFields[..Digest.SaltSize], saltAndFields[Digest.SaltSize..]);
    }
}
