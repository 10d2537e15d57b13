namespace PetitionBot.Telegram;

/// <summary>The errors of the Bot API that a bot must tell apart. A closed set.</summary>
internal abstract record BotApiError
{
    private BotApiError()
    {
    }

    /// <summary>429: too many requests.</summary>
    /// <param name="RetryAfter">How long to wait; from a second to a day, whatever the server says.</param>
    public sealed record Flood(TimeSpan RetryAfter) : BotApiError;

    /// <summary>403: the person blocked the bot, left Telegram, or never wrote to it.</summary>
    public sealed record Gone : BotApiError;

    /// <summary>400: an edit would change nothing, as after a double tap.</summary>
    public sealed record NotModified : BotApiError;

    /// <summary>400: a press was answered too late, or twice.</summary>
    public sealed record QueryTooOld : BotApiError;

    /// <summary>400: the message to edit is gone or too old.</summary>
    public sealed record CannotEdit : BotApiError;

    /// <summary>400: a message to delete is gone or too old.</summary>
    public sealed record CannotDelete : BotApiError;

    /// <summary>Any other 4xx: the same request will never be taken.</summary>
    public sealed record Rejected : BotApiError;

    /// <summary>400: the group became a supergroup.</summary>
    /// <param name="ChatId">Its new id.</param>
    public sealed record Migrated(long ChatId) : BotApiError;

    /// <summary>401, or 404 for the whole token: Telegram does not know it.</summary>
    public sealed record Unauthorized : BotApiError;

    /// <summary>409: somebody else takes the updates.</summary>
    /// <param name="With">Who.</param>
    public sealed record Conflict(PollConflict With) : BotApiError;

    /// <summary>Telegram's side, or the way to it: 5xx, time-outs, broken connections, answers that are none of the Bot API's.</summary>
    public sealed record Unavailable : BotApiError;

    /// <summary>The file, or the answer, is larger than what is taken; 400 where Telegram says so.</summary>
    public sealed record TooLarge : BotApiError;

    /// <summary>
    /// <c>ok</c> is true and the result is missing or unreadable: the server says that it acted. Trying again would say
    /// everything twice, for ever with a server that always answers so.
    /// </summary>
    public sealed record Accepted : BotApiError;
}
