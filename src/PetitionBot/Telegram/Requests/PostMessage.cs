using PetitionBot.Telegram.Types;

namespace PetitionBot.Telegram.Requests;

/// <summary>Sends a text to a channel.</summary>
/// <param name="ChatId">The channel's id or @name.</param>
/// <param name="Text">1 to 4096 characters after its entities are parsed.</param>
/// <param name="ParseMode">How the text is marked up.</param>
/// <param name="LinkPreviewOptions">Whether links are shown with a picture.</param>
internal sealed record PostMessage(string ChatId, string Text, string? ParseMode, LinkPreviewOptions? LinkPreviewOptions) : IBotApiRequest
{
    /// <inheritdoc/>
    public static string Method => SendMessage.Method;
}
