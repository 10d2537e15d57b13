using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Organizing;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Faults.Disks;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults.Crashes;

/// <summary>
/// One book and the bot that serves it, through as many deaths as its disk decides on: the rules, the intake and the courier
/// are the real ones, Telegram and the disk are the test's.
/// </summary>
/// <param name="judge">What is wrong with the disk.</param>
/// <param name="cut">What a death leaves of what was not synced.</param>
/// <param name="seed">Seeds what a power cut leaves.</param>
internal sealed class Life(Func<DiskOperation, DiskFault?> judge, PowerCut cut = PowerCut.All, int seed = 0) : IAsyncDisposable
{
    private const long Bot = 77;
    private const int MostTries = 20;

    // The same keys in each life give the same places in the book.
    private static readonly ServerSecret Secret = new(SHA256.HashData("a small book"u8));

    private readonly TestFolder _folder = new();
    private readonly Random _random = new(seed);
    private readonly List<FaultDisk> _disks = [];
    private IBookStore? _store;
    private Intake _intake = null!;
    private Courier _courier = null!;
    private CancellationTokenSource _stopping = null!;
    private Task _carrying = Task.CompletedTask;
    private TombstoneKeys _tombstones = null!;
    private DailyFigures _figures = null!;
    private IReadOnlyList<Petition> _petitions = [];
    private bool _isSealed;

    public FakeTimeProvider Clock { get; } = new(LifeScript.Begin);

    public HeardByTelegram Telegram { get; } = new(Bot);

    /// <summary>How often the bot died.</summary>
    public int Deaths { get; private set; }

    /// <summary>How many steps were refused by the store, and done again.</summary>
    public int Refusals { get; private set; }

    /// <summary>How many operations the disks have seen.</summary>
    public int Operations => _disks[^1].Count;

    private FaultDisk Disk => _disks[^1];

    private string Data => Path.Combine(_folder.Root, $"data{_disks.Count}");

    /// <summary>Lives to the end, and tells what became of everybody.</summary>
    public async Task<string> RunAsync()
    {
        _folder.Add("plea/en.md", "# Plea\n\n1. Be fair.\n");
        _petitions = PetitionFolder.Read(_folder.Petitions).Petitions;
        _disks.Add(FaultDisk.Watch(Path.Combine(_folder.Root, "data1"), judge));
        var safe = new Safe(Secret);
        foreach (var step in LifeScript.Of(_petitions[0], person => $"/start {new Core.Sharing.LinkStart(_petitions[0].Id, safe.Links.Of(_petitions[0].Id, person))}"))
            await DoAsync(step);
        await DoAsync(life => life.HoldAsync());
        return await _store!.ReadAsync(unit => LifeStory.Of(unit, Secret, _tombstones, Telegram));
    }

    /// <summary>Cuts the power at this moment and starts again.</summary>
    public async Task CutPowerAsync()
    {
        Disk.Die();
        await BuryAsync();
    }

    /// <summary>The story of what a new start finds.</summary>
    public async Task<string> LookAgainAsync()
    {
        await DoAsync(life => life.HoldAsync());
        return await _store!.ReadAsync(unit => LifeStory.Of(unit, Secret, _tombstones, Telegram));
    }

    /// <summary>Takes a batch in as the pump does, and waits until everything that it left is said.</summary>
    public async Task TakeAsync(IReadOnlyList<Arrival> batch)
    {
        var taken = await _intake.TakeAsync(new BotIdentity(Bot, "some_bot"), batch, drained: true);
        _courier.Add(taken.Waiting);
        await QuietAsync();
    }

    public async Task SweepAsync()
    {
        var sweeper = new Sweeper(Secret, new OutboxBoxes(Secret));
        var now = Clock.GetUtcNow();
        await _store!.WriteAsync(sweeper.ApplyCredits);
        _tombstones.Refresh(DateOnly.FromDateTime(now.UtcDateTime));
        _courier.Add(await _store.WriteAsync(unit => sweeper.CleanChats(unit, Bot, now)));
        await _store.WriteAsync(unit => sweeper.ForgetDrafts(unit, Bot, now));
        await _store.Write(unit =>
        {
            Sweeper.ForgetOld(unit, now);
            _figures.Refresh(unit, now);
        });
        await _store.ForgetAsync();
        await QuietAsync();
    }

