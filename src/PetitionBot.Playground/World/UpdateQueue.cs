namespace PetitionBot.Playground;

/// <summary>The updates that wait for one bot, by the rules of getUpdates; used under the world's lock.</summary>
internal sealed partial class UpdateQueue(int firstId)
{
    private const int Remembered = 1000;
    private readonly LinkedList<PendingUpdate> _pending = [];
    private readonly Queue<PendingUpdate> _confirmed = new();
    private int _next = firstId;
    private bool _restarted;
    private UpdatePoll? _poll;

    /// <summary>The types that the bot wants; null means all but those that must be named.</summary>
    public IReadOnlySet<string>? Allowed { get; set; }

    public int Count => _pending.Count;

    public int NextId => _next;

    public void Enqueue(string? type, byte[] content, DateTimeOffset expires)
    {
        if (type is not null && !Wants(type))
            return;
        _pending.AddLast(new PendingUpdate(_next++, type, content, expires));
        _poll?.Wake();
    }

    /// <summary>The next update gets this id, as after a week of silence; those that wait keep theirs.</summary>
    public void RestartAt(int id)
    {
        _restarted = true;
        _next = id;
    }

    public void Clear() => _pending.Clear();

    /// <summary>Delivers an update once more, though it was confirmed: the newest confirmed one by default.</summary>
    public bool Repeat(int? id)
    {
        var again = id is null
            ? _confirmed.LastOrDefault()
            : _pending.Concat(_confirmed.Reverse()).FirstOrDefault(update => update.Id == id);
        if (again is null)
            return false;
        _pending.AddFirst(again with { IsFreshRepeat = true });
        _poll?.Wake();
        return true;
    }

    public List<PendingUpdate> Take(int offset, int limit, DateTimeOffset now)
    {
        if (offset < 0)
            KeepLast(-offset);
        else if (offset > 0)
            Confirm(offset);
        var taken = new List<PendingUpdate>();
        for (var node = _pending.First; node is not null && taken.Count < limit;)
        {
            var next = node.Next;
            if (node.Value.Expires <= now)
                _pending.Remove(node);
            else
                taken.Add(node.Value);
            node = next;
        }
        taken.ForEach(update => update.IsFreshRepeat = false);
        return _disorder is { Twice: 0, Shuffled: false } ? taken : Disturbed(taken);
    }

    /// <summary>Registers a waiting poll; one that waits already is ended with a conflict.</summary>
    public UpdatePoll StartPoll()
    {
        _poll?.End(PollEnd.OtherPoll);
        return _poll = new UpdatePoll();
    }

    public void EndPoll(UpdatePoll poll)
    {
        if (_poll == poll)
            _poll = null;
    }

    public void EndPoll(PollEnd reason) => _poll?.End(reason);

    private bool Wants(string type) =>
        Allowed?.Contains(type) ?? type is not ("chat_member" or "message_reaction" or "message_reaction_count");

    private void KeepLast(int count)
    {
        while (_pending.Count > count)
            Forget(_pending.First!);
    }

    // An offset above every id is from the time before a restart: the official server then forgets nothing and answers
    // from the head of the queue.
    private void Confirm(int offset)
    {
        if (_restarted && _pending.Any(update => update.Id == offset - 1))
            ForgetThrough(offset - 1);
        else if (offset <= _next)
            ForgetBelow(offset);
    }

    private void ForgetThrough(int id)
    {
        var found = false;
        for (var node = _pending.First; node is not null && !found;)
        {
            var next = node.Next;
            found = node.Value.Id == id;
            Confirm(node);
            node = next;
        }
    }

    private void ForgetBelow(int offset)
    {
        for (var node = _pending.First; node is not null && node.Value.Id < offset;)
        {
            var next = node.Next;
            Confirm(node);
            node = next;
        }
    }

    private void Confirm(LinkedListNode<PendingUpdate> node)
    {
        if (node.Value.IsFreshRepeat)
            return;
        Forget(node);
        ComeAgain(node.Value);
    }

    private void Forget(LinkedListNode<PendingUpdate> node)
    {
        _pending.Remove(node);
        _confirmed.Enqueue(node.Value);
        if (_confirmed.Count > Remembered)
            _confirmed.Dequeue();
    }
}
