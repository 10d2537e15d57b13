namespace PetitionBot.Telegram.Requests;

/// <summary>Removes messages; those that are gone already are passed over, one that is too old fails the call.</summary>
/// <param name="ChatId">Where they stand.</param>
/// <param name="MessageIds">1 to 100 numbers.</param>
internal sealed record DeleteMessages(long ChatId, IReadOnlyList<int> MessageIds) : IBotApiRequest
{
    /// <inheritdoc/>
    public static string Method => "deleteMessages";
}
