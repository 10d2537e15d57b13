namespace PetitionBot.Playground;

/// <summary>A channel that bots may post to. Nobody reads it here but tests. Safe for use from any thread.</summary>
public sealed class Channel
{
    private readonly TelegramWorld _world;
    private readonly List<string> _posts = [];

    internal Channel(TelegramWorld world, long id, string username) => (_world, Id, Username) = (world, id, username);

    /// <summary>The chat's id: a negative number that begins with 100.</summary>
    public long Id { get; }

    /// <summary>The name behind the @.</summary>
    public string Username { get; }

    /// <summary>Whether the bots are administrators of the channel; only then may they post.</summary>
    public bool HasBots { get; set; } = true;

    /// <summary>What was posted, oldest first, as plain text.</summary>
    public IReadOnlyList<string> Posts
    {
        get
        {
            lock (_world.Gate)
                return [.. _posts];
        }
    }

    internal void Add(string text) => _posts.Add(text);
}
