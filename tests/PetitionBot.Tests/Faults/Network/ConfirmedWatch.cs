using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults.Network;

/// <summary>Holds all the while what the server was told to forget against the book: nothing may be confirmed that it does not hold.</summary>
internal sealed class ConfirmedWatch : IAsyncDisposable
{
    // The book remembers a thousand, and goes on while it is asked.
    private const int Newest = 100;

    private readonly RunningBot _bot;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    public ConfirmedWatch(RunningBot bot)
    {
        _bot = bot;
        _watching = Task.Run(WatchAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            int[] confirmed;
            lock (_bot.World.Gate) confirmed = [.. _bot.World.Bot.Updates.Confirmed.TakeLast(Newest)];
            try
            {
                var lost = await _bot.Store.ReadAsync(unit => confirmed.Where(id => !unit.Bots.IsDone(_bot.World.Bot.Id, id)).ToList());
                Assert.True(lost.Count == 0, $"confirmed before they were in the book: {string.Join(", ", lost)}");
            }
            catch (Exception e) when (e is ObjectDisposedException or Core.Storage.StoreException)
            {
                // The bot is being restarted.
            }

            await Task.Delay(20);
        }
    }
}
