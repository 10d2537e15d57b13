namespace PetitionBot.Playground;

/// <summary>A bot that the server knows from the start.</summary>
/// <param name="Token">Its token, <c>DIGITS:SECRET</c>; the digits are the bot's Telegram id.</param>
/// <param name="Username">The name behind the @.</param>
/// <param name="FirstName">The name shown.</param>
public sealed record BotIdentity(string Token, string Username, string FirstName)
{
    /// <summary>The bot of a server for which none is named.</summary>
    public static BotIdentity Default { get; } = new("1000001:playground-token-that-opens-nothing-else", "playground_bot", "Petitions");

    internal long Id => long.TryParse(Token.AsSpan(0, Math.Max(0, Token.IndexOf(':'))), out var id) && id > 0
        ? id
        : throw new ArgumentException($"The token of the bot {Username} must be DIGITS:SECRET.");
}
