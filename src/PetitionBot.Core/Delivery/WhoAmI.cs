namespace PetitionBot.Core.Delivery;

/// <summary>What Telegram says of the bot itself. A closed set.</summary>
public abstract record WhoAmI
{
    private WhoAmI()
    {
    }

    /// <summary>Telegram knows it.</summary>
    /// <param name="Bot">Who it is.</param>
    public sealed record Known(BotIdentity Bot) : WhoAmI;

    /// <summary>Telegram does not know the token.</summary>
    public sealed record Revoked : WhoAmI;

    /// <summary>Telegram is out of reach.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record Unavailable(string Reason) : WhoAmI;
}
