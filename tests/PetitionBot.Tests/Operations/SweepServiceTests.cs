using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Operations;
using PetitionBot.Operations.Metering;
using PetitionBot.Telegram;
using PetitionBot.Tests.Signing;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Operations;

/// <summary>Retention is kept by the service itself, not only by rules that somebody might call.</summary>
public sealed class SweepServiceTests
{
    private static readonly BotMeter Meter = new(TimeProvider.System);

    [Fact]
    public async Task Everything_goes_when_its_time_is_over_and_leaves_the_files_too()
    {
        await using var book = await SigningBook.OpenAsync();
        var draft = await FillAsync(book);
        var keys = Directory.GetFiles(Path.Combine(book.Folder.Root, "tombstones"), "*.key");
        var store = new CountedStore(book.Store);
        using var service = Service(book, store);
        await service.StartAsync(CancellationToken.None);

        // An hour counts from the moment at which the service has begun.
        await PassAsync(book, store, TimeSpan.Zero);
        await PassAsync(book, store, TimeSpan.FromHours(3));
        Assert.Equal(1, await book.CreditsAsync(1));
        await PassAsync(book, store, TimeSpan.FromDays(6));
        Assert.Equal("messages 0, drafts 1, failures 2, tombstones 1", await StateAsync(book));
        await PassAsync(book, store, TimeSpan.FromDays(2));
        Assert.Equal("messages 0, drafts 0, failures 2, tombstones 1", await StateAsync(book));
        await PassAsync(book, store, TimeSpan.FromDays(21));
        Assert.Equal("messages 0, drafts 0, failures 2, tombstones 1", await StateAsync(book));
        Assert.All(keys, key => Assert.True(File.Exists(key)));
        await PassAsync(book, store, TimeSpan.FromDays(3));
        Assert.Equal("messages 0, drafts 0, failures 0, tombstones 0", await StateAsync(book));
        Assert.All(keys, key => Assert.False(File.Exists(key)));

        await service.StopAsync(CancellationToken.None);
        foreach (var file in new[] { book.File, book.File + "-wal" }.Where(File.Exists)) Assert.True(Bytes(file).AsSpan().IndexOf(draft) < 0, file);
    }

    // A signature through a link, a draft, an erased signature, poison and a dead letter, messages of both sides.
    private static async Task<byte[]> FillAsync(SigningBook book)
    {
        await book.SignAsync(1);
        await book.SignAsync(2, start: book.LinkOf(1));
        await book.SignAsync(3);
        await book.PressAsync(3, (await book.PressAsync(3, $"1|{Verb.AskEraseAgain}||")).DataOf(Verb.Erase));
        await book.PressAsync(4, "1|s|plea|");
        await book.PressAsync(4, SigningBook.Agree);
        await book.SayAsync(4, "Ann Lee");
        var today = DateOnly.FromDateTime(book.Time.GetUtcNow().UtcDateTime);
        await book.Store.Write(unit =>
        {
            unit.Failures.Add(FailureKind.Poison, new FailureRow(0, today, "broken", [1]));
            unit.Failures.Add(FailureKind.DeadLetter, new FailureRow(0, today, "blocked", [1]));
        });
        return (await book.DialogueRowAsync(4))!.Box;
    }

    private static SweepService Service(SigningBook book, CountedStore store)
    {
        var messenger = new Mock<IMessenger>();
        messenger.Setup(one => one.BotId).Returns(SigningBook.Bot.Id);
        var courier = new Courier(book.Store, messenger.Object, Mock.Of<IFileReader>(), book.Boxes, new FailureBoxes(book.Secret), new CourierLimits(), book.Time);
        var line = new BotLine(BotToken.Parse($"{SigningBook.Bot.Id}:A"), null!, null!, null!, null!, courier);
        var settings = SettingsReader.Read(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        return new SweepService(store, book.Sweeper, book.Figures, book.Tombstones, [line], book.Petitions, Meter, settings, book.Time, NullLogger<SweepService>.Instance);
    }

    // The second sweep from now on has certainly begun after the jump.
    private static async Task PassAsync(SigningBook book, CountedStore store, TimeSpan time)
    {
        book.Time.Advance(time);
        var (from, patience) = (store.Sweeps, 0);
        while (store.Sweeps < from + 2)
        {
            Assert.True(++patience < 6000, "nothing is swept");
            book.Time.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(10);
        }
    }

    private static Task<string> StateAsync(SigningBook book) => book.Store.ReadAsync(unit =>
        $"messages {unit.Outbox.ListSent(Chat(book, 1)).Count + unit.Outbox.ListReceived(Chat(book, 1)).Count}, drafts {Drafts(unit)}, "
        + $"failures {unit.Failures.List(FailureKind.Poison, 0, 9).Count + unit.Failures.List(FailureKind.DeadLetter, 0, 9).Count}, "
        + $"tombstones {unit.Tombstones.List("plea", null, 9).Count}");

    private static int Drafts(IUnitOfWork unit) => unit.Dialogues.List(SigningBook.Bot.Id, DraftState.Clean, long.MinValue, long.MaxValue, null, 9).Count
        + unit.Dialogues.List(SigningBook.Bot.Id, DraftState.Typed, long.MinValue, long.MaxValue, null, 9).Count;

    private static byte[] Chat(SigningBook book, long person) => book.Safe.ChatOf(SigningBook.Bot.Id, person);

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Counts how often the service came to its end.</summary>
    private sealed class CountedStore(IBookStore inner) : IBookStore
    {
        private int _sweeps;

        public int Sweeps => Volatile.Read(ref _sweeps);

        public Task<T> WriteAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancellation = default) => inner.WriteAsync(work, cancellation);

        public Task<T> ReadAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancellation = default) => inner.ReadAsync(work, cancellation);

        public async Task ForgetAsync(CancellationToken cancellation = default)
        {
            await inner.ForgetAsync(cancellation);
            Interlocked.Increment(ref _sweeps);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
