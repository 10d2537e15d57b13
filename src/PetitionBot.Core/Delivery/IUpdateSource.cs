namespace PetitionBot.Core.Delivery;

/// <summary>One bot's way to hear. Never throws for what Telegram answers; only for cancellation.</summary>
public interface IUpdateSource
{
    /// <summary>Asks who the bot is.</summary>
    Task<WhoAmI> WhoAmIAsync(CancellationToken cancellation);

    /// <summary>Waits for updates. Asking for an offset tells Telegram to forget everything below it.</summary>
    /// <param name="offset">The first update wanted; 0 for the oldest that Telegram still has.</param>
    /// <param name="limit">At most so many, 1 to 100.</param>
    /// <param name="wait">How long to wait for a first one; the server waits 50 s at most.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    Task<PollOutcome> PollAsync(long offset, int limit, TimeSpan wait, CancellationToken cancellation);
}
