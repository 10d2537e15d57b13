namespace PetitionBot.Playground;

/// <summary>Waiting for something to come true, woken by changes instead of polling.</summary>
internal static class Waiting
{
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Tries <paramref name="probe"/> now and after each change; by the wall clock, since a world may stand on a fake one.</summary>
    public static async Task<T> ForAsync<T>(Lock gate, ChangeSignal signal, Func<T?> probe, TimeSpan? timeout, Func<string> describe)
        where T : class
    {
        using var limit = new CancellationTokenSource(timeout ?? DefaultTimeout);
        while (true)
        {
            Task next;
            lock (gate)
                next = signal.Next;
            if (probe() is { } found)
                return found;
            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException(describe());
            }
        }
    }
}
