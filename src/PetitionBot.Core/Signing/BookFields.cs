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

    /// <summary>Whether what a serial filled in is sealed to the organizers: then the server's secret does not open it.</summary>
    public bool IsSealed(PetitionId petition, long serial) => Row(petition, serial) is { Envelope: not null };

    /// <summary>What is kept of a serial; null where nothing is.</summary>
    /// <exception cref="VaultException">It cannot be decrypted.</exception>
    /// <exception cref="System.Text.Json.JsonException">It cannot be read.</exception>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public SignedFields? Find(PetitionId petition, long serial)
    {
        if (Row(petition, serial) is not { } row) return null;
        var box = _safe.Open(row).Box;
        return (_safe.OpenFields(row) ?? box.Nothing) is { } saltAndFields ? SignedFields.Of(box.Nonce, saltAndFields) : null;
    }

    private SignatureRow? Row(PetitionId petition, long serial) =>
        unit.Signatures.List(petition.Value, serial - 1, 1) is [var row] && row.Serial == serial ? row : null;
}
