using Microsoft.Extensions.Time.Testing;

namespace PetitionBot.Tests.Support;

/// <summary>
/// A clock that runs ten times as fast as the wall's, and jumps when told to. Not faster: calls over real sockets, on a busy
/// machine, must not be late by it.
/// </summary>
internal sealed class TickingClock : FakeTimeProvider, IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _ticking;

    public TickingClock()
        : base(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)) => _ticking = TickAsync();

    /// <summary>Passes a long time in steps, so that everything that waits for a moment in between gets it.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(10))
        {
            Advance(TimeSpan.FromMinutes(10));
            await Task.Delay(5);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _ticking;
        _stop.Dispose();
    }

    private async Task TickAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(20);
            Advance(Step);
        }
    }
}
