namespace PetitionBot.Core.Storage;

/// <summary>What a dialogue row holds, so far as sweeps must find it.</summary>
public enum DraftState
{
    /// <summary>No unfinished dialogue.</summary>
    None = 0,

    /// <summary>An unfinished dialogue; the chat may show something personal.</summary>
    Typed = 1,

    /// <summary>An unfinished dialogue with nothing personal in the chat.</summary>
    Clean = 2,
}
