using System.Buffers.Binary;
using PetitionBot.Core.Storage;

namespace PetitionBot.Operations;

/// <summary>
/// Whether the book can be written: tried with a tiny transaction, however often it is asked at most once in
/// <see cref="Interval"/>, so that nobody can wear the disk out by asking.
/// </summary>
internal sealed class BookProbe(IBookStore store, TimeProvider time) : IDisposable
{
    /// <summary>For so long an answer holds.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private const string Key = "probed";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1);
    private long? _triedAt;
    private bool _isWritable;

    /// <summary>Whether the last try made a write last, or made one in time now.</summary>
    public async Task<bool> IsWritableAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_triedAt is { } before && time.GetElapsedTime(before) < Interval) return _isWritable;
            _isWritable = await TryAsync();
            _triedAt = time.GetTimestamp();
            return _isWritable;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<bool> TryAsync()
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            // A disk that hangs is no disk to write to; what has begun ends by itself, the next try waits behind it.
            return await store.WriteAsync(Touch, patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception e) when (e is StoreException or OperationCanceledException)
        {
            return false;
        }
    }

    // The time, and not always the same: a value that does not change is not written.
    private bool Touch(IUnitOfWork unit)
    {
        var now = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(now, time.GetUtcNow().ToUnixTimeSeconds());
        unit.Meta.Save(Key, now);
        return true;
    }
}
