namespace PetitionBot.Core.Delivery;

/// <summary>
/// Ends the waiting of a pressed button. Sent straight after the commit and outside the outbox: a minute later it is worthless.
/// </summary>
/// <param name="CallbackId">The press.</param>
/// <param name="Text">A short note shown on top of the chat, at most 200 characters, or null for none.</param>
/// <param name="CacheSeconds">For so long the person's app answers the same press by itself; null for no time.</param>
public sealed record CallbackAnswer(string CallbackId, string? Text = null, int? CacheSeconds = null);