    public async Task PublishAsync()
    {
        var publisher = new LogPublisher(Path.Combine(_folder.Root, "published"), TestLog.Signer.Origin, TestLog.Signer.Key);
        if (await _store!.ReadAsync(unit => publisher.Publish(unit, 1)) is { } note)
            await _store.Write(unit => LogPublisher.Remember(unit, note));
    }

    /// <summary>From now on what signers fill in is sealed, and what was kept before too.</summary>
    public async Task SealAsync()
    {
        if (!_isSealed)
        {
            _isSealed = true;
            await StopAsync();
            await StartAsync();
        }

        var fields = new VaultedFields(Secret, TestKey.SealTo, _petitions);
        var after = ("", 0L);
        while (await _store!.WriteAsync(unit => fields.SealNext(unit, after, (_, serial) => Assert.Fail($"{serial} cannot be read"))) is { } next) after = next.Last;
        await _store.ForgetAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var disk in _disks) disk.Dispose();
        _folder.Dispose();
    }

    private async Task DoAsync(Func<Life, Task> step)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (_store is null) await StartAsync();
                await step(this);
                if (!Disk.IsDead) return;
            }
            catch (StoreException) when (tries < MostTries)
            {
                // As the pump and the sweeper do: the same once more.
                Refusals++;
            }

            if (Disk.IsDead) await BuryAsync();
        }
    }

    private async Task BuryAsync()
    {
        Deaths++;
        Disk.CutInto(Path.Combine(_folder.Root, $"data{_disks.Count + 1}"), cut, _random);
        await StopAsync();
        _disks.Add(FaultDisk.Watch(Path.Combine(_folder.Root, $"data{_disks.Count + 1}"), judge, Disk.Count));
    }

    private async Task StartAsync()
    {
        _store = await SqliteBookStore.OpenAsync(Path.Combine(Data, "book.db"));
        _tombstones = new TombstoneKeys(Path.Combine(_folder.Root, "tombstones"), Secret, DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime));
        _figures = new DailyFigures(Secret, _petitions);
        var boxes = new OutboxBoxes(Secret);
        var signing = new Conversation(new BookKeys(Secret, _isSealed ? TestKey.SealTo : null, _tombstones), _petitions, "https://t.me/", TestLog.Signer, null);
        var desk = new OrganizerDesk(Secret, _petitions, _figures, signing, person => person == LifeScript.Organizer);
        var failures = new FailureBoxes(Secret);
        _intake = new Intake(_store, desk, boxes, failures, Clock);
        var limits = new CourierLimits { ChatBurst = 1000, Parallel = 1 };
        _courier = new Courier(_store, Telegram, signing, boxes, failures, limits, new HastyClock(Clock));
        _stopping = new CancellationTokenSource();
        try
        {
            await _courier.LoadAsync(CancellationToken.None);
        }
        catch (StoreException)
        {
            // Half a start is none.
            await _store.DisposeAsync();
            _store = null;
            throw;
        }

        _carrying = _courier.RunAsync(_stopping.Token);
        await HoldAsync();
    }

    // The book holds against itself whenever somebody looks.
    private async Task HoldAsync()
    {
        Assert.Empty(await _store!.ReadAsync(unit => BookCheck.Run(unit, Secret)));
        await QuietAsync();
    }

    private async Task StopAsync()
    {
        if (_store is null) return;
        await _stopping.CancelAsync();
        await _carrying.WaitAsync(TimeSpan.FromSeconds(60));
        await _store.DisposeAsync();
        _store = null;
        _stopping.Dispose();
    }

    private async Task QuietAsync()
    {
        for (var i = 0; i < 60_000; i++)
        {
            if (_carrying.IsFaulted) await _carrying;
            if (Disk.IsDead) throw new StoreException("The process is dead.");
            if (await _store!.ReadAsync(unit => unit.Outbox.List(Bot, 0, 1).Count) == 0) return;
            await Task.Delay(1);
        }

        Assert.Fail("the outbox did not become empty");
    }
}
