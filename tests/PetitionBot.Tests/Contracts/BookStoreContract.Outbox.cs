using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Contracts;

public abstract partial class BookStoreContract
{
    [Fact]
    public async Task Outgoing_ids_grow_by_one_and_another_id_is_a_conflict()
    {
        await Write(unit =>
        {
            Assert.Equal(1, unit.Outbox.NextId);
            unit.Outbox.Add(Outgoing(1));
            unit.Outbox.Add(Outgoing(2, OtherBot));
            Assert.Equal(3, unit.Outbox.NextId);
        });
        await Refused(unit => unit.Outbox.Add(Outgoing(2)));
        await Refused(unit => unit.Outbox.Add(Outgoing(4)));
        Assert.Equal(3, await Read(unit => unit.Outbox.NextId));
    }

    [Fact]
    public async Task Ids_are_not_used_again_after_a_restart_with_an_empty_outbox()
    {
        await Write(unit =>
        {
            unit.Outbox.Add(Outgoing(1));
            unit.Outbox.Add(Outgoing(2));
            unit.Outbox.Delete(2);
            unit.Outbox.MarkSent(1, new SentRow(1, Key(1), 1, Box()));
            unit.Outbox.ForgetMessagesBefore(100);
        });
        await Restart();
        Assert.Empty(await Read(unit => unit.Outbox.List(Bot, 0, 10)));
        Assert.Equal(3, await Read(unit => unit.Outbox.NextId));
    }

    [Fact]
    public async Task A_waiting_row_is_found_as_it_was_added()
    {
        var row = new OutboxRow(1, Bot, Key(1), 3, Noon, 4, 77, Box());
        var bare = new OutboxRow(2, Bot, Key(1), 0, null, 0, null, []);
        await Write(unit =>
        {
            unit.Outbox.Add(row);
            unit.Outbox.Add(bare);
        });
        Same(row, (await Read(unit => unit.Outbox.Find(1)))!);
        Same(bare, (await Read(unit => unit.Outbox.Find(2)))!);
        Assert.Null(await Read(unit => unit.Outbox.Find(3)));
    }

    [Fact]
    public async Task Waiting_rows_are_paged_by_bot_and_id()
    {
        await Write(unit =>
        {
            for (var id = 1; id <= 9; id++)
                unit.Outbox.Add(Outgoing(id, id % 3 == 0 ? OtherBot : Bot, chat: 20 - id));
        });
        Same([Outgoing(4, Bot, 16), Outgoing(5, Bot, 15)], await Read(unit => unit.Outbox.List(Bot, 2, 2)));
        Assert.Equal([3L, 6, 9], await Read(unit => unit.Outbox.List(OtherBot, 0, 10).Select(row => row.Id).ToList()));
    }

    [Fact]
    public async Task A_row_put_off_was_tried_once_more()
    {
        await Write(unit =>
        {
            unit.Outbox.Add(Outgoing(1));
            unit.Outbox.Add(Outgoing(2));
        });
        await Write(unit => unit.Outbox.Postpone(1, Noon));
        await Write(unit => unit.Outbox.Postpone(1, Noon.AddSeconds(1)));
        await Write(unit => unit.Outbox.Postpone(3, Noon));
        Same(
            [Outgoing(1) with { NotBefore = Noon.AddSeconds(1), Attempts = 2 }, Outgoing(2)],
            await Read(unit => unit.Outbox.List(Bot, 0, 10)));
    }

    [Fact]
    public async Task Rows_are_removed_by_id_and_by_chat()
    {
        await Write(unit =>
        {
            unit.Outbox.Add(Outgoing(1, chat: 1));
            unit.Outbox.Add(Outgoing(2, chat: 2));
            unit.Outbox.Add(Outgoing(3, chat: 1));
            unit.Outbox.Add(Outgoing(4, chat: 3));
        });
        await Write(unit => unit.Outbox.Delete(4));
        await Write(unit => unit.Outbox.Delete(4));
        Assert.Equal(2, await Store.WriteAsync(unit => unit.Outbox.DeleteChat(Key(1))));
        Assert.Equal(0, await Store.WriteAsync(unit => unit.Outbox.DeleteChat(Key(1))));
        Same([Outgoing(2, chat: 2)], await Read(unit => unit.Outbox.List(Bot, 0, 10)));
    }

