using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Contracts;

public abstract partial class BookStoreContract
{
    [Fact]
    public async Task A_bot_has_no_row_before_its_first_poll_also_when_updates_were_marked()
    {
        await Write(unit => unit.Bots.MarkDone(Bot, 1));
        Assert.Null(await Read(unit => unit.Bots.Find(Bot)));
    }

    [Fact]
    public async Task A_bots_row_is_written_over_and_each_bot_has_its_own()
    {
        var first = new BotRow(Bot, long.MaxValue, Noon, Noon.AddHours(-1), Box());
        var second = new BotRow(Bot, -1, null);
        await Write(unit => unit.Bots.Save(first));
        Same(first, (await Read(unit => unit.Bots.Find(Bot)))!);
        await Write(unit => unit.Bots.Save(second));
        Same(second, (await Read(unit => unit.Bots.Find(Bot)))!);
        Assert.Null(await Read(unit => unit.Bots.Find(OtherBot)));
    }

    [Fact]
    public async Task Times_keep_whole_milliseconds_of_any_zone()
    {
        var instant = new DateTimeOffset(2026, 7, 1, 17, 0, 0, 123, TimeSpan.FromHours(5)).AddTicks(4567);
        await Write(unit => unit.Bots.Save(new BotRow(Bot, 1, instant)));
        var kept = (await Read(unit => unit.Bots.Find(Bot)))!.PolledAt!.Value;
        Assert.Equal(instant.ToUnixTimeMilliseconds(), kept.ToUnixTimeMilliseconds());
        Assert.Equal(0, kept.Ticks % TimeSpan.TicksPerMillisecond);
    }

    [Fact]
    public async Task An_update_is_done_for_the_bot_that_did_it()
    {
        await Write(unit => unit.Bots.MarkDone(Bot, 10));
        Assert.True(await Read(unit => unit.Bots.IsDone(Bot, 10)));
        Assert.False(await Read(unit => unit.Bots.IsDone(Bot, 9)));
        Assert.False(await Read(unit => unit.Bots.IsDone(OtherBot, 10)));
        await Write(unit => unit.Bots.MarkDone(OtherBot, 10));
    }

    [Fact]
    public async Task Marking_an_update_twice_is_a_conflict()
    {
        await Write(unit => unit.Bots.MarkDone(Bot, 10));
        await Assert.ThrowsAsync<StoreConflictException>(() => Write(unit => unit.Bots.MarkDone(Bot, 10)));
        Assert.True(await Read(unit => unit.Bots.IsDone(Bot, 10)));
    }

    [Fact]
    public async Task The_last_thousand_marks_are_kept_in_the_order_of_marking_although_ids_restart_lower()
    {
        var high = Enumerable.Range(900_000_000, 600).Select(n => (long)n).ToList();
        var low = Enumerable.Range(5, 600).Select(n => (long)n).ToList();
        await Write(unit => unit.Bots.MarkDone(OtherBot, high[0]));
        foreach (var batch in high.Concat(low).Chunk(100))
        {
            await Write(unit =>
            {
                foreach (var id in batch)
                    unit.Bots.MarkDone(Bot, id);
            });
        }
        await Restart();

        var done = await Read(unit => high.Concat(low).Where(id => unit.Bots.IsDone(Bot, id)).ToList());
        Assert.Equal(high.Skip(200).Concat(low), done);
        Assert.Equal(IBotTable.DoneUpdatesKept, done.Count);
        Assert.True(await Read(unit => unit.Bots.IsDone(OtherBot, high[0])));
        await Write(unit => unit.Bots.MarkDone(Bot, high[0]));
        Assert.False(await Read(unit => unit.Bots.IsDone(Bot, high[200])));
    }

    [Fact]
    public async Task A_fact_of_the_book_is_written_over()
    {
        Assert.Null(await Read(unit => unit.Meta.Find("check")));
        await Write(unit => unit.Meta.Save("check", Box()));
        await Write(unit => unit.Meta.Save("check", Box(1)));
        await Write(unit => unit.Meta.Save("empty", []));
        Same(Box(1), (await Read(unit => unit.Meta.Find("check")))!);
        Same([], (await Read(unit => unit.Meta.Find("empty")))!);
    }

    [Fact]
    public async Task A_book_of_settings_alone_is_empty()
    {
        await Write(unit =>
        {
            Assert.True(unit.Meta.BookIsEmpty());
            unit.Meta.Save("check", Box());
            unit.Bots.Save(new BotRow(Bot, 1, Noon));
            unit.Bots.MarkDone(Bot, 1);
            unit.Counters.Add(Petition, "state", "signed", null, 1);
            unit.Signatures.KeepVersion(new VersionRow(Petition, Key(1), Box(), new Dictionary<string, byte[]>()));
        });
        await Restart();
        Assert.True(await Read(unit => unit.Meta.BookIsEmpty()));
    }

    public static TheoryData<string> Beginnings => ["signature", "dialogue", "link", "leaf", "outgoing", "deleted dialogue", "deleted outgoing", "sent and forgotten"];

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task A_book_is_not_empty_once_a_row_was_written_even_if_it_went(string beginning)
    {
        await Write(unit => Begin(unit, beginning));
        Assert.False(await Read(unit => unit.Meta.BookIsEmpty()));
        await Restart();
        Assert.False(await Read(unit => unit.Meta.BookIsEmpty()));
    }

    private static void Begin(IUnitOfWork unit, string beginning)
    {
        switch (beginning)
        {
            case "signature": unit.Signatures.Add(Signature(1)); break;
            case "dialogue": unit.Dialogues.Save(Dialogue(1)); break;
            case "link": unit.Links.AddIfMissing(new LinkRow(Key(1), Petition, 0, Box())); break;
            case "leaf": unit.Leaves.Append(Petition, 0, Box()); break;
            case "outgoing": unit.Outbox.Add(Outgoing(1)); break;
            case "deleted dialogue":
                unit.Dialogues.Save(Dialogue(1));
                unit.Dialogues.Delete(Key(1));
                break;
            case "deleted outgoing":
                unit.Outbox.Add(Outgoing(1));
                unit.Outbox.DeleteChat(Key(1));
                break;
            default:
                unit.Outbox.Add(Outgoing(1));
                unit.Outbox.MarkSent(1, new SentRow(1, Key(1), 1, Box()));
                unit.Outbox.ForgetMessagesBefore(2);
                break;
        }
    }
}
