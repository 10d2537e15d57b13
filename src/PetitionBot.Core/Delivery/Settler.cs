using System.Collections.Concurrent;
using System.Threading.Channels;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>
/// Writes down what became of outbox rows. While one write is synced to disk the next ones gather,
/// so that a busy minute pays few syncs.
/// </summary>
internal sealed class Settler(IBookStore store, OutboxBoxes boxes, FailureBoxes failures, TimeProvider time)
{
    private const int GroupSize = 500;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<(long Id, Action<IUnitOfWork> Write)> _writes =
        Channel.CreateUnbounded<(long, Action<IUnitOfWork>)>(new UnboundedChannelOptions { SingleReader = true });

    // Where messages stand whose row is not written yet.
    private readonly ConcurrentDictionary<long, int> _fresh = new();

    public int? MessageOf(long row) => _fresh.TryGetValue(row, out var id) ? id : null;

    public void Sent(OutboxRow row, int? messageId)
    {
        if (messageId is not { } id)
        {
            Forget(row.Id);
            return;
        }

        _fresh[row.Id] = id;
        var sent = boxes.Sent(row, id, time.GetUtcNow());
        Write(row.Id, unit => unit.Outbox.MarkSent(row.Id, sent));
    }

    public void Forget(long row) => Write(row, unit => unit.Outbox.Delete(row));

    public void Postpone(long row, DateTimeOffset until) => Write(row, unit => unit.Outbox.Postpone(row, until));

    public void Bury(OutboxRow row, string reason)
    {
        var letter = new FailureRow(
            0,
            DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            reason,
            failures.Seal(FailureKind.DeadLetter, boxes.Open(row).ToBytes()),
            row.Chat);
        Write(row.Id, unit =>
        {
            unit.Failures.Add(FailureKind.DeadLetter, letter);
            unit.Outbox.Delete(row.Id);
        });
    }

    public void Complete() => _writes.Writer.TryComplete();

    /// <summary>Writes until <see cref="Complete"/>. After a stop it tries once more and then leaves the rows to be sent again.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var group = new List<(long Id, Action<IUnitOfWork> Write)>();
        while (await _writes.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (group.Count < GroupSize && _writes.Reader.TryRead(out var write)) group.Add(write);
            if (!await TryWriteAsync(group, stopping)) return;
            foreach (var (id, _) in group) _fresh.TryRemove(id, out _);
            group.Clear();
        }
    }

    private async Task<bool> TryWriteAsync(List<(long Id, Action<IUnitOfWork> Write)> group, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return await store.WriteAsync(
                    unit =>
                    {
                        foreach (var (_, write) in group) write(unit);
                        return true;
                    },
                    CancellationToken.None);
            }
            catch (StoreException)
            {
                if (stopping.IsCancellationRequested) return false;
                await Task.Delay(RetryAfter, time, CancellationToken.None);
            }
        }
    }

    private void Write(long id, Action<IUnitOfWork> write) => _writes.Writer.TryWrite((id, write));
}
