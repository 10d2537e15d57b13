using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Moq;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Delivery;

/// <summary>A courier on a real book, with a messenger that answers as the test says.</summary>
internal sealed class CourierBench : IAsyncDisposable
{
    public const long Bot = 77;

    private readonly TestFolder _folder = new();
    private CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private int _message;

    /// <summary>What the messenger was asked to do.</summary>
    internal sealed record Call(string What, long Chat, string Text);

    public FailingStore Store { get; private set; } = null!;

    public OutboxBoxes Boxes { get; private set; } = null!;

    public FailureBoxes Failures { get; private set; } = null!;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));

    public ConcurrentQueue<Call> Calls { get; } = new();

    public ConcurrentQueue<SendOutcome> Outcomes { get; } = new();

    public Mock<IMessenger> Messenger { get; } = new();

    /// <summary>How the messenger answers; null for "taken".</summary>
    public Func<Call, Task<SendOutcome?>> Respond { get; set; } = _ => Task.FromResult<SendOutcome?>(null);

    /// <summary>What the messenger makes of a file's id.</summary>
    public Func<string, CancellationToken, Task<FileOutcome>> Read { get; set; } = (id, _) =>
        Task.FromResult<FileOutcome>(new FileOutcome.Content(Encoding.UTF8.GetBytes($"in {id}")));

    public TinyReader Reader { get; } = new();

    public Courier Courier { get; private set; } = null!;

    public IEnumerable<string> Texts => Calls.Select(call => call.Text);

    public static async Task<CourierBench> StartAsync(bool run = true)
    {
        var bench = new CourierBench();
        bench.Store = new FailingStore(await SqliteBookStore.OpenAsync(Path.Combine(bench._folder.Root, "book.db")));
        var secret = ServerSecret.Create();
        (bench.Boxes, bench.Failures) = (new OutboxBoxes(secret), new FailureBoxes(secret));
        bench.Arrange();
        await bench.StartCourierAsync(run);
        return bench;
    }

    /// <summary>A new courier on the same book, as after a start of the process.</summary>
    public async Task StartCourierAsync(bool run = true)
    {
        Courier = new Courier(Store, Messenger.Object, Reader, Boxes, Failures, new CourierLimits { ChatBurst = 100 }, Time);
        Courier.Settled += carried => Outcomes.Enqueue(carried.Outcome);
        await Courier.LoadAsync(CancellationToken.None);
        _stopping = new CancellationTokenSource();
        if (run) Run();
    }

    public void Run() => _running = Courier.RunAsync(_stopping.Token);

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>Asks to stop and does not wait.</summary>
    public Task BeginStopAsync()
    {
        _stopping.Cancel();
        return _running;
    }

    /// <summary>Commits rows for a chat and hands them to the courier; returns their ids.</summary>
    public async Task<long[]> PostAsync(long chat, params Outgoing[] what)
    {
        var rows = await CommitAsync(chat, what);
        Courier.Add(rows);
        return [.. rows.Select(row => row.Id)];
    }

    /// <summary>Commits rows that the courier does not hear of, as when the process dies right after.</summary>
    public Task<List<Waiting>> CommitAsync(long chat, params Outgoing[] what) => Store.WriteAsync(unit =>
    {
        var waiting = new List<Waiting>();
        foreach (var one in what)
        {
            var body = new OutboxBody(chat, one);
            var row = Boxes.Row(unit.Outbox.NextId, Bot, Lane.Reply, body);
            unit.Outbox.Add(row);
            waiting.Add(Waiting.From(row, one) with { Body = body });
        }

        return waiting;
    });

    /// <summary>As if a batch of updates were about to be taken in; what was written down before is out of the way.</summary>
    public async Task<Notes> TakeAlongAsync()
    {
        await QuietAsync();
        return Courier.TakeAlong();
    }

    public Task<IReadOnlyList<OutboxRow>> OutboxAsync() => Store.ReadAsync(unit => unit.Outbox.List(Bot, 0, 1000));

    public async Task<int?> SentAsync(long row, long chat = 1) =>
        await Store.ReadAsync(unit => unit.Outbox.FindSent(Boxes.ChatOf(Bot, chat), Boxes.PlaceOf(row))) is { } sent ? Boxes.MessageId(sent) : null;

    public Task QuietAsync() => UntilAsync(async () => (await OutboxAsync()).Count == 0);

    /// <summary>Waits for what happens by itself; the fake clock goes on by this much at each look.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan step = default)
    {
        for (var i = 0; i < 2000; i++)
        {
            if (await isSo()) return;
            if (step > TimeSpan.Zero) Time.Advance(step);
            await Task.Delay(5);
        }

        Assert.Fail("it did not happen");
    }

    public Task UntilAsync(Func<bool> isSo, TimeSpan step = default) => UntilAsync(() => Task.FromResult(isSo()), step);

    public async ValueTask DisposeAsync()
    {
        (Store.ReadsFail, Store.WritesFail) = (false, false);
        await _stopping.CancelAsync();
        await UntilAsync(() => _running.IsCompleted, TimeSpan.FromSeconds(1));
        await _running;
        await Store.DisposeAsync();
        _stopping.Dispose();
        _folder.Dispose();
    }

    private void Arrange()
    {
        Messenger.SetupGet(m => m.BotId).Returns(Bot);
        Messenger.Setup(m => m.SayAsync(It.IsAny<long>(), It.IsAny<Outgoing.Say>(), It.IsAny<CancellationToken>()))
            .Returns((long chat, Outgoing.Say say, CancellationToken _) => AnswerAsync(new Call("say", chat, say.Html)));
        Messenger.Setup(m => m.SendAsync(It.IsAny<long>(), It.IsAny<Outgoing.Document>(), It.IsAny<CancellationToken>()))
            .Returns((long chat, Outgoing.Document file, CancellationToken _) => AnswerAsync(new Call("send", chat, Encoding.UTF8.GetString(file.Content))));
        Messenger.Setup(m => m.EditAsync(It.IsAny<long>(), It.IsAny<int>(), It.IsAny<string>(), It.IsAny<Keyboard.Inline?>(), It.IsAny<CancellationToken>()))
            .Returns((long chat, int id, string html, Keyboard.Inline? _, CancellationToken _) => AnswerAsync(new Call($"edit {id}", chat, html)));
        Messenger.Setup(m => m.DeleteAsync(It.IsAny<long>(), It.IsAny<IReadOnlyList<int>>(), It.IsAny<CancellationToken>()))
            .Returns((long chat, IReadOnlyList<int> ids, CancellationToken _) => AnswerAsync(new Call("delete", chat, string.Join(' ', ids))));
        Messenger.Setup(m => m.ReadAsync(It.IsAny<string>(), Outgoing.AnswerFile.Largest, It.IsAny<CancellationToken>()))
            .Returns((string id, int _, CancellationToken cancellation) => ReadAsync(id, cancellation));
    }

    private async Task<FileOutcome> ReadAsync(string id, CancellationToken cancellation)
    {
        Calls.Enqueue(new Call("read", 0, id));
        return await Read(id, cancellation);
    }

    private async Task<SendOutcome> AnswerAsync(Call call)
    {
        Calls.Enqueue(call);
        return await Respond(call) ?? new SendOutcome.Done(call.What == "delete" ? null : 1000 + Interlocked.Increment(ref _message));
    }
}
