namespace PetitionBot.Playground.Saving;

/// <summary>A world as its file holds it. What changes here changes the file: old ones must still be read, or <see cref="CurrentFormat"/> grows.</summary>
internal sealed record SavedWorld
{
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    public required long Changes { get; init; }

    public required long NextPersonId { get; init; }

    public required long NextQueryId { get; init; }

    public required int LastLetterId { get; init; }

    public required IReadOnlyList<SavedBot> Bots { get; init; }

    public required IReadOnlyList<SavedPerson> Persons { get; init; }
}
