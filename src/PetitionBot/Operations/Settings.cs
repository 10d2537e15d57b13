namespace PetitionBot.Operations;

/// <summary>Everything that an organizer can set, checked. The names in appsettings.json are a contract.</summary>
internal sealed record Settings
{
    /// <summary><c>Telegram:Token</c> and <c>Telegram:Mirrors</c>; empty for the playground.</summary>
    public required IReadOnlyList<Telegram.BotToken> Tokens { get; init; }

    /// <summary><c>Telegram:ApiUrl</c>.</summary>
    public required Uri ApiUrl { get; init; }

    /// <summary><c>Telegram:Proxy</c>, or null.</summary>
    public Uri? Proxy { get; init; }

    /// <summary><c>Petitions:Folder</c>, as a full path.</summary>
    public required string PetitionsFolder { get; init; }

    /// <summary><c>Storage:Path</c>.</summary>
    public required string StoragePath { get; init; }

    /// <summary><c>Privacy:Secret</c>, or null.</summary>
    public Core.Privacy.ServerSecret? Secret { get; init; }

    /// <summary><c>Privacy:SecretFile</c>.</summary>
    public required string SecretFile { get; init; }

    /// <summary>Whether <c>Privacy:Sealing</c> was not switched off.</summary>
    public required bool IsSealing { get; init; }

    /// <summary><c>Organizers</c>: Telegram ids.</summary>
    public required IReadOnlySet<long> Organizers { get; init; }

    /// <summary><c>Sharing:LinkBase</c>, ending with a slash.</summary>
    public required string LinkBase { get; init; }

    /// <summary><c>Sharing:CreditInterval</c>.</summary>
    public required TimeSpan CreditInterval { get; init; }

    /// <summary><c>Playground:Url</c>.</summary>
    public required Uri PlaygroundUrl { get; init; }

    /// <summary>Where the playground keeps its people and chats.</summary>
    public required string PlaygroundFile { get; init; }

    /// <summary><c>Operations:Url</c>: where health is told, or null for nowhere.</summary>
    public Uri? OperationsUrl { get; init; }

    /// <summary>Without a token the bot plays: with a Bot API server of its own, and a book of its own.</summary>
    public bool IsPlayground => Tokens.Count == 0;
}
