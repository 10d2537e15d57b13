using PetitionBot.Telegram.Types;

namespace PetitionBot.Telegram.Requests;

/// <summary>Sends a text.</summary>
/// <param name="ChatId">Where to.</param>
/// <param name="Text">1 to 4096 characters after its entities are parsed.</param>
/// <param name="ParseMode">How the text is marked up.</param>
/// <param name="LinkPreviewOptions">Whether links are shown with a picture.</param>
/// <param name="ReplyMarkup">What stands below it.</param>
internal sealed record SendMessage(
    long ChatId, string Text, string? ParseMode = null, LinkPreviewOptions? LinkPreviewOptions = null, ReplyMarkup? ReplyMarkup = null) : IBotApiRequest
{
    /// <inheritdoc/>
    public static string Method => "sendMessage";
}
