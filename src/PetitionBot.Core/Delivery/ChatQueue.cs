namespace PetitionBot.Core.Delivery;

/// <summary>What waits for one chat, in its order: replies, then bulk.</summary>
internal sealed class ChatQueue(string chat, CourierLimits limits)
{
    private readonly LinkedList<Waiting> _replies = new();
    private readonly LinkedList<Waiting> _bulk = new();
    private Pace _pace = new(limits.PerChat, limits.ChatBurst);
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private long _newest;
    private long _newestWhenTaken;

    public string Chat => chat;

    /// <summary>The row that is being sent: one at a time, so that the order holds.</summary>
    public Waiting? UnderWay { get; set; }

    public bool IsBusy => UnderWay is not null;

    public bool IsEmpty => _replies.Count == 0 && _bulk.Count == 0;

    public Lane Lane => _replies.Count > 0 ? Lane.Reply : Lane.Bulk;

    public DateTimeOffset ReadyAt
    {
        get
        {
            var due = Head.NotBefore ?? DateTimeOffset.MinValue;
            var free = _pausedUntil > _pace.Next ? _pausedUntil : _pace.Next;
            return due > free ? due : free;
        }
    }

    private Waiting Head => (_replies.First ?? _bulk.First)!.Value;

    /// <summary>Adds a row; returns an edit of the same message that it makes superfluous.</summary>
    public Waiting? Add(Waiting row)
    {
        _newest = Math.Max(_newest, row.Id);
        var queue = QueueOf(row);
        var superseded = row.Edits is null ? null : queue.FirstOrDefault(waiting => row.Edits == waiting.Edits);
        if (superseded is null) queue.AddLast(row);
        else queue.Find(superseded)!.Value = row;
        return superseded;
    }

    public Waiting Take(DateTimeOffset now)
    {
        var row = Head;
        QueueOf(row).RemoveFirst();
        _pace.Take(now);
        _newestWhenTaken = _newest;
        UnderWay = row;
        return row;
    }

    /// <summary>Puts a row that was taken back to the front.</summary>
    public void PutBack(Waiting row) => QueueOf(row).AddFirst(row);

    public void PauseUntil(DateTimeOffset until)
    {
        if (until > _pausedUntil) _pausedUntil = until;
    }

    /// <summary>Whether forgetting the chat would change nothing.</summary>
    public bool IsIdle(DateTimeOffset now) => !IsBusy && IsEmpty && _pausedUntil <= now && _pace.IsFull(now);

    /// <summary>
    /// Drops what waited when the row under way was taken, or everything when none is, and returns the ids: what came while
    /// the request was on its way may answer somebody who has come back.
    /// </summary>
    public IReadOnlyList<long> Clear()
    {
        var dropped = _replies.Concat(_bulk).Where(row => !IsBusy || row.Id <= _newestWhenTaken).ToList();
        foreach (var row in dropped) QueueOf(row).Remove(row);
        return [.. dropped.Select(row => row.Id)];
    }

    /// <summary>What waits in a lane, oldest first, behind what is under way.</summary>
    public (int Rows, long? Oldest) Backlog(Lane lane)
    {
        var queue = lane == Lane.Reply ? _replies : _bulk;
        var sending = UnderWay?.Lane == lane ? UnderWay : null;
        return (queue.Count + (sending is null ? 0 : 1), (sending ?? queue.First?.Value)?.Since);
    }

    private LinkedList<Waiting> QueueOf(Waiting row) => row.Lane == Lane.Reply ? _replies : _bulk;
}
