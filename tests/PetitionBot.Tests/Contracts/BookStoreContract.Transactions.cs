using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Contracts;

public abstract partial class BookStoreContract
{
    [Fact]
    public async Task Work_that_throws_leaves_nothing_and_its_exception_comes_through()
    {
        await Write(WriteEverywhere);
        var before = await Read(Snapshot);
        var mine = new InvalidTimeZoneException("mine");

        var thrown = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Write(unit =>
        {
            ChangeEverywhere(unit);
            Assert.NotEqual(before, Snapshot(unit));
            throw mine;
        }));

        Assert.Same(mine, thrown);
        Assert.Equal(before, await Read(Snapshot));
        await Restart();
        Assert.Equal(before, await Read(Snapshot));
    }

    [Fact]
    public async Task Numbers_taken_by_work_that_throws_are_given_again()
    {
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Write(unit =>
        {
            Assert.Equal(1, unit.Signatures.TakeSerial(Petition));
            Assert.Equal(0, unit.Leaves.Append(Petition, 1, Box()));
            unit.Outbox.Add(Outgoing(unit.Outbox.NextId));
            throw new InvalidTimeZoneException();
        }));

        await Write(unit =>
        {
            Assert.Equal(1, unit.Signatures.TakeSerial(Petition));
            Assert.Equal(0, unit.Leaves.Size);
            Assert.Equal(1, unit.Outbox.NextId);
        });
    }

    [Fact]
    public async Task What_a_write_returned_is_there_after_a_restart()
    {
        await Write(WriteEverywhere);
        var before = await Read(Snapshot);
        await Restart();
        Assert.Equal(before, await Read(Snapshot));
    }

    [Fact]
    public async Task Work_sees_its_own_writes_and_its_result_comes_back()
    {
        var n = await Store.WriteAsync(unit =>
        {
            unit.Counters.Add(Petition, "state", "signed", null, 41);
            unit.Counters.Add(Petition, "state", "signed", null, 1);
            return unit.Counters.Read(Petition, "state", "signed");
        });
        Assert.Equal(42, n);
    }

    [Fact]
    public async Task A_reader_sees_the_last_commit_while_a_writer_is_inside_and_does_not_wait_for_it()
    {
        await Write(unit => unit.Counters.Add(Petition, "a", "b", null, 1));
        using var inside = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var writing = Write(unit =>
        {
            unit.Counters.Add(Petition, "a", "b", null, 1);
            inside.Set();
            go.Wait();
        });
        inside.Wait();

        Assert.Equal(1, await Read(unit => unit.Counters.Read(Petition, "a", "b")));
        go.Set();
        await writing;
        Assert.Equal(2, await Read(unit => unit.Counters.Read(Petition, "a", "b")));
    }

    [Fact]
    public async Task One_read_sees_one_commit_although_writers_go_on()
    {
        var (first, second) = await Read(unit =>
        {
            var before = unit.Counters.Read(Petition, "a", "b");
            Write(other => other.Counters.Add(Petition, "a", "b", null, 1)).Wait();
            return (before, unit.Counters.Read(Petition, "a", "b"));
        });
        Assert.Equal((0, 0), (first, second));
    }

    [Fact]
    public async Task What_a_reader_writes_is_refused()
    {
        var error = await Assert.ThrowsAnyAsync<StoreException>(() => Read(unit =>
        {
            unit.Meta.Save("a", Box());
            return 0;
        }));
        Assert.IsNotType<StoreConflictException>(error);
        Assert.Null(await Read(unit => unit.Meta.Find("a")));
        await Write(unit => unit.Meta.Save("a", Box()));
    }

    [Fact]
    public async Task Work_that_catches_a_conflict_is_rolled_back_all_the_same()
    {
        await Write(unit => unit.Bots.MarkDone(Bot, 1));

        await Assert.ThrowsAsync<StoreConflictException>(() => Write(unit =>
        {
            unit.Meta.Save("before", Box());
            Assert.Throws<StoreConflictException>(() => unit.Bots.MarkDone(Bot, 1));
            Assert.ThrowsAny<StoreException>(() => unit.Meta.Save("after", Box()));
        }));

        Assert.Null(await Read(unit => unit.Meta.Find("before")));
        Assert.Null(await Read(unit => unit.Meta.Find("after")));
    }

    [Fact]
    public async Task A_unit_is_refused_after_its_work_returned()
    {
        var leaked = await Store.WriteAsync(unit => unit);
        Assert.Throws<InvalidOperationException>(() => leaked.Meta.Save("late", Box()));
        Assert.Null(await Read(unit => unit.Meta.Find("late")));
    }

    [Fact]
    public async Task Cancelling_before_the_work_begins_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync(
            unit =>
            {
                unit.Meta.Save("a", Box());
                return 0;
            },
            cancelled.Token));
        Assert.Null(await Read(unit => unit.Meta.Find("a")));
    }

    [Fact]
    public async Task A_closed_book_refuses_work_and_may_be_closed_again()
    {
        await Store.DisposeAsync();
        await Store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Write(_ => { }));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Read(_ => 0));
    }

    [Fact]
    public async Task Many_writers_and_readers_at_once_lose_nothing_and_leave_no_gaps()
    {
        const int tasks = 16;
        const int each = 25;
        await Task.WhenAll(Enumerable.Range(0, tasks).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                await Write(SignOnce);
                var (leaves, counted) = await Read(unit => (unit.Leaves.Size, unit.Counters.Read(Petition, "state", "signed")));
                Assert.Equal(leaves, counted);
            }
        })));

        var serials = await Read(unit => unit.Signatures.List(Petition, 0, 10_000).Select(row => row.Serial).ToList());
        Assert.Equal(Enumerable.Range(1, tasks * each).Select(n => (long)n), serials);
        Assert.Equal(tasks * each, await Read(unit => unit.Counters.Read(Petition, "state", "signed")));
        Assert.Equal((tasks * each) + 1, await Read(unit => unit.Outbox.NextId));
    }

    [Fact]
    public async Task Ten_thousand_signatures_in_one_unit_are_paged_whole()
    {
        await Write(unit =>
        {
            for (var i = 0; i < 10_000; i++)
                SignOnce(unit);
        });
        await Restart();

        var seen = new List<long>();
        while (await Read(unit => unit.Signatures.List(Petition, seen.LastOrDefault(), 777)) is { Count: > 0 } page)
            seen.AddRange(page.Select(row => row.Serial));
        Assert.Equal(Enumerable.Range(1, 10_000).Select(n => (long)n), seen);
    }

    private static void SignOnce(IUnitOfWork unit)
    {
        var serial = unit.Signatures.TakeSerial(Petition);
        unit.Signatures.Add(Signature((int)serial));
        Assert.Equal(serial - 1, unit.Leaves.Append(Petition, serial, Box((int)serial)));
        unit.Counters.Add(Petition, "state", "signed", null, 1);
        unit.Outbox.Add(Outgoing(unit.Outbox.NextId));
    }

    /// <summary>At least one row in every table.</summary>
    private static void WriteEverywhere(IUnitOfWork unit)
    {
        unit.Meta.Save("check", Box());
        unit.Bots.Save(new BotRow(Bot, 5, Noon, Noon.AddMinutes(1), Box(9)));
        unit.Bots.MarkDone(Bot, 4);
        unit.Dialogues.Save(Dialogue(1));
        SignOnce(unit);
        unit.Signatures.KeepVersion(new VersionRow(Petition, Key(1), Box(2), new Dictionary<string, byte[]> { ["kk"] = Box(3) }));
        unit.Links.AddIfMissing(new LinkRow(Key(5), Petition, 3, Box(5)));
        unit.Links.AddPending(new PendingCreditRow(Key(6)[..16], Box(6)));
        unit.Outbox.Add(Outgoing(2));
        unit.Outbox.MarkSent(1, new SentRow(1, Key(1), 100, Box(7)));
        unit.Failures.Add(FailureKind.Poison, new FailureRow(0, Day, "broken", Box(8)));
    }

    /// <summary>Another write, change or removal in every table.</summary>
    private static void ChangeEverywhere(IUnitOfWork unit)
    {
        unit.Meta.Save("check", Box(1));
        unit.Bots.Save(new BotRow(Bot, 6, null));
        unit.Bots.MarkDone(Bot, 5);
        unit.Dialogues.Delete(Key(1));
        SignOnce(unit);
        unit.Signatures.Update(Signature(1) with { State = 2 });
        unit.Signatures.KeepVersion(new VersionRow(Petition, Key(2), Box(2), new Dictionary<string, byte[]> { ["kk"] = Box(4) }));
        unit.Links.Credit(Key(5), 4);
        unit.Links.DeletePending([Key(6)[..16]]);
        unit.Outbox.Delete(2);
        unit.Outbox.ForgetMessagesBefore(1000);
        unit.Failures.DeleteBefore(FailureKind.Poison, Day.AddDays(1));
    }

    /// <summary>All that the port lets one see.</summary>
    private static string Snapshot(IUnitOfWork unit) => System.Text.Json.JsonSerializer.Serialize(new object?[]
    {
        unit.Meta.Find("check"), unit.Meta.BookIsEmpty(), unit.Bots.Find(Bot), unit.Bots.IsDone(Bot, 4), unit.Bots.IsDone(Bot, 5),
        unit.Dialogues.Find(Key(1)), unit.Signatures.NextSerial(Petition), unit.Signatures.List(Petition, 0, 100),
        unit.Signatures.Versions(Petition), unit.Leaves.Size, unit.Leaves.List(0, 100), unit.Counters.List(Petition),
        unit.Links.Find(Key(5)), unit.Links.ListPending(), unit.Outbox.NextId, unit.Outbox.List(Bot, 0, 100),
        unit.Outbox.FindSent(Key(1), 1), unit.Failures.List(FailureKind.Poison, 0, 100),
    });
}
