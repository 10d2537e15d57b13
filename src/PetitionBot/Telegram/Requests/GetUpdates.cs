namespace PetitionBot.Telegram.Requests;

/// <summary>Waits for updates and confirms those before <paramref name="Offset"/>.</summary>
/// <param name="Offset">The first update wanted; null for the oldest that waits.</param>
/// <param name="Limit">1 to 100.</param>
/// <param name="Timeout">Seconds to wait, 0 to 50.</param>
/// <param name="AllowedUpdates">The kinds of update wanted.</param>
internal sealed record GetUpdates(long? Offset, int? Limit, int? Timeout, IReadOnlyList<string>? AllowedUpdates) : IBotApiRequest
{
    /// <inheritdoc/>
    public static string Method => "getUpdates";
}
