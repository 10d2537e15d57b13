using System.Text;
using Microsoft.Extensions.Time.Testing;
using Moq;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Delivery;

/// <summary>A batch happens whole or not at all; what is broken in it is kept, apologized for, and holds nobody up.</summary>
public sealed class IntakeTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly BotIdentity Bot = new(77, "some_bot");

    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Mock<IDecider> _decider = new();
    private readonly ServerSecret _secret = ServerSecret.Create();
    private readonly List<long> _decided = [];
    private FailingStore _store = null!;
    private OutboxBoxes _boxes = null!;
    private FailureBoxes _failures = null!;
    private Intake _intake = null!;

    private Func<Incoming, Decision> Rule { get; set; } = incoming => Say($"to {incoming.From.Id}");

    public async Task InitializeAsync()
    {
        _store = new FailingStore(await SqliteBookStore.OpenAsync(Path.Combine(_folder.Root, "book.db")));
        (_boxes, _failures) = (new OutboxBoxes(_secret), new FailureBoxes(_secret));
        _decider.Setup(d => d.Decide(It.IsAny<IUnitOfWork>(), Bot, It.IsAny<Incoming>(), It.IsAny<DateTimeOffset>(), It.IsAny<Entropy>()))
            .Returns((IUnitOfWork _, BotIdentity _, Incoming incoming, DateTimeOffset _, Entropy _) =>
            {
                _decided.Add(incoming.From.Id);
                return Rule(incoming);
            });
        _decider.Setup(d => d.Apologize(It.IsAny<Person>())).Returns((Person person) => new Outgoing.Say($"sorry {person.Id}"));
        _decider.Setup(d => d.AfterOutage(It.IsAny<IUnitOfWork>(), Bot, It.IsAny<DialogueRow>(), It.IsAny<DateTimeOffset>()))
            .Returns((IUnitOfWork _, BotIdentity _, DialogueRow row, DateTimeOffset _) => (row.Chat[0], new Outgoing.Say($"back {row.Chat[0]}")));
        _intake = new Intake(_store, _decider.Object, _boxes, _failures, _time);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_batch_commits_its_answers_its_marks_and_the_next_offset()
    {
        var taken = await TakeAsync(Text(500, 1), Text(501, 2));
        Assert.Equal(["to 1", "to 2"], await OutboxAsync());
        Assert.Equal(2, taken.Waiting.Count);
        Assert.Equal((502, _time.GetUtcNow(), null), await BotRowAsync());
        Assert.True(await _store.ReadAsync(unit => unit.Bots.IsDone(77, 500) && unit.Bots.IsDone(77, 501)));
    }

    [Fact]
    public async Task Ids_that_start_anew_at_a_lower_number_are_served_and_followed()
    {
        await TakeAsync(Text(900_000, 1));
        await TakeAsync(Text(5, 2));
        Assert.Equal(["to 1", "to 2"], await OutboxAsync());
        Assert.Equal(6, (await BotRowAsync()).NextOffset);
        await TakeAsync();
        Assert.Equal(6, (await BotRowAsync()).NextOffset);
    }

    [Fact]
    public async Task An_id_that_comes_twice_is_done_once_in_one_batch_and_in_two()
    {
        await TakeAsync(Text(500, 1), Text(500, 1), Text(501, 2));
        await TakeAsync(Text(501, 2), Text(502, 3));
        Assert.Equal([1, 2, 3], _decided);
        Assert.Equal(["to 1", "to 2", "to 3"], await OutboxAsync());
    }

    [Theory]
    [InlineData(150, false)]
    [InlineData(150.001, true)]
    public async Task More_than_150_seconds_without_a_poll_are_an_outage(double seconds, bool isOutage)
    {
        await TakeAsync();
        var before = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromSeconds(seconds));
        await TakeAsync(drained: false);
        Assert.Equal(isOutage ? before : null, (await BotRowAsync()).OutageSince);
    }

    [Fact]
    public async Task After_an_outage_each_open_draft_of_the_last_day_is_told_once_behind_the_backlog()
    {
        await TakeAsync();
        var since = Hours.Of(_time.GetUtcNow());
        await _store.WriteAsync(unit =>
        {
            unit.Dialogues.Save(Dialogue(1, since - 24, DraftState.Typed));
            unit.Dialogues.Save(Dialogue(2, since - 25, DraftState.Typed));
            unit.Dialogues.Save(Dialogue(3, since, DraftState.Clean));
            unit.Dialogues.Save(Dialogue(4, since, DraftState.None));
            return true;
        });
        _time.Advance(TimeSpan.FromHours(3));

        await TakeAsync(drained: false, Text(500, 9));
        Assert.Equal(["to 9"], await OutboxAsync());
        await TakeAsync(drained: true, Text(501, 8));
        Assert.Equal(["to 9", "to 8", "back 1", "back 3"], await OutboxAsync());
        Assert.Null((await BotRowAsync()).OutageSince);
        await TakeAsync();
        Assert.Equal(4, (await OutboxAsync()).Count);
    }

    [Fact]
    public async Task A_dialogue_that_cannot_be_read_after_an_outage_keeps_nobody_else_from_being_told()
    {
        await TakeAsync();
        var hour = Hours.Of(_time.GetUtcNow());
        await _store.WriteAsync(unit =>
        {
            foreach (var n in new byte[] { 1, 2, 3 }) unit.Dialogues.Save(Dialogue(n, hour, DraftState.Typed));
            return true;
        });
        _decider.Setup(d => d.AfterOutage(It.IsAny<IUnitOfWork>(), Bot, It.Is<DialogueRow>(row => row.Chat[0] == 2), It.IsAny<DateTimeOffset>()))
            .Throws(new VaultException("dialogues", "it was altered"));
        _time.Advance(TimeSpan.FromHours(1));
        var taken = await TakeAsync();
        Assert.Equal(["back 1", "back 3"], await OutboxAsync());
        Assert.Equal(1, taken.Untold);
    }

    [Fact]
    public async Task An_unreadable_update_is_kept_as_it_came_and_the_next_one_goes_on()
    {
        var taken = await TakeAsync(new Arrival(500, null, "no JSON object", "{broken"u8.ToArray()), Text(501, 2));
        var kept = Assert.Single(await PoisonAsync());
        Assert.Equal("no JSON object", kept.Reason);
        Assert.Equal("{broken", Encoding.UTF8.GetString(_failures.Open(FailureKind.Poison, kept)));
        Assert.Equal(1, taken.Poisoned);
        Assert.Equal(["to 2"], await OutboxAsync());
        Assert.Equal(502, (await BotRowAsync()).NextOffset);
    }

    [Fact]
    public async Task An_update_that_concerns_nobody_is_only_marked()
    {
        await TakeAsync(new Arrival(500, null, null, "{}"u8.ToArray()));
        Assert.Empty(await PoisonAsync());
        Assert.Equal(501, (await BotRowAsync()).NextOffset);
    }

    [Fact]
    public async Task A_handler_that_throws_is_apologized_for_and_its_press_answered_and_the_reason_tells_no_content()
    {
        Rule = incoming => incoming.From.Id == 1 ? throw new InvalidOperationException("Айгүль +77010000000") : Say("fine");
        var taken = await TakeAsync(Press(500, 1), Text(501, 2));

        Assert.Equal(["sorry 1", "fine"], await OutboxAsync());
        Assert.Equal("cb500", Assert.Single(taken.Answers).CallbackId);
        Assert.Equal("Press: InvalidOperationException", Assert.Single(await PoisonAsync()).Reason);
    }

    [Fact]
    public async Task Half_of_a_broken_update_is_never_written()
    {
        Rule = incoming => incoming.From.Id == 2
            ? new Decision([new Outgoing.Say("never")], new CallbackAnswer("never"), unit =>
            {
                unit.Counters.Add("p", "state", "signed", null, 1);
                throw new InvalidOperationException("in the middle");
            })
            : new Decision([new Outgoing.Say($"to {incoming.From.Id}")], null, unit => unit.Counters.Add("p", "state", "signed", null, 10));
        var taken = await TakeAsync(Text(500, 1), Press(501, 2), Text(502, 3));

        Assert.Equal(["to 1", "sorry 2", "to 3"], await OutboxAsync());
        Assert.Equal(3, taken.Waiting.Count);
        Assert.Equal("cb501", Assert.Single(taken.Answers).CallbackId);
        Assert.Equal(20, await _store.ReadAsync(unit => unit.Counters.Read("p", "state", "signed")));
    }

    [Fact]
    public async Task A_conflict_poisons_its_own_update_and_the_batch_is_done_again_without_it()
    {
        var row = new SignatureRow(Key(1), "p", 1, 1, new DateOnly(2026, 7, 1), Key(2), [1], [1], null);
        Rule = incoming => new Decision([new Outgoing.Say($"to {incoming.From.Id}")], null, unit => unit.Signatures.Add(row));
        await TakeAsync(Text(500, 1), Text(501, 2), Text(502, 3));

        Assert.Equal(["to 1", "sorry 2", "sorry 3"], await OutboxAsync());
        Assert.All(await PoisonAsync(), kept => Assert.Equal("Text: StoreConflictException", kept.Reason));
        Assert.Single(await _store.ReadAsync(unit => unit.Signatures.List("p", 0, 10)));
    }

    [Fact]
    public async Task A_store_that_fails_leaves_nothing_of_the_batch_and_it_can_come_again()
    {
        Rule = incoming => incoming.From.Id == 2 && _decided.Count < 3
            ? new Decision([], null, _ => throw new StoreException("disk full"))
            : Say($"to {incoming.From.Id}");
        Arrival[] batch = [Text(500, 1), Text(501, 2)];
        await Assert.ThrowsAsync<StoreException>(() => TakeAsync(batch));
        Assert.Empty(await OutboxAsync());
        Assert.Null(await _store.ReadAsync(unit => unit.Bots.Find(77)));

        await TakeAsync(batch);
        Assert.Equal(["to 1", "to 2"], await OutboxAsync());
        Assert.Empty(await PoisonAsync());
    }

    [Fact]
    public async Task Who_blocked_the_bot_is_not_apologized_to()
    {
        Rule = _ => throw new InvalidOperationException("broken");
        await TakeAsync(new Arrival(500, new Incoming.Blocked(Person(1)), null, "{}"u8.ToArray()));
        Assert.Empty(await OutboxAsync());
        Assert.Single(await PoisonAsync());
    }

    private static Decision Say(string html) => new([new Outgoing.Say(html)], null, _ => { });

    private static Person Person(long id) => new(id, id, "T", null, "en");

    private static Arrival Text(long id, long person) => new(id, new Incoming.Text(Person(person), 1, "x"), null, "{}"u8.ToArray());

    private static Arrival Press(long id, long person) => new(id, new Incoming.Press(Person(person), $"cb{id}", 1, "x"), null, "{}"u8.ToArray());

    private static DialogueRow Dialogue(byte n, long hour, DraftState draft) => new(Key(n), 77, hour, draft, [1]);

    private static byte[] Key(byte n) => [n, .. new byte[31]];

    private Task<TakenIn> TakeAsync(params Arrival[] batch) => TakeAsync(true, batch);

    private Task<TakenIn> TakeAsync(bool drained, params Arrival[] batch) => _intake.TakeAsync(Bot, batch, drained);

    private async Task<List<string>> OutboxAsync() =>
        [.. (await _store.ReadAsync(unit => unit.Outbox.List(77, 0, 100))).Select(row => ((Outgoing.Say)_boxes.Open(row).What).Html)];

    private Task<IReadOnlyList<FailureRow>> PoisonAsync() => _store.ReadAsync(unit => unit.Failures.List(FailureKind.Poison, 0, 100));

    private async Task<(long NextOffset, DateTimeOffset? PolledAt, DateTimeOffset? OutageSince)> BotRowAsync()
    {
        var row = (await _store.ReadAsync(unit => unit.Bots.Find(77)))!;
        return (row.NextOffset, row.PolledAt, row.OutageSince);
    }
}