    [Fact]
    public async Task A_sent_row_waits_no_more_and_its_place_is_known()
    {
        const long place = long.MaxValue - 5;
        var sent = new SentRow(place, Key(1), 500, Box(9));
        await Write(unit => unit.Outbox.Add(Outgoing(1)));
        await Write(unit => unit.Outbox.MarkSent(1, sent));
        Assert.Null(await Read(unit => unit.Outbox.Find(1)));
        Same(sent, (await Read(unit => unit.Outbox.FindSent(Key(1), place)))!);
        Assert.Null(await Read(unit => unit.Outbox.FindSent(Key(1), 1)));
        Assert.Null(await Read(unit => unit.Outbox.FindSent(Key(2), place)));

        // Sent at least once: the second copy's place counts.
        await Write(unit => unit.Outbox.MarkSent(1, sent with { Box = Box(10) }));
        Same(sent with { Box = Box(10) }, (await Read(unit => unit.Outbox.FindSent(Key(1), place)))!);
        Assert.Single(await Read(unit => unit.Outbox.ListSent(Key(1))));
    }

    [Fact]
    public async Task A_place_belongs_to_one_chat_only()
    {
        var (first, second) = (new SentRow(7, Key(1), 500, Box(1)), new SentRow(7, Key(2), 501, Box(2)));
        await Write(unit =>
        {
            unit.Outbox.MarkSent(1, first);
            unit.Outbox.MarkSent(2, second);
            unit.Outbox.KeepReceived(new ReceivedRow(7, Key(1), 500, Box(3)));
            unit.Outbox.KeepReceived(new ReceivedRow(7, Key(2), 501, Box(4)));
        });
        Same(first, (await Read(unit => unit.Outbox.FindSent(Key(1), 7)))!);
        Same(second, (await Read(unit => unit.Outbox.FindSent(Key(2), 7)))!);
        Same([new ReceivedRow(7, Key(1), 500, Box(3))], await Read(unit => unit.Outbox.ListReceived(Key(1))));
        Assert.Equal(2, await Store.WriteAsync(unit => unit.Outbox.ForgetMessages(Key(1))));
        Same(second, (await Read(unit => unit.Outbox.FindSent(Key(2), 7)))!);
    }

    [Fact]
    public async Task Sent_messages_of_earlier_hours_are_forgotten()
    {
        await Write(unit =>
        {
            for (var id = 1; id <= 4; id++)
            {
                unit.Outbox.Add(Outgoing(id));
                unit.Outbox.MarkSent(id, new SentRow(id, Key(1), 100 + id, Box()));
            }
        });
        Assert.Equal(2, await Store.WriteAsync(unit => unit.Outbox.ForgetMessagesBefore(103)));
        Assert.Null(await Read(unit => unit.Outbox.FindSent(Key(1), 2)));
        Assert.NotNull(await Read(unit => unit.Outbox.FindSent(Key(1), 3)));
    }

    [Fact]
    public async Task Failures_are_numbered_listed_by_kind_and_removed()
    {
        var row = new FailureRow(999, Day, "Telegram: chat not found", Box());
        var ids = await Store.WriteAsync(unit => new[]
        {
            unit.Failures.Add(FailureKind.Poison, row), unit.Failures.Add(FailureKind.DeadLetter, row),
            unit.Failures.Add(FailureKind.Poison, row), unit.Failures.Add(FailureKind.Poison, row),
        });
        Assert.Equal(ids.Order().Distinct(), ids);
        Same([row with { Id = ids[2] }], await Read(unit => unit.Failures.List(FailureKind.Poison, ids[0], 1)));
        Same([row with { Id = ids[1] }], await Read(unit => unit.Failures.List(FailureKind.DeadLetter, 0, 10)));

        await Write(unit => unit.Failures.Delete(FailureKind.DeadLetter, ids[3]));
        await Write(unit => unit.Failures.Delete(FailureKind.Poison, ids[2]));
        Assert.Equal([ids[0], ids[3]], await Read(unit => unit.Failures.List(FailureKind.Poison, 0, 10).Select(one => one.Id).ToList()));
    }

