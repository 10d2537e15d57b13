namespace PetitionBot.Core.Delivery;

/// <summary>
/// Decides which waiting row goes next: order inside a chat, different chats side by side, replies before bulk,
/// Telegram's pace, and pauses that concern what they must and nothing else. Holds no clock. For one thread at a time.
/// </summary>
internal sealed class Schedule(CourierLimits limits)
{
    private const int SweepSize = 10_000;

    private readonly Dictionary<string, ChatQueue> _chats = [];
    private readonly Dictionary<Lane, PriorityQueue<ChatQueue, DateTimeOffset>> _ready =
        new() { [Lane.Reply] = new(), [Lane.Bulk] = new() };

    private readonly Dictionary<Lane, DateTimeOffset> _lanePausedUntil =
        new() { [Lane.Reply] = DateTimeOffset.MinValue, [Lane.Bulk] = DateTimeOffset.MinValue };

    private readonly Queue<(Lane Lane, string Chat, DateTimeOffset At, DateTimeOffset Until)> _floods = new();
    private int _sweepAt = SweepSize;
    private Pace _bulk = new(TimeSpan.FromSeconds(1.0 / limits.BulkPerSecond), limits.BulkPerSecond);

    /// <summary>How many chats are in memory.</summary>
    public int Chats => _chats.Count;

    /// <summary>How many rows wait, without those under way.</summary>
    public int Rows { get; private set; }

    /// <summary>Adds a row and returns the id of one that need not be sent any more, or null.</summary>
    public long? Add(Waiting row)
    {
        if (!_chats.TryGetValue(row.Chat, out var chat)) _chats[row.Chat] = chat = new ChatQueue(row.Chat, limits);
        var superseded = chat.Add(row);
        if (superseded is null) Rows++;
        Offer(chat);
        return superseded?.Id;
    }

    /// <summary>The row to send now, or null; its chat is busy until <see cref="Finish"/>.</summary>
    public Waiting? Take(DateTimeOffset now) => Take(Lane.Reply, now) ?? Take(Lane.Bulk, now);

    /// <summary>When to look again, if nothing else happens; null when nothing waits.</summary>
    public DateTimeOffset? Next()
    {
        DateTimeOffset? next = null;
        foreach (var (lane, heap) in _ready)
        {
            if (!heap.TryPeek(out _, out var at)) continue;
            var due = Later(at, LaneFreeAt(lane));
            if (next is null || due < next) next = due;
        }

        return next;
    }

    /// <summary>The row under way in this chat is settled.</summary>
    public void Finish(string chat, DateTimeOffset now)
    {
        Release(chat, null);
        if (_chats.Count > _sweepAt) Sweep(now);
    }

    /// <summary>The row under way in this chat must be tried again, not before this instant.</summary>
    public void Retry(Waiting row, DateTimeOffset notBefore) =>
        Release(row.Chat, row with { NotBefore = notBefore, Attempts = row.Attempts + 1, Body = null });

    /// <summary>How many rows a lane holds, and the time stamp of the oldest.</summary>
    public (int Rows, long? Oldest) Backlog(Lane lane)
    {
        var (rows, oldest) = (0, (long?)null);
        foreach (var chat in _chats.Values)
        {
            var (more, since) = chat.Backlog(lane);
            rows += more;
            if (oldest is null || since < oldest) oldest = since ?? oldest;
        }

        return (rows, oldest);
    }

    /// <summary>
    /// Telegram said 429 for this chat: it pauses, and its lane too when several chats were told so just now. Returns whether
    /// the lane does.
    /// </summary>
    public bool Flooded(Waiting row, TimeSpan retryAfter, DateTimeOffset now)
    {
        var until = now + retryAfter;
        if (_chats.TryGetValue(row.Chat, out var chat)) chat.PauseUntil(until);
        _floods.Enqueue((row.Lane, row.Chat, now, until));
        while (_floods.TryPeek(out var oldest) && oldest.At < now - limits.FloodWindow) _floods.Dequeue();
        // As long as that many of them have to wait: one chat's hours among others' seconds are its own affair.
        var waits = _floods.Where(flood => flood.Lane == row.Lane).GroupBy(flood => flood.Chat).Select(one => one.Max(flood => flood.Until));
        var shared = waits.OrderDescending().ElementAtOrDefault(limits.FloodChats - 1);
        if (shared == default) return false;
        _lanePausedUntil[row.Lane] = Later(_lanePausedUntil[row.Lane], shared);
        return true;
    }

    /// <summary>Forgets what waits for a chat, but not what came while its row was under way; returns the ids.</summary>
    public IReadOnlyList<long> Drop(string chat)
    {
        var dropped = _chats.TryGetValue(chat, out var queue) ? queue.Clear() : [];
        Rows -= dropped.Count;
        return dropped;
    }

    private Waiting? Take(Lane lane, DateTimeOffset now)
    {
        var heap = _ready[lane];
        while (heap.TryPeek(out var chat, out var at) && at <= now && LaneFreeAt(lane) <= now)
        {
            heap.Dequeue();
            // The heap may hold a chat several times, or under an older time: what the chat says now counts.
            if (chat.IsBusy || chat.IsEmpty) continue;
            if (chat.Lane != lane || chat.ReadyAt > now)
            {
                Offer(chat);
                continue;
            }

            if (lane == Lane.Bulk) _bulk.Take(now);
            Rows--;
            return chat.Take(now);
        }

        return null;
    }

    private void Release(string chat, Waiting? again)
    {
        if (!_chats.TryGetValue(chat, out var queue)) return;
        queue.UnderWay = null;
        if (again is not null)
        {
            queue.PutBack(again);
            Rows++;
        }

        Offer(queue);
    }

    // A chat is kept for its pace after its queue has run dry; once that is idle too, it is forgotten.
    private void Sweep(DateTimeOffset now)
    {
        foreach (var chat in _chats.Values.Where(chat => chat.IsIdle(now)).ToList()) _chats.Remove(chat.Chat);
        _sweepAt = Math.Max(SweepSize, _chats.Count * 2);
    }

    private void Offer(ChatQueue chat)
    {
        if (!chat.IsBusy && !chat.IsEmpty) _ready[chat.Lane].Enqueue(chat, chat.ReadyAt);
    }

    private DateTimeOffset LaneFreeAt(Lane lane) =>
        lane == Lane.Bulk ? Later(_lanePausedUntil[lane], _bulk.Next) : _lanePausedUntil[lane];

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
