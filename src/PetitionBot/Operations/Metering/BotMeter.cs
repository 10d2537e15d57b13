using System.Diagnostics.Metrics;
using PetitionBot.Core.Delivery;
using PetitionBot.Telegram;
using PetitionBot.Telegram.Requests;

namespace PetitionBot.Operations.Metering;

/// <summary>
/// What the bot does, as numbers. Their tags are few closed words, the bot's own public id and the ids of petitions: never a
/// person, a chat, a text or an address.
/// </summary>
internal sealed class BotMeter : IDisposable
{
    /// <summary>The name that OpenTelemetry knows the meter by.</summary>
    public const string Name = "PetitionBot";

    private static readonly InstrumentAdvice<double> Delays = new() { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 150, 600, 3600] };
    private static readonly InstrumentAdvice<double> Commits = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    // Telegram keeps messages for a day: an older date is a server's mistake, and would spoil every average.
    private static readonly TimeSpan LongestLag = TimeSpan.FromDays(2);

    private readonly TimeProvider _time;
    private readonly Counter<long> _updates;
    private readonly Histogram<double> _lag;
    private readonly Counter<long> _polls;
    private readonly Counter<long> _sends;
    private readonly Histogram<double> _took;
    private readonly Histogram<double> _waited;
    private readonly Counter<long> _pauses;
    private readonly Histogram<double> _commits;
    private readonly Counter<long> _chores;
    private readonly Gauge<long> _signatures;

    public BotMeter(TimeProvider time)
    {
        _time = time;
        Meter = new Meter(Name);
        _updates = Meter.CreateCounter<long>("petitionbot.updates", "{update}", "Updates of Telegram that were taken in: done, repeated (done before), poisoned (kept with their error).");
        _lag = Meter.CreateHistogram("petitionbot.updates.lag", "s", "From a message reaching Telegram (known to the second) to its lasting in the book.", null, Delays);
        _polls = Meter.CreateCounter<long>("petitionbot.polls", "{call}", "Calls of getUpdates, by outcome.");
        _sends = Meter.CreateCounter<long>("petitionbot.sends", "{call}", "All other calls of the Bot API, by method and outcome; retries within a call are not counted.");
        _took = Meter.CreateHistogram("petitionbot.sends.duration", "s", "How long those calls took, with their retries.", null, Delays);
        _waited = Meter.CreateHistogram("petitionbot.outbox.wait", "s", "From the commit of a message to its delivery, by lane.", null, Delays);
        _pauses = Meter.CreateCounter<long>("petitionbot.pauses", "{pause}", "Answers 429: what had to wait for them, a chat or its whole lane.");
        _commits = Meter.CreateHistogram("petitionbot.commit.duration", "s", "From asking to write into the book to its lasting on disk, by outcome.", null, Commits);
        _chores = Meter.CreateCounter<long>("petitionbot.chores", "{run}", "What the bot does by itself: sweep, publish, post; by outcome.");
        _signatures = Meter.CreateGauge<long>("petitionbot.signatures", "{signature}", "Counted signatures of a petition, as of the last full hour.");
    }

    /// <summary>The one meter of this program.</summary>
    public Meter Meter { get; }

    /// <summary>How a lane is called in a tag.</summary>
    public static string Word(Lane lane) => lane == Lane.Bulk ? "bulk" : "reply";

    /// <summary>Counts a bot's calls from now on.</summary>
    public void Listen(BotApiClient client)
    {
        var bot = Tag("bot", client.BotId);
        client.Called += call => Count(bot, call);
    }

    /// <summary>Counts what comes in and goes out from now on.</summary>
    public void Listen(long botId, UpdatePump pump, Courier courier)
    {
        var bot = Tag("bot", botId);
        pump.Taken += (batch, taken) => Count(bot, batch, taken);
        courier.Settled += carried => Count(bot, carried);
    }

    /// <summary>A write of the book ended.</summary>
    public void Committed(TimeSpan took, string outcome) => _commits.Record(took.TotalSeconds, Tag("outcome", outcome));

    /// <summary>The bot did something by itself.</summary>
    public void Did(string chore, bool isFine) => _chores.Add(1, Tag("chore", chore), Tag("outcome", isFine ? "ok" : "failed"));

    /// <summary>So many signatures of a petition count.</summary>
    public void Counted(string petition, long signatures) => _signatures.Record(signatures, Tag("petition", petition));

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);

    private void Count(KeyValuePair<string, object?> bot, BotApiCall call)
    {
        if (call.Method == GetUpdates.Method)
        {
            _polls.Add(1, bot, Tag("outcome", call.Outcome));
            return;
        }

        _sends.Add(1, bot, Tag("method", call.Method), Tag("outcome", call.Outcome));
        _took.Record(call.Took.TotalSeconds, bot, Tag("method", call.Method));
    }

    private void Count(KeyValuePair<string, object?> bot, IReadOnlyList<Arrival> batch, TakenIn taken)
    {
        _updates.Add(batch.Count - taken.Repeated - taken.Poisoned, bot, Tag("outcome", "done"));
        _updates.Add(taken.Repeated, bot, Tag("outcome", "repeated"));
        _updates.Add(taken.Poisoned, bot, Tag("outcome", "poisoned"));
        // What was in the book before is not late.
        if (taken.Repeated > 0) return;
        var now = _time.GetUtcNow();
        foreach (var arrival in batch)
        {
            if (arrival.At is { } at && now - at < LongestLag) _lag.Record(Math.Max(0, (now - at).TotalSeconds), bot);
        }
    }

    private void Count(KeyValuePair<string, object?> bot, Carried carried)
    {
        var lane = Tag("lane", Word(carried.Lane));
        if (carried.Outcome is SendOutcome.Done) _waited.Record(carried.Waited.TotalSeconds, bot, lane);
        if (carried.Outcome is SendOutcome.Flood) _pauses.Add(1, bot, lane, Tag("scope", carried.PausesLane ? "lane" : "chat"));
    }
}
