using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Delivery;

/// <summary>A real store that can be made to fail for a while, as a full disk does.</summary>
internal sealed class FailingStore(IBookStore inner) : IBookStore
{
    private int _failed;

    public bool ReadsFail { get; set; }

    public bool WritesFail { get; set; }

    /// <summary>How many calls were refused.</summary>
    public int Failed => _failed;

    public Task<T> WriteAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancellation = default) =>
        WritesFail ? Fail<T>() : inner.WriteAsync(work, cancellation);

    public Task<T> ReadAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancellation = default) =>
        ReadsFail ? Fail<T>() : inner.ReadAsync(work, cancellation);

    public Task ForgetAsync(CancellationToken cancellation = default) =>
        WritesFail ? Fail<int>() : inner.ForgetAsync(cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private Task<T> Fail<T>()
    {
        Interlocked.Increment(ref _failed);
        return Task.FromException<T>(new StoreException("disk full"));
    }
}
