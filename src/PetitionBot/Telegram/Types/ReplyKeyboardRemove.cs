namespace PetitionBot.Telegram.Types;

/// <summary>Gives the letters back.</summary>
internal sealed record ReplyKeyboardRemove(bool RemoveKeyboard = true) : ReplyMarkup;
