namespace PetitionBot.Core.Delivery;

/// <summary>The bot could not be asked who it is.</summary>
public sealed class UpdateSourceException : Exception
{
    /// <summary>Says why.</summary>
    /// <param name="message">What happened; must not hold the token.</param>
    /// <param name="isRevoked">Whether Telegram does not know the token.</param>
    public UpdateSourceException(string message, bool isRevoked)
        : base(message) => IsRevoked = isRevoked;

    /// <summary>Whether Telegram does not know the token: then asking again is pointless.</summary>
    public bool IsRevoked { get; }
}
