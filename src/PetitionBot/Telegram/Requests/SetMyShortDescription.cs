namespace PetitionBot.Telegram.Requests;

/// <summary>Sets what stands in the profile, and goes along when it is shared.</summary>
/// <param name="ShortDescription">0 to 120 characters.</param>
/// <param name="LanguageCode">For whose apps, in two letters; null for all that have no text of their own.</param>
internal sealed record SetMyShortDescription(string? ShortDescription, string? LanguageCode = null) : IBotApiRequest
{
    /// <inheritdoc/>
    public static string Method => "setMyShortDescription";
}
