namespace PetitionBot.Telegram.Requests;

/// <summary>Ends the waiting of a pressed button.</summary>
/// <param name="CallbackQueryId">The press.</param>
/// <param name="Text">A note of 0 to 200 characters.</param>
/// <param name="CacheTime">For so many seconds the app answers the same press by itself.</param>
internal sealed record AnswerCallbackQuery(string CallbackQueryId, string? Text = null, int? CacheTime = null) : IBotApiRequest
{
    /// <inheritdoc/>
    public static string Method => "answerCallbackQuery";
}
