namespace PetitionBot.Telegram.Types;

/// <summary>The Bot API's MaybeInaccessibleMessage: the message under which a pressed button stands.</summary>
internal sealed record CallbackMessage(int MessageId, Chat Chat);
