namespace PetitionBot.Core.Delivery;

/// <summary>A bucket of tokens: a burst passes at once, then one in each interval.</summary>
internal struct Pace(TimeSpan interval, int burst)
{
    // The instant at which the bucket would be full; a token taken moves it by one interval (GCRA).
    private DateTimeOffset _full = DateTimeOffset.MinValue;

    /// <summary>The first instant at which a token is there.</summary>
    public readonly DateTimeOffset Next => _full == DateTimeOffset.MinValue ? _full : _full - (interval * (burst - 1));

    /// <summary>Whether all tokens are back.</summary>
    public readonly bool IsFull(DateTimeOffset now) => _full <= now;

    /// <summary>Takes a token at this instant.</summary>
    public void Take(DateTimeOffset now) => _full = (_full > now ? _full : now) + interval;
}
