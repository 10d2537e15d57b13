namespace PetitionBot.Telegram.Types;

/// <summary>A command of the menu, without its slash.</summary>
internal sealed record BotCommand(string Command, string Description);
