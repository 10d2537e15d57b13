namespace PetitionBot.Telegram.Types;

/// <summary>The bot's standing in a chat changed; in a private one: it was blocked or unblocked.</summary>
internal sealed record ChatMemberUpdated(Chat Chat, User From, ChatMember NewChatMember);
