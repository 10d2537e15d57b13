namespace PetitionBot.Core.Storage;

/// <summary>
/// The book: everything the bot must remember. One writer at a time; readers see the last commit and never wait for it.
/// Rows arrive already vaulted, so that no engine can forget to protect them. Safe for use by several threads.
/// </summary>
public interface IBookStore : IAsyncDisposable
{
    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and makes it last (synced to disk) before the task ends.
    /// When the work throws, nothing of it remains and its exception comes through. Cancelling works until the work begins.
    /// </summary>
    /// <exception cref="StoreException">The engine failed (disk full, locked, broken); nothing of the work remains.</exception>
    Task<T> WriteAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancellation = default);

    /// <summary>Runs <paramref name="work"/> over the last committed state; what it writes is refused.</summary>
    /// <exception cref="StoreException">The engine failed.</exception>
    Task<T> ReadAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancellation = default);

    /// <summary>
    /// Lets what was deleted or overwritten leave the engine's own files too, such as a write-ahead log. While somebody
    /// else reads the book it may have to wait for another call.
    /// </summary>
    /// <exception cref="StoreException">The engine failed.</exception>
    Task ForgetAsync(CancellationToken cancellation = default);
}
