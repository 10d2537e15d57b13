namespace PetitionBot.Core.Storage;

/// <summary>The conversation with one chat.</summary>
/// <param name="Chat">Pseudonym of (bot, chat), 32 bytes.</param>
/// <param name="Bot">The bot that speaks with it.</param>
/// <param name="TouchedHour">Hour of the person's last word: whole hours since 1970-01-01 UTC.</param>
/// <param name="Draft">Whether an unfinished signature is inside.</param>
/// <param name="Box">The vaulted state.</param>
public sealed record DialogueRow(byte[] Chat, long Bot, long TouchedHour, DraftState Draft, byte[] Box);
