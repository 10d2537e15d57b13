namespace PetitionBot.Core.Storage;

/// <summary>What failed.</summary>
public enum FailureKind
{
    /// <summary>An update that could not be read or broke its handler.</summary>
    Poison = 1,

    /// <summary>An outgoing row that Telegram will never take.</summary>
    DeadLetter = 2,
}
