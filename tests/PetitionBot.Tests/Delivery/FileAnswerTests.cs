using PetitionBot.Core.Delivery;
using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Delivery;

/// <summary>A person sends a file: it is read beside everything else, and whatever becomes of it, an answer comes.</summary>
public sealed class FileAnswerTests
{
    private static readonly Outgoing.AnswerFile Asked = new("f", "kk");

    [Fact]
    public async Task A_file_is_read_and_answered_in_its_place()
    {
        await using var bench = await CourierBench.StartAsync();
        var ids = await bench.PostAsync(1, Say("before"), Asked, Say("after"));
        await bench.QuietAsync();
        Assert.Equal(["before", "f", "kk: in f", "after"], bench.Texts);
        Assert.NotNull(await bench.SentAsync(ids[1]));
    }

    public static TheoryData<FileOutcome> Ends => [new FileOutcome.TooLarge(), new FileOutcome.Refused("gone")];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task What_cannot_be_read_is_answered_at_once(FileOutcome end)
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Read = (_, _) => Task.FromResult(end);
        await bench.PostAsync(1, Asked);
        await bench.QuietAsync();
        Assert.Equal(["f", $"kk: {end.GetType().Name}"], bench.Texts);
    }

    [Theory]
    [InlineData(1, new[] { "f", "f", "kk: in f" })]
    [InlineData(2, new[] { "f", "f", "f", "kk: in f" })]
    [InlineData(3, new[] { "f", "f", "f", "kk: Unavailable" })]
    public async Task An_outage_is_waited_for_until_patience_ends(int failures, string[] expected)
    {
        await using var bench = await CourierBench.StartAsync();
        var good = bench.Read;
        bench.Read = (id, c) => failures-- > 0 ? Task.FromResult<FileOutcome>(new FileOutcome.Unavailable("500")) : good(id, c);
        await bench.PostAsync(1, Asked);
        await bench.UntilAsync(async () => (await bench.OutboxAsync()).Count == 0, TimeSpan.FromSeconds(1));
        Assert.Equal(expected, bench.Texts);
    }

    [Fact]
    public async Task A_file_that_was_read_is_never_called_unreadable_because_words_fail()
    {
        await using var bench = await CourierBench.StartAsync();
        var failures = 5;
        bench.Respond = _ => Task.FromResult<SendOutcome?>(failures-- > 0 ? new SendOutcome.Unavailable("500") : null);
        await bench.PostAsync(1, Asked);
        await bench.UntilAsync(async () => (await bench.OutboxAsync()).Count == 0, TimeSpan.FromSeconds(1));
        Assert.Equal(["kk: in f"], bench.Calls.Where(call => call.What == "say").Select(call => call.Text).Distinct());
    }

    [Fact]
    public async Task A_flood_is_waited_out()
    {
        await using var bench = await CourierBench.StartAsync();
        var (good, floods) = (bench.Read, 1);
        bench.Read = (id, c) => floods-- > 0 ? Task.FromResult<FileOutcome>(new FileOutcome.Flood(TimeSpan.FromSeconds(30))) : good(id, c);
        var start = bench.Time.GetUtcNow();
        await bench.PostAsync(1, Asked, Say("after"));
        await bench.UntilAsync(() => bench.Calls.Count == 4, TimeSpan.FromSeconds(1));
        Assert.Equal(["f", "f", "kk: in f", "after"], bench.Texts);
        Assert.True(bench.Time.GetUtcNow() - start >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Slow_files_hold_up_no_other_chat_and_are_few_at_a_time()
    {
        await using var bench = await CourierBench.StartAsync();
        var gate = new TaskCompletionSource<FileOutcome>();
        bench.Read = (_, _) => gate.Task;
        for (var chat = 1; chat <= 60; chat++) await bench.PostAsync(chat, Asked);
        for (var chat = 100; chat < 140; chat++) await bench.PostAsync(chat, Say($"hello {chat}"));
        await bench.UntilAsync(() => bench.Calls.Count(call => call.What == "say") == 40);
        Assert.Equal(4, bench.Calls.Count(call => call.What == "read"));

        gate.SetResult(new FileOutcome.TooLarge());
        await bench.QuietAsync();
        Assert.Equal(60, bench.Calls.Count(call => call.Text == "kk: TooLarge"));
    }

    [Fact]
    public async Task A_stop_waits_for_no_file_and_it_is_answered_after_the_start()
    {
        await using var bench = await CourierBench.StartAsync();
        var good = bench.Read;
        bench.Read = async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return new FileOutcome.TooLarge();
        };
        for (var chat = 1; chat <= 6; chat++) await bench.PostAsync(chat, Asked);
        await bench.UntilAsync(() => bench.Calls.Count == 4);
        await bench.StopAsync();
        Assert.Equal(6, (await bench.OutboxAsync()).Count);

        bench.Read = good;
        await bench.StartCourierAsync();
        await bench.QuietAsync();
        Assert.Equal(6, bench.Calls.Count(call => call.Text == "kk: in f"));
    }

    [Fact]
    public async Task A_file_that_breaks_its_reader_is_answered_too()
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Reader.Breaks = (true, false);
        await bench.PostAsync(1, Asked, Say("after"));
        await bench.QuietAsync();
        Assert.Equal(["f", "kk: Refused", "after"], bench.Texts);
    }

    [Fact]
    public async Task A_reader_that_breaks_over_everything_leaves_a_dead_letter_and_holds_up_nothing()
    {
        await using var bench = await CourierBench.StartAsync();
        bench.Reader.Breaks = (true, true);
        await bench.PostAsync(1, Asked, Say("after"));
        await bench.QuietAsync();
        Assert.Equal(["f", "after"], bench.Texts);
        Assert.Single(await bench.Store.ReadAsync(unit => unit.Failures.List(FailureKind.DeadLetter, 0, 10)));
    }

    private static Outgoing Say(string html) => new Outgoing.Say(html);
}
