namespace PetitionBot.Core.Delivery;

/// <summary>What became of one attempt to send. A closed set.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>Telegram took it, or it had the effect already.</summary>
    /// <param name="MessageId">The message that now stands in the chat; null for a deletion.</param>
    public sealed record Done(int? MessageId) : SendOutcome;

    /// <summary>Too many messages: wait.</summary>
    /// <param name="RetryAfter">How long.</param>
    public sealed record Flood(TimeSpan RetryAfter) : SendOutcome;

    /// <summary>The person blocked the bot or left Telegram.</summary>
    /// <param name="Reason">Telegram's words.</param>
    public sealed record Gone(string Reason) : SendOutcome;

    /// <summary>The message to edit is gone, or too old.</summary>
    public sealed record TooLate : SendOutcome;

    /// <summary>Telegram will never take it.</summary>
    /// <param name="Reason">Telegram's words.</param>
    public sealed record Refused(string Reason) : SendOutcome;

    /// <summary>The chat has a new id.</summary>
    /// <param name="ChatId">The new id.</param>
    public sealed record Moved(long ChatId) : SendOutcome;

    /// <summary>Telegram is out of reach, or answered with nothing usable: try again later.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record Unavailable(string Reason) : SendOutcome;
}
