namespace PetitionBot.Core.Delivery;

/// <summary>What became of one attempt to read a file that a person sent. A closed set.</summary>
public abstract record FileOutcome
{
    private FileOutcome()
    {
    }

    /// <summary>It is here, whole.</summary>
    /// <param name="Bytes">Its bytes; may be anything.</param>
    public sealed record Content(byte[] Bytes) : FileOutcome;

    /// <summary>It has more bytes than were asked for.</summary>
    public sealed record TooLarge : FileOutcome;

    /// <summary>Telegram will never give it: it is gone, or it is not this bot's.</summary>
    /// <param name="Reason">Telegram's words.</param>
    public sealed record Refused(string Reason) : FileOutcome;

    /// <summary>Too many requests: wait.</summary>
    /// <param name="RetryAfter">How long.</param>
    public sealed record Flood(TimeSpan RetryAfter) : FileOutcome;

    /// <summary>Telegram is out of reach, or answered with nothing usable: try again later.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record Unavailable(string Reason) : FileOutcome;
}
