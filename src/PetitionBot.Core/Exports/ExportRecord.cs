using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Exports;

/// <summary>One number of a petition, as it leaves the server: sealed, and without a pseudonym.</summary>
internal sealed record ExportRecord
{
    /// <summary>There is no record of it any more: it was withdrawn, and its signer signed anew or erased everything.</summary>
    public const string Gone = "gone";

    /// <summary>What was filled in is still kept under the server's secret, and not in the export.</summary>
    public const string Vault = "vault";

    /// <summary>The server cannot read its own record of it.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>What was filled in is nowhere.</summary>
    public const string Lost = "lost";

    public required long Serial { get; init; }

    /// <summary>The state, the day on which it began, and the version that was signed, as <see cref="Entries"/> say them.</summary>
    public string? State { get; init; }

    public DateOnly? Day { get; init; }

    public byte[]? Version { get; init; }

    /// <summary>The log's entries about this serial, oldest first.</summary>
    public required IReadOnlyList<ExportEntry> Entries { get; init; }

    /// <summary>What opens the commitment.</summary>
    public byte[]? Nonce { get; init; }

    /// <summary>Salt and canonical fields, sealed to the organizers.</summary>
    public byte[]? Envelope { get; init; }

    /// <summary>Salt and canonical fields where nothing was asked, so that there is nothing to seal.</summary>
    public byte[]? Open { get; init; }

    /// <summary>Why something is missing: one of the words above; null where all is there.</summary>
    public string? Why { get; init; }

    /// <summary>What its entries come to.</summary>
    /// <exception cref="FormatException">They are no history of this serial.</exception>
    public SerialHistory History(PetitionId petition) => SerialHistory.Of(petition, Serial, Entries.Select(entry => entry.Bytes));
}
