namespace PetitionBot.Telegram.Requests;

/// <summary>Sets what stands in an empty chat.</summary>
/// <param name="Description">0 to 512 characters.</param>
/// <param name="LanguageCode">For whose apps, in two letters; null for all that have no text of their own.</param>
internal sealed record SetMyDescription(string? Description, string? LanguageCode = null) : IBotApiRequest
{
    /// <inheritdoc/>
    public static string Method => "setMyDescription";
}
