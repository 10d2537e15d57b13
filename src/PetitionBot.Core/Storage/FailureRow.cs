namespace PetitionBot.Core.Storage;

/// <summary>Something that could not be handled or delivered.</summary>
/// <param name="Id">Its number; 0 for one not yet added.</param>
/// <param name="Day">When, UTC.</param>
/// <param name="Reason">Why, free of personal data and secrets.</param>
/// <param name="Box">Vaulted: the update or the outbox body.</param>
/// <param name="Chat">Pseudonym of (bot, chat) that it came from or was for, 32 bytes; null where that is not known.</param>
public sealed record FailureRow(long Id, DateOnly Day, string Reason, byte[] Box, byte[]? Chat = null);
