using PetitionBot.Core.Delivery;

namespace PetitionBot.Tests.Delivery;

/// <summary>What the courier spares the book under load, and that nothing is lost by it.</summary>
public sealed class CourierSavingTests
{
    [Fact]
    public async Task What_became_of_messages_goes_into_the_book_with_the_next_batch()
    {
        await using var bench = await CourierBench.StartAsync();
        using (var taken = await bench.TakeAlongAsync())
        {
            var rows = await bench.PostAsync(1, Say("a"), Say("b"));
            await bench.UntilAsync(() => bench.Outcomes.Count == 2);
            var writes = bench.Store.Writes;
            // A batch is under way: nothing is written beside it, however long it takes.
            await Task.Delay(200);
            Assert.Equal((writes, 2), (bench.Store.Writes, (await bench.OutboxAsync()).Count));

            Assert.Equal(2, await bench.Store.WriteAsync(unit => taken.WriteInto(unit)));
            taken.Lasted();
            Assert.Empty(await bench.OutboxAsync());
            foreach (var row in rows) Assert.NotNull(await bench.SentAsync(row));
        }

        var last = bench.Store.Writes;
        await Task.Delay(100);
        Assert.Equal(last, bench.Store.Writes);
    }

    [Fact]
    public async Task What_a_batch_took_along_is_written_though_the_batch_failed()
    {
        await using var bench = await CourierBench.StartAsync();
        using (var taken = await bench.TakeAlongAsync())
        {
            await bench.PostAsync(1, Say("a"));
            await bench.UntilAsync(() => bench.Outcomes.Count == 1);
            await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Store.WriteAsync<int>(unit =>
            {
                taken.WriteInto(unit);
                throw new InvalidOperationException();
            }));
            Assert.Single(await bench.OutboxAsync());
        }

        await bench.QuietAsync();
        Assert.Equal(["a"], bench.Texts);
    }

    [Fact]
    public async Task An_edit_in_its_place_leaves_nothing_but_its_message()
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Respond = call => Task.FromResult<SendOutcome?>(call.What == "edit 6" ? new SendOutcome.TooLate() : call.What == "edit 5" ? new SendOutcome.Done(5) : new SendOutcome.Done(9));
        var edits = await bench.PostAsync(1, Edit(new MessageRef.Id(5), "in its place"), Edit(new MessageRef.Id(6), "too late"));
        await bench.QuietAsync();
        Assert.Equal([null, 9], [await bench.SentAsync(edits[0]), await bench.SentAsync(edits[1])]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_book_no_longer_holds_is_not_sent_also_where_it_is_at_hand(bool isAtHand)
    {
        await using var bench = await CourierBench.StartAsync();
        var rows = await bench.CommitAsync(1, Say("erased"), Say("stays"));
        await bench.Store.WriteAsync(unit =>
        {
            unit.Outbox.Delete(rows[0].Id);
            return true;
        });
        bench.Courier.Add([.. rows.Select(row => isAtHand ? row : row with { Body = null })]);
        await bench.QuietAsync();
        Assert.Equal(["stays"], bench.Texts);
    }

    [Fact]
    public async Task Rows_that_go_at_once_are_looked_up_together()
    {
        await using var bench = await CourierBench.StartAsync(run: false);
        const int chats = 100;
        for (var chat = 1; chat <= chats; chat++) await bench.PostAsync(chat, Say($"to {chat}"));
        var reads = bench.Store.Reads;
        bench.Run();
        await bench.UntilAsync(() => bench.Calls.Count == chats);
        Assert.InRange(bench.Store.Reads - reads, 1, chats / 2);
    }

    private static Outgoing Say(string html) => new Outgoing.Say(html);

    private static Outgoing Edit(MessageRef message, string html) => new Outgoing.Edit(message, html, null, ElseSay: true);
}
