namespace PetitionBot.Core.Delivery;

/// <summary>What became of one poll for updates. A closed set.</summary>
public abstract record PollOutcome
{
    private PollOutcome()
    {
    }

    /// <summary>Updates, oldest first; empty when none came in time.</summary>
    /// <param name="Arrivals">One for every update, the unreadable ones too.</param>
    public sealed record Batch(IReadOnlyList<Arrival> Arrivals) : PollOutcome;

    /// <summary>Somebody else takes this bot's updates.</summary>
    /// <param name="Reason">Who: another poller, or a webhook, in words for the operator.</param>
    public sealed record Conflict(string Reason) : PollOutcome;

    /// <summary>Too many requests: wait.</summary>
    /// <param name="RetryAfter">How long; always above zero.</param>
    public sealed record Flood(TimeSpan RetryAfter) : PollOutcome;

    /// <summary>The token was revoked: this bot can do nothing more.</summary>
    public sealed record Revoked : PollOutcome;

    /// <summary>Telegram is out of reach, or answered with nothing usable: try again later.</summary>
    /// <param name="Reason">What happened; never holds the token.</param>
    public sealed record Unavailable(string Reason) : PollOutcome;
}
