using PetitionBot.Core.Delivery;
using PetitionBot.Core.Storage;

namespace PetitionBot.Telegram;

/// <summary>
/// One bot's way in: asks for updates, takes each batch in as one transaction, hands the courier what it left.
/// It asks for the next offset only after the batch lasts, so that Telegram forgets nothing that the book does not hold.
/// </summary>
internal sealed class UpdatePump(
    IUpdateSource source, Intake intake, Courier courier, CourierLimits limits, TimeProvider time, ILogger<UpdatePump> log)
{
    /// <summary>How many updates are asked for at once: Telegram's most.</summary>
    public const int BatchSize = 100;

    private const long Never = long.MinValue;

    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(30);

    private readonly FloodGate _gate = new(limits);
    private int _failures;
    private int _limit = BatchSize;
    private bool _isTroubled;
    private long _polledAt = Never;
    private long _saidAlive = Never;

    /// <summary>How long ago updates were last asked for successfully; null before the first time.</summary>
    public TimeSpan? SincePolled => Volatile.Read(ref _polledAt) is var stamp and not Never ? time.GetElapsedTime(stamp) : null;

    /// <summary>Tells of every batch that lasts, for metrics.</summary>
    public event Action<IReadOnlyList<Arrival>, TakenIn>? Taken;

    /// <summary>Pumps until stopped, or until the token turns out to be revoked.</summary>
    /// <param name="identity">Who the bot is, as far as it is known at that moment.</param>
    /// <param name="stopping">Stops it.</param>
    public async Task RunAsync(Func<BotIdentity> identity, CancellationToken stopping)
    {
        // 0 asks for the oldest that Telegram has. What of it was done before a restart is known by its mark;
        // the stored offset is not asked for, since ids may have started anew below it meanwhile.
        long offset = 0;
        var isListening = false;
        while (!stopping.IsCancellationRequested)
        {
            var bot = identity();
            var asked = time.GetTimestamp();
            // The first poll after a start or a failure does not wait: an empty answer, too, says that an outage has ended.
            var wait = isListening ? LongPoll : TimeSpan.Zero;
            var limit = _limit;
            isListening = false;
            switch (await source.PollAsync(offset, limit, wait, stopping))
            {
                case PollOutcome.Batch batch:
                    Recovered(bot);
                    Volatile.Write(ref _polledAt, time.GetTimestamp());
                    isListening = batch.Arrivals.Count < limit;
                    if (batch.Arrivals.Count > 0 || _saidAlive == Never || time.GetElapsedTime(_saidAlive) >= SignOfLife)
                        await TakeAsync(bot, _gate.Mark(batch.Arrivals, time.GetUtcNow(), time.GetElapsedTime(0)), isListening, stopping);
                    // A server that does not wait for updates must not be asked without end.
                    if (batch.Arrivals.Count == 0 && wait > TimeSpan.Zero && time.GetElapsedTime(asked) < ShortestWait) await PauseAsync(ShortestWait / 2, stopping);
                    // After an empty batch everything below the offset is confirmed, and ids may start anew anywhere.
                    offset = batch.Arrivals.Count == 0 ? 0 : batch.Arrivals[^1].UpdateId + 1;
                    break;
                case PollOutcome.Revoked:
                    log.LogCritical("bot {Bot}: the token was revoked. To do: get a new one from BotFather, put it into the settings, start again", bot.Id);
                    return;
                case PollOutcome.Conflict conflict:
                    _isTroubled = true;
                    log.LogWarning("bot {Bot}: somebody else receives its updates: {Reason}. To do: docs/operating.md, \"Somebody else receives the updates\"", bot.Id, conflict.Reason);
                    await PauseAsync(ShortestPause * 5, stopping);
                    break;
                case PollOutcome.Flood flood:
                    _isTroubled = true;
                    log.LogWarning("bot {Bot}: Telegram asks to wait {Seconds} s before updates are asked for again. To do: nothing", bot.Id, flood.RetryAfter.TotalSeconds);
                    await PauseAsync(flood.RetryAfter, stopping);
                    break;
                case PollOutcome.Unavailable unavailable:
                    _isTroubled = true;
                    // Over a line so slow that a whole batch never comes in time, a part of one does.
                    _limit = Math.Max(1, limit / 2);
                    log.LogWarning("bot {Bot}: Telegram cannot be reached: {Reason}. To do: nothing, unless it lasts; docs/operating.md, \"Telegram cannot be reached\"", bot.Id, unavailable.Reason);
                    await PauseAsync(BackOff(), stopping);
                    break;
            }
        }
    }

    private void Recovered(BotIdentity bot)
    {
        _failures = 0;
        _limit = Math.Min(BatchSize, _limit * 2);
        if (_isTroubled) log.LogInformation("bot {Bot}: updates come in again", bot.Id);
        _isTroubled = false;
    }

    private async Task TakeAsync(BotIdentity bot, IReadOnlyList<Arrival> batch, bool isDrained, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                using var along = courier.TakeAlong();
                var taken = await intake.TakeAsync(bot, batch, isDrained, along, stopping);
                _failures = 0;
                // After a full batch the next one is taken in even when it is empty: it says that the backlog has ended.
                _saidAlive = isDrained ? time.GetTimestamp() : Never;
                courier.Answer(taken.Answers);
                courier.Add(taken.Waiting);
                Taken?.Invoke(batch, taken);
                // A server that brings the same again and again, confirmed or not, must not be asked without end either.
                if (batch.Count > 0 && taken.Repeated == batch.Count) await PauseAsync(ShortestWait / 2, stopping);
                if (taken.Poisoned > 0) log.LogError("bot {Bot}: {Count} updates could not be handled and were kept. To do: tell whoever maintains the program; their senders got an apology", bot.Id, taken.Poisoned);
                if (taken.Untold > 0) log.LogError("bot {Bot}: {Count} dialogues could not be read. To do: tell whoever maintains the program; their owners go on by /start", bot.Id, taken.Untold);
                return;
            }
            catch (StoreException e)
            {
                // The offset has not moved: nothing is lost, however long the disk stays full.
                log.LogError("bot {Bot}: the book cannot be written, trying again: {Reason}. To do: docs/operating.md, \"The disk is full\"", bot.Id, e.Message);
                await PauseAsync(BackOff(), stopping);
            }
        }
    }

    private TimeSpan BackOff()
    {
        var pause = ShortestPause * Math.Pow(2, Math.Min(_failures++, 10));
        return pause < LongestPause ? pause : LongestPause;
    }

    private Task PauseAsync(TimeSpan pause, CancellationToken stopping) => Task.Delay(pause, time, stopping);
}
