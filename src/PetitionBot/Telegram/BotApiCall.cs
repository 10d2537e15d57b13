namespace PetitionBot.Telegram;

/// <summary>A call of the Bot API that ended, with its retries. Holds no address, no parameter and no word of the server.</summary>
/// <param name="Method">The method called.</param>
/// <param name="Outcome"><see cref="Ok"/>, the kind of the error, or how the caller gave up: one of few words.</param>
/// <param name="Took">How long it took in all.</param>
internal sealed record BotApiCall(string Method, string Outcome, TimeSpan Took)
{
    /// <summary>Telegram did it.</summary>
    public const string Ok = "ok";

    /// <summary>The bot itself broke it off.</summary>
    public const string Stopped = "stopped";

    /// <summary>The kind of an error in a word.</summary>
    public static string Word(BotApiError kind) => kind switch
    {
        BotApiError.Flood => "flood",
        BotApiError.Gone => "gone",
        BotApiError.NotModified => "not_modified",
        BotApiError.QueryTooOld => "query_too_old",
        BotApiError.CannotEdit => "cannot_edit",
        BotApiError.CannotDelete => "cannot_delete",
        BotApiError.Rejected => "rejected",
        BotApiError.Migrated => "migrated",
        BotApiError.Unauthorized => "unauthorized",
        BotApiError.Conflict => "conflict",
        BotApiError.Unavailable => "unavailable",
        BotApiError.TooLarge => "too_large",
        BotApiError.Accepted => "accepted",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
