using Microsoft.Extensions.Time.Testing;

namespace PetitionBot.Tests.Support;

/// <summary>
/// Lets a fake clock tick in the background while a test waits, so that pauses of the code under test end. Slow enough
/// (10 s in a second) that calls over real sockets are not late by it.
/// </summary>
internal sealed class BackgroundClock : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _ticking;

    public BackgroundClock(FakeTimeProvider time) => _ticking = TickAsync(time);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _ticking;
        _ending.Dispose();
    }

    private async Task TickAsync(FakeTimeProvider time)
    {
        while (!_ending.IsCancellationRequested)
        {
            await Task.Delay(20);
            time.Advance(TimeSpan.FromMilliseconds(200));
        }
    }
}
