using System.Collections.Concurrent;
using Moq;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Delivery;

/// <summary>Whatever Telegram answers and however often the process stops: each row is sent, in order, or its end is written down.</summary>
public sealed class CourierTests
{
    [Fact]
    public async Task Messages_of_a_chat_go_one_after_the_other_and_chats_side_by_side()
    {
        await using var bench = await CourierBench.StartAsync();
        var gate = new TaskCompletionSource<SendOutcome?>();
        bench.Respond = call => call.Text == "a1" ? gate.Task : Task.FromResult<SendOutcome?>(null);
        await bench.PostAsync(1, Say("a1"), Say("a2"), Say("a3"));
        await bench.PostAsync(2, Say("b1"), Say("b2"));
        await bench.UntilAsync(() => bench.Calls.Count == 3);
        Assert.Equal(["a1", "b1", "b2"], bench.Texts.Order());

        gate.SetResult(null);
        await bench.QuietAsync();
        Assert.Equal(["a1", "a2", "a3"], bench.Calls.Where(call => call.Chat == 1).Select(call => call.Text));
    }

    [Fact]
    public async Task A_delivered_row_shrinks_to_the_place_of_its_message()
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Respond = _ => Task.FromResult<SendOutcome?>(new SendOutcome.Done(4242));
        var id = (await bench.PostAsync(1, Say("a"))).Single();
        await bench.QuietAsync();
        Assert.Equal(4242, await bench.SentAsync(id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_edit_finds_the_message_of_a_row_before_and_after_that_is_written_down(bool isWritten)
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Respond = call => Task.FromResult<SendOutcome?>(call.What == "say" ? new SendOutcome.Done(7) : null);
        var said = (await bench.PostAsync(1, Say("a"))).Single();
        if (isWritten)
        {
            await bench.QuietAsync();
            await bench.PostAsync(1, Edit(new MessageRef.Row(said), "b"));
        }
        else
        {
            var edit = await bench.CommitAsync(1, Edit(new MessageRef.Row(said), "b"));
            bench.Store.WritesFail = true;
            bench.Courier.Add(edit);
        }

        await bench.UntilAsync(() => bench.Calls.Count == 2);
        Assert.Equal(new CourierBench.Call("edit 7", 1, "b"), bench.Calls.Last());
    }

    [Fact]
    public async Task What_is_too_late_to_edit_is_said_anew_where_that_was_asked_for()
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Respond = call => Task.FromResult<SendOutcome?>(call.What == "say" ? new SendOutcome.Done(8) : new SendOutcome.TooLate());
        var anew = (await bench.PostAsync(1, Edit(new MessageRef.Id(5), "new"))).Single();
        var dropped = (await bench.PostAsync(1, Edit(new MessageRef.Id(6), "old", elseSay: false))).Single();
        var unknown = (await bench.PostAsync(1, Edit(new MessageRef.Row(999), "nowhere"))).Single();
        await bench.QuietAsync();

        Assert.Equal(["edit 5", "say", "edit 6", "say"], bench.Calls.Select(call => call.What));
        Assert.Equal((8, null, 8), (await bench.SentAsync(anew), await bench.SentAsync(dropped), await bench.SentAsync(unknown)));
    }

    [Fact]
    public async Task A_file_is_sent_in_its_turn_and_as_it_was_decided_also_after_a_start()
    {
        await using var bench = await CourierBench.StartAsync(run: false);
        var rows = await bench.CommitAsync(1, Say("before"), File("Ә<text>"), Say("after"));
        await bench.StartCourierAsync();
        await bench.QuietAsync();
        Assert.Equal(["say before", "send Ә<text>", "say after"], bench.Calls.Select(call => $"{call.What} {call.Text}"));
        Assert.NotNull(await bench.SentAsync(rows[1].Id));
    }

    [Fact]
    public async Task A_file_waits_out_a_flood_and_is_sent_once()
    {
        await using var bench = await CourierBench.StartAsync();
        var flooded = true;
        bench.Respond = call => Task.FromResult<SendOutcome?>(flooded && call.What == "send" ? new SendOutcome.Flood(TimeSpan.FromSeconds(30)) : null);
        await bench.PostAsync(1, File("f"), Say("after"));
        await bench.UntilAsync(() => bench.Outcomes.Count == 1);
        flooded = false;
        await bench.UntilAsync(async () => (await bench.OutboxAsync()).Count == 0, TimeSpan.FromSeconds(1));
        Assert.Equal(["send", "send", "say"], bench.Calls.Select(call => call.What));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_no_file_can_be_sent_words_are_said_and_what_follows_goes_on(bool isRefused)
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Respond = call => Task.FromResult<SendOutcome?>(
            call.What != "send" ? null : isRefused ? new SendOutcome.Refused("413") : new SendOutcome.Unavailable("500"));
        await bench.PostAsync(1, File("f"), Say("after"));
        await bench.UntilAsync(async () => (await bench.OutboxAsync()).Count == 0, TimeSpan.FromSeconds(1));
        Assert.Equal(["otherwise", "after"], bench.Calls.Where(call => call.What == "say").Select(call => call.Text));
        Assert.Equal(isRefused ? 1 : 3, bench.Calls.Count(call => call.What == "send"));
    }

