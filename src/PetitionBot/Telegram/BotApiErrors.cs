using System.Text.Json;

namespace PetitionBot.Telegram;

/// <summary>Tells errors apart: by code first, by description second, in any case of letters. Total: every answer has a kind.</summary>
internal static class BotApiErrors
{
    /// <summary>To wait when a 429 does not say how long.</summary>
    public static readonly TimeSpan UnsaidRetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>The shortest wait that is believed.</summary>
    public static readonly TimeSpan ShortestRetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that is believed: asking once more after a day harms nobody.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    private static readonly (string Part, BotApiError Kind)[] BadRequests =
    [
        ("file is too big", new BotApiError.TooLarge()),
        ("message is not modified", new BotApiError.NotModified()),
        ("query is too old", new BotApiError.QueryTooOld()),
        ("query id is invalid", new BotApiError.QueryTooOld()),
        ("query_id_invalid", new BotApiError.QueryTooOld()),
        ("message to edit not found", new BotApiError.CannotEdit()),
        ("message can't be edited", new BotApiError.CannotEdit()),
        ("message identifier is not specified", new BotApiError.CannotEdit()),
        ("message_id_invalid", new BotApiError.CannotEdit()),
        ("message to delete not found", new BotApiError.CannotDelete()),
        ("message can't be deleted", new BotApiError.CannotDelete()),
        ("message_delete_forbidden", new BotApiError.CannotDelete()),
    ];

    /// <summary>The kind of an error.</summary>
    /// <param name="code">The answer's error_code, or the HTTP status where it has none.</param>
    /// <param name="description">The answer's description.</param>
    /// <param name="parameters">The answer's parameters, of whatever kind they are.</param>
    public static BotApiError Classify(int code, string description, JsonElement parameters) => code switch
    {
        429 => new BotApiError.Flood(RetryAfter(parameters)),
        401 => new BotApiError.Unauthorized(),
        // An unknown method is told in the same code as an unknown token, but does not end the bot.
        404 => Says(description, "method not found") ? new BotApiError.Rejected() : new BotApiError.Unauthorized(),
        403 => new BotApiError.Gone(),
        409 => new BotApiError.Conflict(Says(description, "webhook") ? PollConflict.Webhook : PollConflict.OtherPoller),
        400 => BadRequest(description, parameters),
        > 400 and < 500 => new BotApiError.Rejected(),
        _ => new BotApiError.Unavailable(),
    };

    private static BotApiError BadRequest(string description, JsonElement parameters)
    {
        if (Number(parameters, "migrate_to_chat_id") is { } chatId && IsId(chatId)) return new BotApiError.Migrated((long)chatId);
        return Array.Find(BadRequests, known => Says(description, known.Part)).Kind ?? new BotApiError.Rejected();
    }

    private static TimeSpan RetryAfter(JsonElement parameters)
    {
        if (Number(parameters, "retry_after") is not { } seconds) return UnsaidRetryAfter;
        return TimeSpan.FromSeconds((double)Math.Clamp(
            seconds, (decimal)ShortestRetryAfter.TotalSeconds, (decimal)LongestRetryAfter.TotalSeconds));
    }

    // Decimal holds every id exactly; what is beyond it is no number of Telegram's.
    private static decimal? Number(JsonElement parameters, string name) =>
        parameters.ValueKind == JsonValueKind.Object
        && parameters.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out var number)
            ? number
            : null;

    private static bool IsId(decimal value) => value is not 0 and >= long.MinValue and <= long.MaxValue && decimal.IsInteger(value);

    private static bool Says(string description, string part) => description.Contains(part, StringComparison.OrdinalIgnoreCase);
}
