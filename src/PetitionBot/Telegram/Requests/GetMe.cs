namespace PetitionBot.Telegram.Requests;

/// <summary>Asks who the bot is.</summary>
internal sealed record GetMe : IBotApiRequest
{
    /// <inheritdoc/>
    public static string Method => "getMe";
}
