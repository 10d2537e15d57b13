namespace PetitionBot.Playground.Rules;

/// <summary>A refusal, as the Bot API answers it: HTTP status, description and, for some, parameters.</summary>
internal sealed class ApiException(int code, string description) : Exception(description)
{
    public int Code { get; } = code;

    public int? RetryAfter { get; init; }

    public long? MigrateToChatId { get; init; }

    /// <summary>400 with the official prefix; the first letter is lowered as the official server does.</summary>
    public static ApiException BadRequest(string reason) => new(400, "Bad Request: " + Lowered(reason));

    public static ApiException Forbidden(string reason) => new(403, "Forbidden: " + reason);

    public static ApiException Conflict(string reason) => new(409, "Conflict: " + reason);

    public static ApiException Unauthorized() => new(401, "Unauthorized");

    public static ApiException TooManyRequests(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}") { RetryAfter = seconds };

    public static ApiException NotImitated(string what) => new(400, $"Bad Request: emulator does not implement {what}");

    // BUTTON_DATA_INVALID and "URL host is empty" keep their capitals: only a capital before a small letter is lowered.
    private static string Lowered(string reason) =>
        reason.Length > 1 && char.IsAsciiLetterUpper(reason[0]) && !char.IsAsciiLetterUpper(reason[1]) && reason[1] != '_'
            ? char.ToLowerInvariant(reason[0]) + reason[1..]
            : reason;
}
