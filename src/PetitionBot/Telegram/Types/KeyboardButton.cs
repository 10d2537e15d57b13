namespace PetitionBot.Telegram.Types;

/// <summary>A button in place of the letters.</summary>
internal sealed record KeyboardButton(string Text, bool? RequestContact = null);