    [Fact]
    public async Task A_failures_number_is_not_used_again()
    {
        var row = new FailureRow(0, Day, "broken", Box());
        var first = await Store.WriteAsync(unit => unit.Failures.Add(FailureKind.Poison, row));
        await Write(unit => unit.Failures.Delete(FailureKind.Poison, first));
        await Restart();
        Assert.True(await Store.WriteAsync(unit => unit.Failures.Add(FailureKind.Poison, row)) > first);
    }

    [Fact]
    public async Task Failures_of_earlier_days_are_removed_by_kind()
    {
        await Write(unit =>
        {
            for (var i = 0; i < 3; i++)
                unit.Failures.Add(FailureKind.DeadLetter, new FailureRow(0, Day.AddDays(i), "late", Box()));
            unit.Failures.Add(FailureKind.Poison, new FailureRow(0, Day, "broken", Box()));
        });
        Assert.Equal(2, await Store.WriteAsync(unit => unit.Failures.DeleteBefore(FailureKind.DeadLetter, Day.AddDays(2))));
        Assert.Equal(Day.AddDays(2), Assert.Single(await Read(unit => unit.Failures.List(FailureKind.DeadLetter, 0, 10))).Day);
        Assert.Single(await Read(unit => unit.Failures.List(FailureKind.Poison, 0, 10)));
    }

    [Fact]
    public async Task Failures_of_a_chat_go_together()
    {
        await Write(unit =>
        {
            unit.Failures.Add(FailureKind.Poison, new FailureRow(0, Day, "broken", Box(), Key(1)));
            unit.Failures.Add(FailureKind.DeadLetter, new FailureRow(0, Day, "late", Box(), Key(1)));
            unit.Failures.Add(FailureKind.Poison, new FailureRow(0, Day, "other", Box(), Key(2)));
            unit.Failures.Add(FailureKind.Poison, new FailureRow(0, Day, "nobody's", Box()));
        });
        Assert.Equal(["broken"], (await Read(unit => unit.Failures.ListOf(FailureKind.Poison, Key(1)))).Select(row => row.Reason));
        Assert.Empty(await Read(unit => unit.Failures.ListOf(FailureKind.Poison, Key(3))));
        await Write(unit => Assert.Equal(2, unit.Failures.DeleteChat(Key(1))));
        Assert.Empty(await Read(unit => unit.Failures.List(FailureKind.DeadLetter, 0, 9)));
        var left = await Read(unit => unit.Failures.List(FailureKind.Poison, 0, 9));
        Assert.Equal(["other", "nobody's"], left.Select(row => row.Reason));
        Assert.Equal(Key(2), left[0].Chat);
        Assert.Null(left[1].Chat);
    }

