using System.Security.Cryptography;
using System.Threading.Channels;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>
/// Carries one bot's outbox to Telegram, at least once: what was under way when the process died is sent again.
/// Callback answers go first and outside the outbox.
/// </summary>
public sealed partial class Courier
{
    private const int PatienceForExtras = 2;

    // Of a backlog only so many rows are held with what they say, so that memory does not grow with it.
    private const int MostBodies = 1000;
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);

    // A row of the book says until when it waits by a calendar that may have been set back since.
    private static readonly TimeSpan LongestKeptPause = TimeSpan.FromDays(1);

    private readonly IBookStore _store;
    private readonly IMessenger _messenger;
    private readonly FileAnswers _files;
    private readonly OutboxBoxes _boxes;
    private readonly CourierLimits _limits;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _began;
    private readonly long _beganAt;
    private readonly Settler _settler;
    private readonly Schedule _schedule;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _lock = new();
    private CancellationToken _stopping;
    private int _underWay;
    private int _sending;

    /// <summary>Makes a courier for the messenger's bot.</summary>
    public Courier(IBookStore store, IMessenger messenger, IFileReader reader, OutboxBoxes boxes, FailureBoxes failures, CourierLimits limits, TimeProvider time)
    {
        (_store, _messenger, _boxes, _limits, _time) = (store, messenger, boxes, limits, time);
        (_began, _beganAt) = (time.GetUtcNow(), time.GetTimestamp());
        _settler = new Settler(store, boxes, failures, time);
        _schedule = new Schedule(limits);
        _files = new FileAnswers(store, messenger, reader, limits.Downloads);
    }

    /// <summary>Tells of every outcome of a sending, for logs and metrics; carries nothing of what was said.</summary>
    public event Action<Carried>? Settled;

    /// <summary>What waits now, in each lane.</summary>
    public IReadOnlyList<Backlog> Backlog()
    {
        lock (_lock) return [.. Enum.GetValues<Lane>().Select(Look)];
    }

    private Backlog Look(Lane lane)
    {
        var (rows, oldest) = _schedule.Backlog(lane);
        return new Backlog(lane, rows, oldest is { } since ? _time.GetElapsedTime(since) : TimeSpan.Zero);
    }

    /// <summary>
    /// Takes up what waited when the process last stopped. To be called before any update is taken in, and again where it
    /// threw: then it has taken up nothing.
    /// </summary>
    /// <exception cref="StoreException">The book cannot be read.</exception>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        const int page = 1000;
        long after = 0;
        var waiting = new List<Waiting>();
        while (true)
        {
            var rows = await _store.ReadAsync(unit => unit.Outbox.List(_messenger.BotId, after, page), cancellation);
            var latest = Now() + LongestKeptPause;
            waiting.AddRange(rows.Select(Load).Select(row => row.NotBefore > latest ? row with { NotBefore = latest } : row));
            if (rows.Count < page) break;
            after = rows[^1].Id;
        }

        Add(waiting);
    }

    // A row that cannot be opened takes its place as it is: it is tried now and then, and keeps nobody else waiting.
    private Waiting Load(OutboxRow row)
    {
        try
        {
            return Waiting.From(row, _boxes.Open(row).What);
        }
        catch (Exception e) when (e is Privacy.VaultException or System.Text.Json.JsonException)
        {
            return new Waiting(row.Id, Convert.ToHexString(row.Chat), (Lane)row.Lane, row.NotBefore, row.Attempts, null);
        }
    }

    /// <summary>Ends the waiting of pressed buttons, at once. Never throws; an answer that fails is worthless a moment later.</summary>
    public void Answer(IEnumerable<CallbackAnswer> answers)
    {
        foreach (var answer in answers)
        {
            // Under way like a message, so that a stop does not cut it off.
            lock (_lock) _underWay++;
            _ = Task.Run(() => AnswerAsync(answer), CancellationToken.None);
        }
    }

    private async Task AnswerAsync(CallbackAnswer answer)
    {
        try
        {
            await _messenger.AnswerAsync(answer, CancellationToken.None);
        }
        finally
        {
            lock (_lock) _underWay--;
            Wake();
        }
    }

    /// <summary>Takes rows that were just committed.</summary>
    public void Add(IReadOnlyList<Waiting> rows)
    {
        lock (_lock)
        {
            foreach (var row in rows)
            {
                var body = _schedule.Rows < MostBodies ? row.Body : null;
                if (_schedule.Add(row with { Since = _time.GetTimestamp(), Body = body }) is { } superseded) _settler.Forget(superseded);
            }
        }

        Wake();
    }

    /// <summary>
    /// What became of rows and is not written down yet, for the transaction that is about to take a batch of updates in: one
    /// commit less. To be disposed of after it.
    /// </summary>
    public Notes TakeAlong() => _settler.ForBatch();

    /// <summary>Sends until stopped; then finishes what is under way and writes down what was delivered.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        _stopping = stopping;
        var settling = _settler.RunAsync(stopping);
        while (!stopping.IsCancellationRequested)
        {
            var pause = StartAll();
            try
            {
                await WaitAsync(pause, stopping);
            }
            catch (OperationCanceledException)
            {
                // Stopping: what is under way is finished below.
            }
        }

        while (Volatile.Read(ref _underWay) > 0) await _wake.Reader.ReadAsync(CancellationToken.None);
        _settler.Complete();
        await settling;
    }

    private async Task WaitAsync(TimeSpan? pause, CancellationToken stopping)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var wake = _wake.Reader.WaitToReadAsync(woken.Token).AsTask();
        if (pause is { } length) await Task.WhenAny(wake, Task.Delay(length, _time, woken.Token));
        else await wake;
        await woken.CancelAsync();
        _wake.Reader.TryRead(out _);
    }

    // Starts all that may go now and returns how long there is nothing more to start; null for "until woken".
    private TimeSpan? StartAll()
    {
        var (rows, pause) = TakeAll();
        if (rows.Count == 0) return pause;
        // One reading for all that go at once.
        var reading = ReadAsync(rows);
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, at) = (rows[i], i);
            _ = Task.Run(() => CarryAsync(row, reading, at), CancellationToken.None);
        }

        return pause;
    }

    private (List<Waiting> Rows, TimeSpan? Pause) TakeAll()
    {
        var rows = new List<Waiting>();
        lock (_lock)
        {
            var now = Now();
            while (_sending < _limits.Parallel)
            {
                if (_schedule.Take(now) is not { } row) return (rows, _schedule.Next() is { } next ? Shortest(next - now) : null);
                rows.Add(row);
                _underWay++;
                _sending++;
            }
        }

        return (rows, null);
    }

    // What was just decided is at hand; only whether it is still wanted must be asked: the person may have left or erased all.
    private Task<List<(bool Waits, OutboxRow? Row)>> ReadAsync(List<Waiting> rows) => _store.ReadAsync(unit => rows
        .Select(row => row.Body is null ? (true, unit.Outbox.Find(row.Id)) : (unit.Outbox.Waits(row.Id), null))
        .ToList());

    private static TimeSpan Shortest(TimeSpan pause) =>
        pause < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1)
        : pause > LongestBackOff ? LongestBackOff : pause;

    private async Task CarryAsync(Waiting row, Task<List<(bool Waits, OutboxRow? Row)>> reading, int at)
    {
        try
        {
            var (waits, read) = (await reading)[at];
            var body = read is null ? row.Body : _boxes.Open(read);
            var outcome = waits && body is not null ? await SendAsync(row, body) : null;
            var pausesLane = Settle(row, outcome);
            if (outcome is not null) Settled?.Invoke(new Carried(row.Lane, outcome, _time.GetElapsedTime(row.Since), pausesLane));
        }
        catch (OperationCanceledException)
        {
            // Stopping: the file is read after the next start, since the row stands in the book still.
            Settle(row, null);
        }
        catch (Exception e) when (e is StoreException or Privacy.VaultException or System.Text.Json.JsonException)
        {
            // The book could not be read just now: the row stands in it still, and is tried again later.
            Settle(row, new SendOutcome.Unavailable(e.GetType().Name));
        }
        finally
        {
            lock (_lock)
            {
                _sending--;
                _underWay--;
            }

            Wake();
        }
    }

    private async Task<SendOutcome> SendAsync(Waiting waiting, OutboxBody body)
    {
        var outcome = await SendAsync(waiting, body.ChatId, body.What);
        if (outcome is SendOutcome.Moved moved) outcome = await SendAsync(waiting, moved.ChatId, body.What);
        if (outcome is SendOutcome.Moved) outcome = new SendOutcome.Refused("the chat moved on and on");
        if (outcome is SendOutcome.Unavailable && waiting.Attempts >= PatienceForExtras) outcome = await GiveUpAsync(body, outcome);
        WriteDown(waiting, body, outcome);
        return outcome;
    }

    private void WriteDown(Waiting row, OutboxBody body, SendOutcome outcome)
    {
        switch (outcome)
        {
            // An edit that shows where it should is known by the number of the message that it edited.
            case SendOutcome.Done done when body.What is Outgoing.Edit { Message: MessageRef.Id edited } && edited.Value == done.MessageId:
            case SendOutcome.Done { MessageId: null }:
            case SendOutcome.TooLate:
                _settler.Forget(row.Id);
                break;
            case SendOutcome.Done done:
                _settler.Sent(row.Id, Convert.FromHexString(row.Chat), done.MessageId.Value);
                break;
            case SendOutcome.Refused refused:
                _settler.Bury(row.Id, Convert.FromHexString(row.Chat), body, refused.Reason);
                break;
            default:
                break;
        }
    }

    // Whether the whole lane waits now.
    private bool Settle(Waiting row, SendOutcome? outcome)
    {
        var (now, pausesLane) = (Now(), false);
        lock (_lock)
        {
            switch (outcome)
            {
                case SendOutcome.Flood flood:
                    pausesLane = _schedule.Flooded(row, flood.RetryAfter, now);
                    _settler.Postpone(row.Id, now + flood.RetryAfter);
                    _schedule.Retry(row, now + flood.RetryAfter);
                    break;
                case SendOutcome.Unavailable:
                    var until = now + BackOff(row.Attempts);
                    _settler.Postpone(row.Id, until);
                    _schedule.Retry(row, until);
                    break;
                case SendOutcome.Gone:
                    // By their ids: what is committed for the chat from now on answers somebody who came back.
                    foreach (var dropped in _schedule.Drop(row.Chat).Append(row.Id)) _settler.Forget(dropped);
                    _schedule.Finish(row.Chat, now);
                    break;
                default:
                    _schedule.Finish(row.Chat, now);
                    break;
            }
        }

        return pausesLane;
    }

    // A calendar that is set back by a day must not make anybody wait that long: paces and pauses go by a clock that only goes on.
    private DateTimeOffset Now() => _began + _time.GetElapsedTime(_beganAt);

    // 1, 2, 4, ... seconds up to a minute, each shortened by up to a half so that chats do not come back in step.
    private static TimeSpan BackOff(int attempts)
    {
        var full = Math.Min(LongestBackOff.TotalSeconds, Math.Pow(2, Math.Min(attempts, 10)));
        return TimeSpan.FromSeconds(full * (1 - (RandomNumberGenerator.GetInt32(500) / 1000.0)));
    }

    private void Wake() => _wake.Writer.TryWrite(true);
}
