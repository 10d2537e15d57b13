namespace PetitionBot.Core.Petitions.Reading;

/// <summary>Units that are numbered as one row: candidates for the demands.</summary>
/// <param name="First">The index of its first unit.</param>
/// <param name="Form">The form that all its units share.</param>
internal sealed record DemandRun(int First, string Form)
{
    /// <summary>The indexes of its numbered units, in order.</summary>
    public List<int> Indexes { get; } = [First];

    /// <summary>Whether a heading or sentence before it says that demands follow.</summary>
    public bool IsAnnounced { get; init; }
}