    [Fact]
    public async Task Messages_of_both_sides_are_listed_by_chat_and_forgotten_together()
    {
        await Write(unit =>
        {
            for (var id = 1; id <= 4; id++) unit.Outbox.Add(Outgoing(id, chat: id == 3 ? 2 : 1));
            foreach (var id in new[] { 1, 2, 3 }) unit.Outbox.MarkSent(id, new SentRow(id, Key(id == 3 ? 2 : 1), 100 + id, Box(id)));
            unit.Outbox.KeepReceived(new ReceivedRow(12, Key(1), 101, Box(7)));
            unit.Outbox.KeepReceived(new ReceivedRow(11, Key(1), 101, Box(7)));
            unit.Outbox.KeepReceived(new ReceivedRow(long.MaxValue, Key(2), 105, Box(8)));
            // An update that comes once more.
            unit.Outbox.KeepReceived(new ReceivedRow(12, Key(1), 102, Box(9)));
        });
        Assert.Equal([1, 2], await Read(unit => unit.Outbox.ListSent(Key(1)).Select(row => row.Id).Order().ToList()));
        Same([new ReceivedRow(11, Key(1), 101, Box(7)), new ReceivedRow(12, Key(1), 102, Box(9))], await Read(unit => unit.Outbox.ListReceived(Key(1)).OrderBy(row => row.Id).ToList()));
        Same([Outgoing(4)], await Read(unit => unit.Outbox.ListOf(Key(1))));

        await Write(unit => Assert.Equal(4, unit.Outbox.ForgetMessages(Key(1))));

        Assert.Empty(await Read(unit => unit.Outbox.ListSent(Key(1))));
        Assert.Empty(await Read(unit => unit.Outbox.ListReceived(Key(1))));
        Assert.Single(await Read(unit => unit.Outbox.ListOf(Key(1))));
        await Write(unit => Assert.Equal(1, unit.Outbox.ForgetMessagesBefore(105)));
        Same([new ReceivedRow(long.MaxValue, Key(2), 105, Box(8))], await Read(unit => unit.Outbox.ListReceived(Key(2))));
    }

    [Fact]
    public async Task A_tombstone_is_found_until_its_time_is_over()
    {
        var (ends, lasts) = (new TombstoneRow(Key(1), Petition, Day, Box(1)), new TombstoneRow(Key(2), Petition, null, Box(2)));
        await Write(unit =>
        {
            unit.Tombstones.Save(ends with { Box = Box(9) });
            unit.Tombstones.Save(ends);
            unit.Tombstones.Save(lasts);
            unit.Tombstones.Save(new TombstoneRow(Key(3), Other, null, Box()));
        });
        Same(ends, (await Read(unit => unit.Tombstones.Find(Key(1))))!);
        Same([ends, lasts], await Read(unit => unit.Tombstones.List(Petition, null, 9)));
        Same([lasts], await Read(unit => unit.Tombstones.List(Petition, Key(1), 9)));
        await Write(unit => Assert.Equal(0, unit.Tombstones.DeleteUntil(Day.AddDays(-1))));
        await Write(unit => Assert.Equal(1, unit.Tombstones.DeleteUntil(Day)));
        Same([lasts], await Read(unit => unit.Tombstones.List(Petition, null, 9)));
        await Write(unit => unit.Tombstones.Delete(Key(2)));
        Assert.Empty(await Read(unit => unit.Tombstones.List(Petition, null, 9)));
    }

    [Fact]
    public async Task A_link_that_is_removed_takes_no_credit_and_the_book_is_not_empty_for_it()
    {
        await Write(unit => unit.Links.AddIfMissing(new LinkRow(Key(1), Petition, 3, Box())));
        await Write(unit => unit.Links.Delete(Key(1)));
        await Write(unit => unit.Links.Credit(Key(1), 1));
        Assert.Null(await Read(unit => unit.Links.Find(Key(1))));
        Assert.False(await Read(unit => unit.Meta.BookIsEmpty()));
    }

    [Fact]
    public async Task Every_bot_that_ever_served_is_listed()
    {
        Assert.Empty(await Read(unit => unit.Bots.List()));
        await Write(unit =>
        {
            unit.Bots.Save(new BotRow(OtherBot, 1, null));
            unit.Bots.Save(new BotRow(Bot, 1, null));
        });
        Assert.Equal([Bot, OtherBot], await Read(unit => unit.Bots.List()));
    }

    [Fact]
    public async Task Forgetting_loses_nothing_that_was_committed()
    {
        await Write(unit => unit.Signatures.Add(Signature(1)));
        await Store.ForgetAsync();
        await Restart();
        await Store.ForgetAsync();
        Same(Signature(1), (await Read(unit => unit.Signatures.Find(Key(1))))!);
    }
}
