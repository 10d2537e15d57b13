namespace PetitionBot.Telegram.Types;

/// <summary>Buttons in place of the letters.</summary>
internal sealed record ReplyKeyboardMarkup(
    IReadOnlyList<IReadOnlyList<KeyboardButton>> Keyboard, bool? ResizeKeyboard = null, bool? OneTimeKeyboard = null) : ReplyMarkup;
