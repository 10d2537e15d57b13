namespace PetitionBot.Playground.Saving;

/// <summary>A bot's account without its token: the server is told that at each start.</summary>
internal sealed record SavedBot
{
    public required long Id { get; init; }

    public required int LastMessageId { get; init; }

    public required string WebhookUrl { get; init; }

    public required SavedUpdates Updates { get; init; }

    public required IReadOnlyList<SavedCommands> Commands { get; init; }

    public required IReadOnlyList<SavedText> Texts { get; init; }

    public required IReadOnlyList<SavedFile> Files { get; init; }
}

/// <summary>A list of commands with its scope and language.</summary>
internal sealed record SavedCommands(string Scope, string Language, IReadOnlyList<OfferedCommand> Commands);

/// <summary>A name or description of a bot.</summary>
internal sealed record SavedText(string Kind, string Language, string Text);

/// <summary>An uploaded file. Its bytes lie inside, as base64: one file to write, to move away and to lose.</summary>
internal sealed record SavedFile(
    string Id, string UniqueId, string Name, string MimeType, int Width, int Height, ReadOnlyMemory<byte> Content);

/// <summary>The updates that no offset has confirmed.</summary>
internal sealed record SavedUpdates
{
    public required int Next { get; init; }

    public required bool Restarted { get; init; }

    public IReadOnlyList<string>? Allowed { get; init; }

    public required IReadOnlyList<PendingUpdate> Waiting { get; init; }
}
