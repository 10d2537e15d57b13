namespace PetitionBot.Telegram.Types;

/// <summary>What happened; one of its fields beside the number is there.</summary>
internal sealed record Update(
    long UpdateId, Message? Message = null, CallbackQuery? CallbackQuery = null, ChatMemberUpdated? MyChatMember = null);
