using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Delivery;

/// <summary>A real store that can be made to fail for a while, as a full disk does.</summary>
internal sealed class FailingStore(IBookStore inner) : IBookStore
{
    private int _failed;
    private int _writes;
    private int _reads;

    public bool ReadsFail { get; set; }

    public bool WritesFail { get; set; }

    /// <summary>How many calls were refused.</summary>
    public int Failed => _failed;

    /// <summary>How many transactions were begun that write.</summary>
    public int Writes => _writes;

    /// <summary>How many transactions were begun that read.</summary>
    public int Reads => _reads;

    public Task<T> WriteAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _writes);
        return WritesFail ? Fail<T>() : inner.WriteAsync(work, cancellation);
    }

    public Task<T> ReadAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _reads);
        return ReadsFail ? Fail<T>() : inner.ReadAsync(work, cancellation);
    }

    public Task ForgetAsync(CancellationToken cancellation = default) =>
        WritesFail ? Fail<int>() : inner.ForgetAsync(cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private Task<T> Fail<T>()
    {
        Interlocked.Increment(ref _failed);
        return Task.FromException<T>(new StoreException("disk full"));
    }
}
