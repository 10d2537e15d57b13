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
            unit.Outbox.MarkSent(new SentRow(1, Key(1), 1, Box()));
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
        var sent = new SentRow(1, Key(1), 500, Box(9));
        await Write(unit => unit.Outbox.Add(Outgoing(1)));
        await Write(unit => unit.Outbox.MarkSent(sent));
        Assert.Null(await Read(unit => unit.Outbox.Find(1)));
        Same(sent, (await Read(unit => unit.Outbox.FindSent(1)))!);
        Assert.Null(await Read(unit => unit.Outbox.FindSent(2)));

        // Sent at least once: the second copy's place counts.
        await Write(unit => unit.Outbox.MarkSent(sent with { Box = Box(10) }));
        Same(sent with { Box = Box(10) }, (await Read(unit => unit.Outbox.FindSent(1)))!);
    }

    [Fact]
    public async Task Sent_messages_of_earlier_hours_are_forgotten()
    {
        await Write(unit =>
        {
            for (var id = 1; id <= 4; id++)
            {
                unit.Outbox.Add(Outgoing(id));
                unit.Outbox.MarkSent(new SentRow(id, Key(1), 100 + id, Box()));
            }
        });
        Assert.Equal(2, await Store.WriteAsync(unit => unit.Outbox.ForgetMessagesBefore(103)));
        Assert.Null(await Read(unit => unit.Outbox.FindSent(2)));
        Assert.NotNull(await Read(unit => unit.Outbox.FindSent(3)));
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
}
