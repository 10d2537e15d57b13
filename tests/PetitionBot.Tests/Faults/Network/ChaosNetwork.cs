using System.Net;
using System.Text;
using Polly;
using Polly.Simmy;
using Polly.Simmy.Behavior;
using Polly.Simmy.Fault;
using Polly.Simmy.Latency;
using Polly.Simmy.Outcomes;

namespace PetitionBot.Tests.Faults.Network;

/// <summary>
/// Polly's chaos strategies between the bot and the real network: while it rages, a share of all calls fails, each in one of
/// several ways.
/// </summary>
internal sealed class ChaosNetwork
{
    private const int Ways = 5;
    private static readonly ResiliencePropertyKey<bool> LosesItsAnswer = new("loses its answer");

    private readonly ResiliencePipeline<HttpResponseMessage> _chaos;
    private readonly Lock _lock = new();
    private readonly Random _random;
    private int _failed;
    private int _actedUnseen;

    /// <param name="seed">Decides who is hit.</param>
    /// <param name="share">How many of the calls fail.</param>
    public ChaosNetwork(int seed, double share)
    {
        _random = new Random(seed);
        var rate = share / Ways;
        _chaos = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddChaosFault(With(new ChaosFaultStrategyOptions
            {
                FaultGenerator = new FaultGenerator().AddException(() => new HttpRequestException(HttpRequestError.ConnectionError)),
                OnFaultInjected = _ => Count(ref _failed),
            }, rate))
            .AddChaosOutcome(With(new ChaosOutcomeStrategyOptions<HttpResponseMessage>
            {
                OutcomeGenerator = new OutcomeGenerator<HttpResponseMessage>()
                    .AddResult(() => Answer(502, "<html>Bad Gateway</html>", "text/html"))
                    .AddResult(() => Answer(500, """{"ok":false,"error_code":500,"description":"Internal Server Error"}""")),
                OnOutcomeInjected = _ => Count(ref _failed),
            }, rate))
            .AddChaosOutcome(With(new ChaosOutcomeStrategyOptions<HttpResponseMessage>
            {
                OutcomeGenerator = new OutcomeGenerator<HttpResponseMessage>().AddResult(() => Answer(
                    429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}""")),
                OnOutcomeInjected = _ => Count(ref _failed),
            }, rate))
            .AddChaosLatency(With(new ChaosLatencyStrategyOptions { Latency = TimeSpan.FromMilliseconds(700), OnLatencyInjected = _ => Count(ref _failed) }, rate))
            .AddChaosBehavior(With(new ChaosBehaviorStrategyOptions
            {
                BehaviorGenerator = call =>
                {
                    call.Context.Properties.Set(LosesItsAnswer, true);
                    return ValueTask.CompletedTask;
                },
                OnBehaviorInjected = _ => Count(ref _failed),
            }, rate))
            .Build();
    }

    /// <summary>Whether calls fail.</summary>
    public bool IsRaging { get; set; } = true;

    /// <summary>How many calls were hit.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>How many calls acted and the bot was not told.</summary>
    public int ActedUnseen => Volatile.Read(ref _actedUnseen);

    public HttpMessageHandler Before(HttpMessageHandler network) => new Handler(this, network);

    private T With<T>(T options, double rate)
        where T : ChaosStrategyOptions
    {
        options.InjectionRate = rate;
        options.EnabledGenerator = _ => ValueTask.FromResult(IsRaging);
        options.Randomizer = Next;
        return options;
    }

    private double Next()
    {
        lock (_lock) return _random.NextDouble();
    }

    private static ValueTask Count(ref int counter)
    {
        Interlocked.Increment(ref counter);
        return ValueTask.CompletedTask;
    }

    private static HttpResponseMessage Answer(int status, string body, string type = "application/json") =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };

    private sealed class Handler(ChaosNetwork chaos, HttpMessageHandler network) : DelegatingHandler(network)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // Who the bot is has to be known for links, and is asked for again only after a minute.
            if (request.RequestUri!.Segments[^1] == "getMe") return await base.SendAsync(request, cancellationToken);
            var context = ResilienceContextPool.Shared.Get(cancellationToken);
            try
            {
                return await chaos._chaos.ExecuteAsync(async call => await AskAsync(request, call), context);
            }
            finally
            {
                ResilienceContextPool.Shared.Return(context);
            }
        }

        private async ValueTask<HttpResponseMessage> AskAsync(HttpRequestMessage request, ResilienceContext call)
        {
            var response = await base.SendAsync(request, call.CancellationToken);
            if (!call.Properties.TryGetValue(LosesItsAnswer, out _)) return response;
            response.Dispose();
            await Count(ref chaos._actedUnseen);
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        }
    }
}
