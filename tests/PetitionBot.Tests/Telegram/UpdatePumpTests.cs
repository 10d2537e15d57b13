using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Privacy;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Telegram;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Telegram;

public sealed class UpdatePumpTests
{
    [Fact]
    public async Task A_server_that_brings_the_same_update_again_and_again_is_not_hammered()
    {
        var polls = 0;
        await RunAsync(
            (_, _) =>
            {
                Interlocked.Increment(ref polls);
                return new PollOutcome.Batch([new Arrival(7, null, null, default)]);
            },
            until: () => Volatile.Read(ref polls) >= 2);

        // The first is new, the second a repetition; the third waits for the clock, which stands still.
        Assert.Equal(2, polls);
    }

    [Fact]
    public async Task The_first_poll_and_the_first_after_a_failure_do_not_wait()
    {
        var waits = new List<TimeSpan>();
        await RunAsync(
            (wait, time) =>
            {
                lock (waits) waits.Add(wait);
                time.Advance(TimeSpan.FromSeconds(30));
                return waits.Count switch
                {
                    3 => new PollOutcome.Flood(TimeSpan.FromSeconds(1)),
                    6 => null,
                    _ => new PollOutcome.Batch([]),
                };
            },
            until: () => waits.Count >= 6,
            ticks: true);

        var (none, full) = (TimeSpan.Zero, TimeSpan.FromSeconds(50));
        Assert.Equal([none, full, full, none, full, full], waits);
    }

    private static async Task RunAsync(Func<TimeSpan, FakeTimeProvider, PollOutcome?> poll, Func<bool> until, bool ticks = false)
    {
        using var folder = new TestFolder();
        await using var store = await SqliteBookStore.OpenAsync(Path.Combine(folder.Root, "petition.db"));
        var (time, secret) = (new FakeTimeProvider(), new ServerSecret(new byte[32]));
        var (outbox, failures) = (new OutboxBoxes(secret), new FailureBoxes(secret));
        var source = new Mock<IUpdateSource>();
        source.Setup(s => s.PollAsync(It.IsAny<long>(), It.IsAny<int>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()))
            .Returns(async (long _, int _, TimeSpan wait, CancellationToken stopping) =>
            {
                if (poll(wait, time) is { } outcome) return outcome;
                await Task.Delay(Timeout.Infinite, stopping);
                return null!;
            });
        var pump = new UpdatePump(
            source.Object,
            new Intake(store, Mock.Of<IDecider>(), outbox, failures, time),
            new Courier(store, Mock.Of<IMessenger>(), Mock.Of<IFileReader>(), outbox, failures, new CourierLimits(), time),
            new CourierLimits(),
            time,
            NullLogger<UpdatePump>.Instance);
        using var ending = new CancellationTokenSource();
        var running = pump.RunAsync(() => new BotIdentity(1, "bot"), ending.Token);
        for (var i = 0; i < 500 && !until(); i++)
        {
            await Task.Delay(10);
            if (ticks) time.Advance(TimeSpan.FromSeconds(1));
        }

        await Task.Delay(100);
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
