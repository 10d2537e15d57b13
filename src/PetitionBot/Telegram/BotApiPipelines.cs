using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace PetitionBot.Telegram;

/// <summary>
/// How calls are tried: each method has a breaker of its own, so that one that fails does not stop those that work. Only what
/// is <see cref="BotApiError.Unavailable"/> is tried again here; a 429 never is, its wait belongs to the one who paces.
/// </summary>
internal static class BotApiPipelines
{
    private static readonly PredicateBuilder<object> Fails = new PredicateBuilder<object>()
        .Handle<BotApiException>(e => e.Kind is BotApiError.Unavailable)
        .Handle<TimeoutRejectedException>();

    /// <summary>Three quick tries of 10 s each, 25 s in all.</summary>
    public static ResiliencePipeline Usual(TimeProvider time) => Build(time, TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(10), 2);

    /// <summary>Two tries of 3 s: an answer to a press is worth little, and somebody else's may wait behind it.</summary>
    public static ResiliencePipeline Brief(TimeProvider time) => Build(time, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(3), 1);

    /// <summary>One try that may take as long as a poll waits and ten seconds more.</summary>
    public static ResiliencePipeline Poll(TimeProvider time, TimeSpan wait) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddTimeout(wait + TimeSpan.FromSeconds(10))
        .Build();

    /// <summary>One try of 10 s: what is not urgent is tried again much later, by the one who wants it.</summary>
    public static ResiliencePipeline Once(TimeProvider time) => Poll(time, TimeSpan.Zero);

    private static ResiliencePipeline Build(TimeProvider time, TimeSpan total, TimeSpan attempt, int retries) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(total)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = Fails,
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(300),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = Fails,
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(15),
            })
            .AddTimeout(attempt)
            .Build();
}
