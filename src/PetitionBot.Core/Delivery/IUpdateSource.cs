namespace PetitionBot.Core.Delivery;

/// <summary>
/// One bot's way to listen: long polling. Which kinds of update it asks for is its own affair; what comes back is in the
/// bot's own words. One poll at a time: a second one takes the updates from the first.
/// </summary>
public interface IUpdateSource
{
    /// <summary>Asks who the bot is.</summary>
    /// <exception cref="UpdateSourceException">Telegram is out of reach, or does not know the token.</exception>
    Task<BotIdentity> WhoAmIAsync(CancellationToken cancellation);

    /// <summary>Waits for updates. Never throws for what Telegram answers; only for cancellation.</summary>
    /// <param name="offset">The first update wanted: all before it are confirmed by asking. 0 before the first update ever.</param>
    /// <param name="limit">The most updates to bring, 1 to 100; other values are brought into that range.</param>
    /// <param name="wait">How long to wait for the first one, in whole seconds, at most 50 s.</param>
    /// <param name="cancellation">Breaks the wait off; nothing is confirmed or lost by that.</param>
    Task<PollOutcome> PollAsync(long offset, int limit, TimeSpan wait, CancellationToken cancellation);
}
