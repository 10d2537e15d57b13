namespace PetitionBot.Telegram.Types;

/// <summary>A message that a person sent.</summary>
internal sealed record Message(int MessageId, Chat Chat, User? From = null, string? Text = null, Contact? Contact = null, Document? Document = null);
