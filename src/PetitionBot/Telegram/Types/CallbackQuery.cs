namespace PetitionBot.Telegram.Types;

/// <summary>A press of an inline button.</summary>
internal sealed record CallbackQuery(string Id, User From, CallbackMessage? Message = null, string? Data = null);
