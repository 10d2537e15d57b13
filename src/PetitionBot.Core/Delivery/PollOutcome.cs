namespace PetitionBot.Core.Delivery;

/// <summary>What came of asking for updates. A closed set.</summary>
public abstract record PollOutcome
{
    private PollOutcome()
    {
    }

    /// <summary>Updates, oldest first; none when the wait ended without one.</summary>
    /// <param name="Arrivals">The updates, also those that could not be read.</param>
    public sealed record Batch(IReadOnlyList<Arrival> Arrivals) : PollOutcome;

    /// <summary>Another program, or a webhook, receives this bot's updates.</summary>
    /// <param name="Reason">Telegram's words.</param>
    public sealed record Conflict(string Reason) : PollOutcome;

    /// <summary>Too many requests: wait.</summary>
    /// <param name="RetryAfter">How long.</param>
    public sealed record Flood(TimeSpan RetryAfter) : PollOutcome;

    /// <summary>Telegram is out of reach, or answered with nothing usable.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record Unavailable(string Reason) : PollOutcome;

    /// <summary>The token was revoked.</summary>
    public sealed record Revoked : PollOutcome;
}
