namespace PetitionBot.Playground.Saving;

/// <summary>A person with everything that they see.</summary>
internal sealed record SavedPerson
{
    public required long Id { get; init; }

    public required string FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Username { get; init; }

    public string? LanguageCode { get; init; }

    public required string PhoneNumber { get; init; }

    public required bool IsDeactivated { get; init; }

    public required bool IsOrganizer { get; init; }

    public required IReadOnlyList<SavedMessage> Inbox { get; init; }

    public required IReadOnlyList<SavedChat> Chats { get; init; }
}

/// <summary>A person's chat with one bot.</summary>
internal sealed record SavedChat
{
    public required long BotId { get; init; }

    public required bool IsStarted { get; init; }

    public required bool IsBlocked { get; init; }

    public required bool IsKnown { get; init; }

    public required long Changes { get; init; }

    public ReplyKeyboard? ReplyKeyboard { get; init; }

    public required IReadOnlyList<SavedMessage> Messages { get; init; }

    public required IReadOnlyList<int> Deleted { get; init; }
}
