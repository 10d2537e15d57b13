namespace PetitionBot.Core.Storage;

/// <summary>A message that stands in a chat, kept for 48 h.</summary>
/// <param name="Id">A number that follows from the outbox row that it was, and tells no order; unique within the chat.</param>
/// <param name="Chat">Pseudonym of (bot, chat), 32 bytes.</param>
/// <param name="Hour">When: whole hours since 1970-01-01 UTC.</param>
/// <param name="Box">Vaulted: its message id.</param>
public sealed record SentRow(long Id, byte[] Chat, long Hour, byte[] Box);
