using PetitionBot.Telegram.Types;

namespace PetitionBot.Telegram.Requests;

/// <summary>Sends a file.</summary>
/// <param name="ChatId">Where to.</param>
/// <param name="Document">The id of a file that Telegram has, or <see cref="Attached"/>.</param>
/// <param name="Caption">0 to 1024 characters after its entities are parsed.</param>
/// <param name="ParseMode">How the caption is marked up.</param>
/// <param name="ReplyMarkup">What stands below it.</param>
internal sealed record SendDocument(
    long ChatId, string Document, string? Caption = null, string? ParseMode = null, ReplyMarkup? ReplyMarkup = null) : IBotApiRequest
{
    /// <summary>The file comes along with the request.</summary>
    public const string Attached = $"{Upload.Prefix}{Part}";

    /// <summary>The part of the request that holds the file.</summary>
    public const string Part = "document";

    /// <inheritdoc/>
    public static string Method => "sendDocument";
}
