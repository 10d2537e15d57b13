using System.Text.Json;

namespace PetitionBot.Playground;

/// <summary>An inline query and, once the bot has answered, its results. Safe for use from any thread.</summary>
public sealed class InlineResult
{
    private readonly TaskCompletionSource<InlineResult> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal InlineResult(string queryId, BotAccount bot, DateTimeOffset askedAt)
    {
        QueryId = queryId;
        Bot = bot;
        AskedAt = askedAt;
    }

    /// <summary>The id of the inline query.</summary>
    public string QueryId { get; }

    /// <summary>The results as the bot sent them: an array of InlineQueryResult; null before the answer.</summary>
    public JsonElement? Results { get; private set; }

    /// <summary>Whether the answer may be shown to the asker only.</summary>
    public bool IsPersonal { get; private set; }

    /// <summary>How many seconds the answer may be cached.</summary>
    public int CacheTime { get; private set; }

    internal BotAccount Bot { get; }

    internal DateTimeOffset AskedAt { get; }

    internal bool IsAnswered => _answered.Task.IsCompleted;

    /// <summary>Waits for the bot's answer; 10 s by the wall clock by default.</summary>
    /// <exception cref="TimeoutException">The bot did not answer.</exception>
    public Task<InlineResult> WaitForAnswerAsync(TimeSpan? timeout = null) =>
        _answered.Task.WaitAsync(timeout ?? Waiting.DefaultTimeout);

    internal void Answer(JsonElement results, bool isPersonal, int cacheTime)
    {
        Results = results;
        IsPersonal = isPersonal;
        CacheTime = cacheTime;
        _answered.TrySetResult(this);
    }
}
