using PetitionBot.Core.Delivery;

namespace PetitionBot.Tests.Delivery;

/// <summary>What a schedule must do, with no thought of speed: plain lists, and the whole past replayed for every pace.</summary>
internal sealed class NaiveSchedule(CourierLimits limits)
{
    private readonly Dictionary<string, List<Waiting>> _waiting = [];
    private readonly Dictionary<string, Waiting> _underWay = [];
    private readonly Dictionary<string, List<DateTimeOffset>> _takes = [];
    private readonly Dictionary<string, DateTimeOffset> _chatPaused = [];
    private readonly Dictionary<Lane, DateTimeOffset> _lanePaused = [];
    private readonly List<(Lane Lane, string Chat, DateTimeOffset At, DateTimeOffset Until)> _floods = [];
    private readonly List<DateTimeOffset> _bulkTakes = [];
    private readonly List<long> _ended = [];
    private readonly Dictionary<string, List<Waiting>> _cameMeanwhile = [];

    public List<string> UnderWay => [.. _underWay.Keys];

    public Waiting? RowUnderWay(string chat) => _underWay.GetValueOrDefault(chat);

    public long? Add(Waiting row)
    {
        var rows = RowsOf(row.Chat);
        if (_cameMeanwhile.TryGetValue(row.Chat, out var later)) later.Add(row);
        var same = row.Edits is null ? -1 : rows.FindIndex(waiting => waiting.Lane == row.Lane && waiting.Edits == row.Edits);
        if (same < 0)
        {
            rows.Add(row);
            return null;
        }

        var superseded = rows[same].Id;
        rows[same] = row;
        _ended.Add(superseded);
        return superseded;
    }

    /// <summary>Fails unless the schedule's answer is one that it may give now, nothing included.</summary>
    public void Taken(Waiting? row, DateTimeOffset now)
    {
        var ready = _waiting.Keys.Where(chat => DueAt(chat) <= now).Select(chat => Head(chat)!).ToList();
        var first = ready.Where(head => head.Lane == Lane.Reply).DefaultIfEmpty().ToList();
        var allowed = first[0] is null ? ready : first!;
        if (row is null)
        {
            Assert.Empty(ready);
            return;
        }

        Assert.Contains(row, allowed);
        RowsOf(row.Chat).Remove(row);
        _underWay.Add(row.Chat, row);
        _cameMeanwhile[row.Chat] = [];
        TakesOf(row.Chat).Add(now);
        if (row.Lane == Lane.Bulk) _bulkTakes.Add(now);
    }

    public void Settled(string chat, DateTimeOffset? again)
    {
        Assert.True(_underWay.Remove(chat, out var row));
        _cameMeanwhile.Remove(chat);
        if (again is { } until) RowsOf(chat).Insert(0, row! with { NotBefore = until, Attempts = row.Attempts + 1 });
        else _ended.Add(row!.Id);
    }

    public void Flooded(Waiting row, DateTimeOffset until, DateTimeOffset now)
    {
        _chatPaused[row.Chat] = Later(_chatPaused.GetValueOrDefault(row.Chat), until);
        _floods.Add((row.Lane, row.Chat, now, until));
        var lane = _floods.Where(flood => flood.Lane == row.Lane && flood.At >= now - limits.FloodWindow).ToList();
        bool AllWait(DateTimeOffset at) => lane.Where(flood => flood.Until >= at).Select(flood => flood.Chat).Distinct().Count() >= limits.FloodChats;
        foreach (var at in lane.Select(flood => flood.Until).Where(AllWait)) _lanePaused[row.Lane] = Later(_lanePaused.GetValueOrDefault(row.Lane), at);
    }

    public void Drop(string chat)
    {
        var dropped = RowsOf(chat).Except(_cameMeanwhile.GetValueOrDefault(chat, [])).ToList();
        _ended.AddRange(dropped.Select(row => row.Id));
        RowsOf(chat).RemoveAll(dropped.Contains);
    }

    /// <summary>To look too early costs a moment; to look too late, or never, keeps somebody waiting.</summary>
    public void CheckNext(DateTimeOffset? next)
    {
        var due = _waiting.Keys.Select(DueAt).Where(at => at is not null).Min();
        if (due is not null) Assert.True(next <= due, $"looks at {next}, but something is due at {due}");
    }

    public void AssertNothingLost(long added) =>
        Assert.Equal(Enumerable.Range(1, (int)added).Select(id => (long)id), _ended.Order());

    private DateTimeOffset? DueAt(string chat)
    {
        if (_underWay.ContainsKey(chat) || Head(chat) is not { } head) return null;
        var due = Later(head.NotBefore ?? default, _chatPaused.GetValueOrDefault(chat));
        due = Later(due, Later(_lanePaused.GetValueOrDefault(head.Lane), FreeAt(TakesOf(chat), limits.PerChat, limits.ChatBurst)));
        return head.Lane == Lane.Bulk
            ? Later(due, FreeAt(_bulkTakes, TimeSpan.FromSeconds(1.0 / limits.BulkPerSecond), limits.BulkPerSecond))
            : due;
    }

    private Waiting? Head(string chat) =>
        RowsOf(chat).FirstOrDefault(row => row.Lane == Lane.Reply) ?? RowsOf(chat).FirstOrDefault();

    // A bucket of whole tokens that drips; the instant at which the next one is in it.
    private static DateTimeOffset FreeAt(List<DateTimeOffset> takes, TimeSpan interval, int burst)
    {
        var (level, at) = (interval.Ticks * burst, DateTimeOffset.MinValue);
        foreach (var take in takes)
        {
            level = Math.Min(interval.Ticks * burst, level + (take - at).Ticks) - interval.Ticks;
            at = take;
        }

        return level >= interval.Ticks ? at : at + TimeSpan.FromTicks(interval.Ticks - level);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private List<Waiting> RowsOf(string chat) => _waiting.TryGetValue(chat, out var rows) ? rows : _waiting[chat] = [];

    private List<DateTimeOffset> TakesOf(string chat) => _takes.TryGetValue(chat, out var takes) ? takes : _takes[chat] = [];
}
