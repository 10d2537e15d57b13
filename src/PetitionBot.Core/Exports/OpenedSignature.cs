using PetitionBot.Core.Ledger;

namespace PetitionBot.Core.Exports;

/// <summary>What became of one record, or of a stretch of numbers without any. Personal data: never logged.</summary>
/// <param name="First">The number of the signature; 0 where a line could not be read, so that nobody knows whose it was.</param>
/// <param name="Last">The last number of a stretch without records; else the same.</param>
internal sealed record OpenedSignature(long First, long Last)
{
    /// <summary>What the log says of it; null where that could not be read.</summary>
    public SerialHistory? History { get; init; }

    /// <summary>What was filled in; null unless it is what the log commits to.</summary>
    public CanonicalFields? Fields { get; init; }

    /// <summary>Withdrawn, and no record of it is kept: signed anew, or erased.</summary>
    public bool IsGone { get; init; }

    /// <summary>Something of it stands in the log behind what was published.</summary>
    public bool IsUnpublished { get; init; }

    /// <summary>Why it could not be opened, or null.</summary>
    public string? Problem { get; init; }

    public bool IsCounted => History is { } history && SerialState.Counts(history.State);

    /// <summary>The type's name: what a signer filled in is never shown.</summary>
    public override string ToString() => nameof(OpenedSignature);
}
