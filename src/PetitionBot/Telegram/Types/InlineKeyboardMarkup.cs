namespace PetitionBot.Telegram.Types;

/// <summary>Buttons that belong to a message.</summary>
internal sealed record InlineKeyboardMarkup(IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> InlineKeyboard) : ReplyMarkup;