    [Fact]
    public async Task A_deletion_names_the_messages_of_rows_too_and_passes_over_unknown_ones()
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Respond = call => Task.FromResult<SendOutcome?>(call.What == "say" ? new SendOutcome.Done(9) : null);
        var said = (await bench.PostAsync(1, Say("a"))).Single();
        await bench.PostAsync(1, new Outgoing.Delete([new MessageRef.Id(3), new MessageRef.Row(said), new MessageRef.Row(888)]));
        await bench.PostAsync(1, new Outgoing.Delete([new MessageRef.Row(777)]));
        await bench.QuietAsync();
        Assert.Equal(["a", "3 9"], bench.Texts);
    }

    [Theory]
    [InlineData(true, "5", "")]
    [InlineData(false, "5 8", "5")]
    public async Task What_was_said_in_the_stead_of_an_edit_is_known_beside_what_could_not_be_edited(bool edits, string deleted, string allButShown)
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Respond = call => Task.FromResult<SendOutcome?>(
            call.What == "say" ? new SendOutcome.Done(8) : call.What != "edit 5" ? null : edits ? new SendOutcome.Done(5) : new SendOutcome.TooLate());
        var edit = (await bench.PostAsync(1, Edit(new MessageRef.Id(5), "card"))).Single();
        var shown = new MessageRef.Edited(edit, 5);
        await bench.PostAsync(1, new Outgoing.Delete([shown]));
        await bench.PostAsync(1, new Outgoing.Delete([shown], Keep: shown));
        await bench.QuietAsync();
        Assert.Equal(new[] { deleted, allButShown }.Where(ids => ids.Length > 0), bench.Calls.Where(call => call.What == "delete").Select(call => call.Text));
    }

    [Fact]
    public async Task What_is_refused_for_ever_becomes_a_dead_letter_and_the_next_one_goes_on()
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Respond = call => Task.FromResult<SendOutcome?>(call.Text == "bad" ? new SendOutcome.Refused("can't parse entities") : null);
        await bench.PostAsync(1, Say("bad"), Say("good"));
        await bench.QuietAsync();

        var letter = Assert.Single(await bench.Store.ReadAsync(unit => unit.Failures.List(FailureKind.DeadLetter, 0, 10)));
        Assert.Equal("can't parse entities", letter.Reason);
        var body = OutboxBody.Read(bench.Failures.Open(FailureKind.DeadLetter, letter));
        Assert.Equal((1L, "bad"), (body.ChatId, ((Outgoing.Say)body.What).Html));
        Assert.Equal(["bad", "good"], bench.Texts);
    }

    [Fact]
    public async Task Who_is_gone_gets_nothing_more_until_they_write_again()
    {
        await using var bench = await CourierBench.StartAsync();
        var isGone = true;
        bench.Respond = call => Task.FromResult<SendOutcome?>(isGone && call.Chat == 1 ? new SendOutcome.Gone("bot was blocked by the user") : null);
        await bench.PostAsync(1, Say("a1"), Say("a2"));
        await bench.PostAsync(2, Say("b1"));
        await bench.QuietAsync();
        Assert.Equal(["a1", "b1"], bench.Texts.Order());

        isGone = false;
        await bench.PostAsync(1, Say("a3"));
        await bench.QuietAsync();
        Assert.Equal("a3", bench.Texts.Last());
    }

    [Fact]
    public async Task The_answer_to_somebody_who_comes_back_is_not_dropped_with_what_waited_before()
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Respond = call => Task.FromResult<SendOutcome?>(call.Text == "old" ? new SendOutcome.Gone("blocked") : null);
        // The book fails just as the old rows are to be removed, and is back only after the person has written again.
        var old = await bench.CommitAsync(1, Say("old"), Say("older"));
        bench.Store.WritesFail = true;
        bench.Courier.Add(old);
        await bench.UntilAsync(() => bench.Store.Failed > 0);
        bench.Store.WritesFail = false;
        var back = await bench.CommitAsync(1, Say("back"));
        await bench.UntilAsync(async () => (await bench.OutboxAsync()).Count <= 1, TimeSpan.FromSeconds(1));
        bench.Courier.Add(back);
        await bench.QuietAsync();
        Assert.Equal(["old", "back"], bench.Texts);
    }

    [Fact]
    public async Task While_Telegram_is_away_a_row_is_tried_again_ever_later_and_never_lost()
    {
        await using var bench = await CourierBench.StartAsync();
        var tries = new List<DateTimeOffset>();
        bench.Respond = call =>
        {
            lock (tries) tries.Add(bench.Time.GetUtcNow());
            return Task.FromResult<SendOutcome?>(tries.Count <= 9 ? new SendOutcome.Unavailable("502") : null);
        };
        await bench.PostAsync(1, Say("a"));
        await bench.UntilAsync(() => tries.Count == 10, TimeSpan.FromMilliseconds(500));
        await bench.QuietAsync();

        for (var i = 1; i < tries.Count; i++)
        {
            var full = Math.Min(60, Math.Pow(2, i - 1));
            // The clock goes on in steps of half a second, and may be a few of them ahead.
            Assert.InRange((tries[i] - tries[i - 1]).TotalSeconds, full / 2, full + 10);
        }
    }

    [Fact]
    public async Task A_flood_is_written_down_so_that_a_restart_waits_too()
    {
        await using var bench = await CourierBench.StartAsync();
        var isFlooded = true;
        bench.Respond = _ => Task.FromResult<SendOutcome?>(isFlooded ? new SendOutcome.Flood(TimeSpan.FromSeconds(40)) : null);
        await bench.PostAsync(1, Say("a"));
        var until = bench.Time.GetUtcNow().AddSeconds(40);
        await bench.UntilAsync(async () => (await bench.OutboxAsync()).Single().NotBefore is not null);
        var row = (await bench.OutboxAsync()).Single();
        Assert.Equal((until, 1), (row.NotBefore, row.Attempts));

        await bench.StopAsync();
        isFlooded = false;
        await bench.StartCourierAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(39));
        await Task.Delay(50);
        Assert.Single(bench.Calls);
        await bench.UntilAsync(() => bench.Calls.Count == 2, TimeSpan.FromSeconds(1));
        await bench.QuietAsync();
    }

    [Fact]
    public async Task A_chat_that_moved_is_followed_once_and_then_refused()
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Respond = call => Task.FromResult<SendOutcome?>(call.Chat is 1 or 3 or 33 ? new SendOutcome.Moved(call.Chat * 11) : null);
        var id = (await bench.PostAsync(1, Say("a"))).Single();
        await bench.QuietAsync();
        Assert.Equal([1, 11], bench.Calls.Select(call => call.Chat));
        Assert.NotNull(await bench.SentAsync(id));

        await bench.PostAsync(3, Say("round and round"));
        await bench.QuietAsync();
        Assert.Single(await bench.Store.ReadAsync(unit => unit.Failures.List(FailureKind.DeadLetter, 0, 10)));
    }

    [Fact]
    public async Task A_new_process_sends_what_was_left_in_order()
    {
        await using var bench = await CourierBench.StartAsync(run: false);
        await bench.CommitAsync(1, [.. Enumerable.Range(0, 30).Select(i => Say($"a{i:00}"))]);
        await bench.CommitAsync(2, Say("b"));
        Assert.Empty(bench.Calls);
        await bench.StartCourierAsync();
        await bench.QuietAsync();
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"a{i:00}"), bench.Calls.Where(call => call.Chat == 1).Select(call => call.Text));
        Assert.Contains("b", bench.Texts);
    }

    [Fact]
    public async Task A_row_that_cannot_be_opened_keeps_nobody_else_waiting()
    {
        await using var bench = await CourierBench.StartAsync(run: false);
        var broken = (await bench.CommitAsync(1, Say("broken"))).Single();
        await bench.CommitAsync(2, Say("whole"));
        await bench.Store.WriteAsync(unit =>
        {
            var row = unit.Outbox.Find(broken.Id)!;
            unit.Outbox.Delete(row.Id);
            unit.Outbox.Add(row with { Id = unit.Outbox.NextId });
            return true;
        });
        await bench.StartCourierAsync();
        await bench.UntilAsync(async () => (await bench.OutboxAsync()).Count == 1);
        Assert.Equal(["whole"], bench.Texts);
    }

    [Fact]
    public async Task A_graceful_stop_finishes_what_is_under_way_and_writes_it_down()
    {
        await using var bench = await CourierBench.StartAsync();
        var gate = new TaskCompletionSource<SendOutcome?>();
        bench.Respond = _ => gate.Task;
        var id = (await bench.PostAsync(1, Say("under way"), Say("waits")))[0];
        await bench.UntilAsync(() => bench.Calls.Count == 1);

        var stopped = bench.BeginStopAsync();
        Assert.False(stopped.IsCompleted);
        gate.SetResult(new SendOutcome.Done(5));
        await stopped.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(5, await bench.SentAsync(id));
        Assert.Equal("waits", ((Outgoing.Say)bench.Boxes.Open((await bench.OutboxAsync()).Single()).What).Html);
        Assert.Single(bench.Calls);
    }

    [Fact]
    public async Task A_graceful_stop_does_not_cut_off_the_answer_to_a_press()
    {
        await using var bench = await CourierBench.StartAsync();
        var gate = new TaskCompletionSource();
        bench.Messenger.Setup(m => m.AnswerAsync(It.IsAny<CallbackAnswer>(), It.IsAny<CancellationToken>())).Returns(gate.Task);
        bench.Courier.Answer([new CallbackAnswer("q")]);

        var stopped = bench.BeginStopAsync();
        await Task.Delay(50);
        Assert.False(stopped.IsCompleted);
        gate.SetResult();
        await stopped.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_waits_is_told_by_lane_with_the_age_of_the_oldest_and_so_is_how_long_it_took()
    {
        await using var bench = await CourierBench.StartAsync();
        var (gate, told) = (new TaskCompletionSource<SendOutcome?>(), new ConcurrentQueue<Carried>());
        bench.Respond = _ => gate.Task;
        bench.Courier.Settled += told.Enqueue;
        await bench.PostAsync(1, Say("a"), Say("b"));
        await bench.UntilAsync(() => bench.Calls.Count == 1);
        bench.Time.Advance(TimeSpan.FromSeconds(7));
        await bench.PostAsync(2, Say("c"));

        Assert.Equal([new Backlog(Lane.Reply, 3, TimeSpan.FromSeconds(7)), new Backlog(Lane.Bulk, 0, TimeSpan.Zero)], bench.Courier.Backlog());
        gate.SetResult(null);
        await bench.UntilAsync(() => told.Count == 3, TimeSpan.FromMilliseconds(100));
        Assert.All(bench.Courier.Backlog(), backlog => Assert.Equal((0, TimeSpan.Zero), (backlog.Rows, backlog.Oldest)));
        Assert.Equal(2, told.Count(carried => carried.Waited >= TimeSpan.FromSeconds(7)));
        Assert.All(told, carried => Assert.False(carried.PausesLane));
    }

    [Fact]
    public async Task A_book_that_fails_for_a_while_loses_nothing()
    {
        await using var bench = await CourierBench.StartAsync();
        var rows = await bench.CommitAsync(1, [.. Enumerable.Range(0, 5).Select(i => Say($"a{i}"))]);
        bench.Store.ReadsFail = true;
        bench.Courier.Add(rows);
        await bench.UntilAsync(() => bench.Store.Failed >= 3, TimeSpan.FromSeconds(1));
        (bench.Store.ReadsFail, bench.Store.WritesFail) = (false, true);
        await bench.UntilAsync(() => bench.Calls.Count == 5, TimeSpan.FromSeconds(1));
        Assert.Equal(5, (await bench.OutboxAsync()).Count);

        bench.Store.WritesFail = false;
        await bench.UntilAsync(async () => (await bench.OutboxAsync()).Count == 0, TimeSpan.FromSeconds(1));
        Assert.Equal(["a0", "a1", "a2", "a3", "a4"], bench.Texts);
        foreach (var row in rows) Assert.NotNull(await bench.SentAsync(row.Id));
    }

    [Fact]
    public async Task Edits_that_wait_become_one_and_the_book_forgets_the_superseded_ones()
    {
        await using var bench = await CourierBench.StartAsync();
        var gate = new TaskCompletionSource<SendOutcome?>();
        bench.Respond = call => call.Text == "first" ? gate.Task : Task.FromResult<SendOutcome?>(null);
        await bench.PostAsync(1, Say("first"));
        await bench.UntilAsync(() => bench.Calls.Count == 1);
        await bench.PostAsync(1, [.. Enumerable.Range(0, 4).Select(i => Edit(new MessageRef.Id(5), $"page {i}"))]);
        gate.SetResult(null);
        await bench.QuietAsync();
        Assert.Equal(["first", "page 3"], bench.Texts);
    }

    private static Outgoing Say(string html) => new Outgoing.Say(html);

    private static Outgoing.Document File(string content) =>
        new("f.html", "text/html", System.Text.Encoding.UTF8.GetBytes(content), "caption", new Outgoing.Say("otherwise"));

    private static Outgoing Edit(MessageRef message, string html, bool elseSay = true) => new Outgoing.Edit(message, html, null, elseSay);
}
