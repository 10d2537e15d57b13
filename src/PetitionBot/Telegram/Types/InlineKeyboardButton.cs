namespace PetitionBot.Telegram.Types;

/// <summary>A button of a message; exactly one of the fields beside its text is there.</summary>
internal sealed record InlineKeyboardButton(string Text, string? CallbackData = null, string? Url = null, CopyTextButton? CopyText = null);
