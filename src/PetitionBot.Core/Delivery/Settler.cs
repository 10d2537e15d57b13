using System.Collections.Concurrent;
using System.Threading.Channels;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>
/// Writes down what became of outbox rows: in the transaction of the next batch of updates where one comes soon, else in one of
/// its own. Either way a busy minute pays few syncs.
/// </summary>
internal sealed class Settler(IBookStore store, OutboxBoxes boxes, FailureBoxes failures, TimeProvider time)
{
    private const int GroupSize = 500;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    // So long a note waits for a batch that takes it along, and again for as long as batches follow each other.
    private static readonly TimeSpan Lift = TimeSpan.FromMilliseconds(20);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _lock = new();
    private readonly Queue<Note> _waiting = new();
    // Beginnings and ends: odd while a batch is being taken in.
    private long _batches;

    // Where messages stand whose row is not written yet.
    private readonly ConcurrentDictionary<long, int> _fresh = new();

    public int? MessageOf(long row) => _fresh.TryGetValue(row, out var id) ? id : null;

    public void Sent(long row, byte[] chat, int messageId)
    {
        _fresh[row] = messageId;
        var sent = boxes.Sent(row, chat, messageId, time.GetUtcNow());
        Note(row, unit => unit.Outbox.MarkSent(row, sent));
    }

    public void Forget(long row) => Note(row, unit => unit.Outbox.Delete(row));

    public void Postpone(long row, DateTimeOffset until) => Note(row, unit => unit.Outbox.Postpone(row, until));

    public void Bury(long row, byte[] chat, OutboxBody body, string reason)
    {
        var letter = new FailureRow(
            0,
            DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            reason,
            failures.Seal(FailureKind.DeadLetter, body.ToBytes()),
            chat);
        Note(row, unit =>
        {
            unit.Failures.Add(FailureKind.DeadLetter, letter);
            unit.Outbox.Delete(row);
        });
    }

    /// <summary>A batch of updates is about to be written, and takes along what waits then.</summary>
    public Notes ForBatch()
    {
        Interlocked.Increment(ref _batches);
        return new Notes(this, () => Interlocked.Increment(ref _batches));
    }

    /// <summary>Adds what waits to what was taken before.</summary>
    public void Take(List<Note> taken)
    {
        lock (_lock)
        {
            while (taken.Count < GroupSize && _waiting.TryDequeue(out var note)) taken.Add(note);
        }
    }

    /// <summary>These stand in the book.</summary>
    public void Lasted(List<Note> taken)
    {
        foreach (var note in taken) _fresh.TryRemove(note.Row, out _);
    }

    /// <summary>Lets a note wait. Its place is of no matter: what is deleted stays so, and a pause is kept in memory too.</summary>
    public void Add(Note note)
    {
        lock (_lock) _waiting.Enqueue(note);
        _wake.Writer.TryWrite(true);
    }

    public void Complete() => _wake.Writer.TryComplete();

    /// <summary>Writes until <see cref="Complete"/>. After a stop it tries once more and then leaves the rows to be sent again.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (await _wake.Reader.WaitToReadAsync(CancellationToken.None))
        {
            _wake.Reader.TryRead(out _);
            await WaitForLiftAsync();
            if (!await WriteAllAsync(stopping)) return;
        }

        await WriteAllAsync(stopping);
    }

    private async Task WaitForLiftAsync()
    {
        long before;
        do
        {
            before = Interlocked.Read(ref _batches);
            await Task.Delay(Lift, TimeProvider.System);
        }
        while ((before != Interlocked.Read(ref _batches) || before % 2 != 0) && !_wake.Reader.Completion.IsCompleted);
    }

    private async Task<bool> WriteAllAsync(CancellationToken stopping)
    {
        while (!IsEmpty)
        {
            using var notes = new Notes(this, null);
            try
            {
                await store.WriteAsync(unit => notes.WriteInto(unit), CancellationToken.None);
                notes.Lasted();
            }
            catch (StoreException)
            {
                if (stopping.IsCancellationRequested) return false;
                await Task.Delay(RetryAfter, time, CancellationToken.None);
            }
        }

        return true;
    }

    private void Note(long row, Action<IUnitOfWork> write) => Add(new Note(row, write));

    private bool IsEmpty
    {
        get
        {
            lock (_lock) return _waiting.Count == 0;
        }
    }
}
