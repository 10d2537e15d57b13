using PetitionBot.Core.Storage;

namespace PetitionBot.Operations.Metering;

/// <summary>A book whose writes are timed, with their waiting for the writer's turn: what people wait for.</summary>
internal sealed class MeteredBookStore(IBookStore store, BotMeter meter, TimeProvider time) : IBookStore
{
    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancellation = default)
    {
        var asked = time.GetTimestamp();
        var outcome = "undone";
        try
        {
            var result = await store.WriteAsync(work, cancellation);
            outcome = "ok";
            return result;
        }
        catch (StoreException)
        {
            outcome = "failed";
            throw;
        }
        finally
        {
            meter.Committed(time.GetElapsedTime(asked), outcome);
        }
    }

    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancellation = default) => store.ReadAsync(work, cancellation);

    /// <inheritdoc/>
    public Task ForgetAsync(CancellationToken cancellation = default) => store.ForgetAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();
}
