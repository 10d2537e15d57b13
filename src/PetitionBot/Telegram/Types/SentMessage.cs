namespace PetitionBot.Telegram.Types;

/// <summary>The Bot API's Message, as far as the bot reads those of its own.</summary>
internal sealed record SentMessage(int MessageId);
