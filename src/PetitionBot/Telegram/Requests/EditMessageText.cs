using PetitionBot.Telegram.Types;

namespace PetitionBot.Telegram.Requests;

/// <summary>Gives a message of the bot new content.</summary>
/// <param name="ChatId">Where it stands.</param>
/// <param name="MessageId">Its number there.</param>
/// <param name="Text">1 to 4096 characters after its entities are parsed.</param>
/// <param name="ParseMode">How the text is marked up.</param>
/// <param name="LinkPreviewOptions">Whether links are shown with a picture.</param>
/// <param name="ReplyMarkup">Its buttons; null takes those away that it has.</param>
internal sealed record EditMessageText(
    long ChatId,
    int MessageId,
    string Text,
    string? ParseMode = null,
    LinkPreviewOptions? LinkPreviewOptions = null,
    InlineKeyboardMarkup? ReplyMarkup = null) : IBotApiRequest
{
    /// <inheritdoc/>
    public static string Method => "editMessageText";
}
