namespace PetitionBot.Telegram.Types;

/// <summary>A menu for private chats.</summary>
internal sealed record BotCommandScopeAllPrivateChats
{
    /// <summary>How the Bot API calls this scope.</summary>
    public string Type { get; } = "all_private_chats";
}
