namespace PetitionBot.Core.Petitions;

/// <summary>Whether a petition can be signed.</summary>
public enum Openness
{
    /// <summary>It opens later.</summary>
    NotYet,

    /// <summary>It can be signed.</summary>
    Open,

    /// <summary>It was closed.</summary>
    Closed,
}
