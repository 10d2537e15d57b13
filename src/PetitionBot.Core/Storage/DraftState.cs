namespace PetitionBot.Core.Storage;

/// <summary>What a dialogue row holds, so far as sweeps must find it.</summary>
public enum DraftState
{
    /// <summary>No unfinished signature.</summary>
    None = 0,

    /// <summary>An unfinished signature; the chat may show what was typed.</summary>
    Typed = 1,

    /// <summary>An unfinished signature whose typed messages were removed from the chat.</summary>
    Cleaned = 2,
}
