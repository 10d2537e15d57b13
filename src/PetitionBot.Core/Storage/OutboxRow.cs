namespace PetitionBot.Core.Storage;

/// <summary>Something that waits to be sent.</summary>
/// <param name="Id">Its place in the order; ids grow and are never used again.</param>
/// <param name="Bot">The bot that sends it.</param>
/// <param name="Chat">Pseudonym of (bot, chat), 32 bytes.</param>
/// <param name="Lane">The lane's number.</param>
/// <param name="NotBefore">Not to be tried before this instant, or null.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="EditsId">The row whose message it edits, or null.</param>
/// <param name="Box">Vaulted: the chat id and what to send.</param>
public sealed record OutboxRow(
    long Id, long Bot, byte[] Chat, int Lane, DateTimeOffset? NotBefore, int Attempts, long? EditsId, byte[] Box);
