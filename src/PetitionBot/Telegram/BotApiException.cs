namespace PetitionBot.Telegram;

/// <summary>
/// A call of the Bot API failed. Never has an inner exception: those of the HTTP stack may hold the address, and with it the token.
/// </summary>
internal sealed class BotApiException : Exception
{
    /// <summary>Says which call failed and how.</summary>
    /// <param name="method">The method called.</param>
    /// <param name="kind">What it means.</param>
    /// <param name="description">Telegram's words or the edge's own, scrubbed of the token.</param>
    public BotApiException(string method, BotApiError kind, string description)
        : base($"{method}: {description}")
    {
        Kind = kind;
        Description = description;
    }

    /// <summary>What the error means for a bot.</summary>
    public BotApiError Kind { get; }

    /// <summary>Telegram's words or the edge's own, without the token.</summary>
    public string Description { get; }

    /// <summary>The way to Telegram failed.</summary>
    public static BotApiException Unavailable(string method, string description) =>
        new(method, new BotApiError.Unavailable(), description);
}
