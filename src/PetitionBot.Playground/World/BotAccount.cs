namespace PetitionBot.Playground;

/// <summary>A bot of the world, from the server's side. Safe for use from any thread.</summary>
public sealed partial class BotAccount
{
    private int _lastMessageId;

    internal BotAccount(BotIdentity identity, int firstUpdateId)
    {
        Id = identity.Id;
        Token = identity.Token;
        Username = identity.Username;
        FirstName = identity.FirstName;
        Updates = new UpdateQueue(firstUpdateId);
        Profile = new BotProfile();
    }

    /// <summary>The bot's Telegram id.</summary>
    public long Id { get; }

    /// <summary>The name behind the @.</summary>
    public string Username { get; }

    /// <summary>The name shown.</summary>
    public string FirstName { get; }

    /// <summary>The secret under which the Bot API is called.</summary>
    public string Token { get; }

    internal bool IsRevoked { get; set; }

    internal string WebhookUrl { get; set; } = "";

    internal UpdateQueue Updates { get; }

    internal BotProfile Profile { get; }

    internal Dictionary<long, PersonChat> Chats { get; } = [];

    internal Dictionary<string, StoredFile> Files { get; } = [];

    /// <summary>The name that the bot gave itself for a language, or the one that it was born with.</summary>
    internal string Title(string? languageCode = null) =>
        Profile.Text("name", languageCode?.Split('-')[0] ?? "") is { Length: > 0 } name ? name : FirstName;

    /// <summary>Ids grow over all private chats of a bot, as in its real account.</summary>
    internal int NextMessageId() => ++_lastMessageId;
}
