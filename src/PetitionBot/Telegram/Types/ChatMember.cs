namespace PetitionBot.Telegram.Types;

/// <summary>The bot's standing in a chat: "kicked" in a private one means blocked.</summary>
internal sealed record ChatMember(string Status);
