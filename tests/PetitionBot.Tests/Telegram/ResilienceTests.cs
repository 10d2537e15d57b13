using Microsoft.Extensions.Time.Testing;
using PetitionBot.Core.Delivery;
using PetitionBot.Playground;
using PetitionBot.Telegram;

namespace PetitionBot.Tests.Telegram;

public sealed class ResilienceTests
{
    private const string Sent = """{"ok":true,"result":{"message_id":9}}""";
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task An_outage_is_tried_three_times_and_then_told()
    {
        var handler = Failing(502);

        Assert.IsType<SendOutcome.Unavailable>(await InTime(Messenger(handler).SayAsync(1, Line.Hello, default)));

        Assert.Equal(3, handler.Count("sendMessage"));
    }

    [Fact]
    public async Task A_short_outage_is_not_noticed()
    {
        var calls = 0;
        var handler = new StubHandler((_, _) => Task.FromResult(++calls < 3 ? StubHandler.Error(502, "Bad Gateway") : StubHandler.Json(200, Sent)));

        Assert.Equal(new SendOutcome.Done(9), await InTime(Messenger(handler).SayAsync(1, Line.Hello, default)));
    }

    [Theory]
    [InlineData(429, typeof(SendOutcome.Flood))]
    [InlineData(403, typeof(SendOutcome.Gone))]
    [InlineData(400, typeof(SendOutcome.Refused))]
    [InlineData(401, typeof(SendOutcome.Unavailable))]
    public async Task What_Telegram_decided_is_not_tried_again(int status, Type outcome)
    {
        var handler = Failing(status);

        Assert.IsType(outcome, await InTime(Messenger(handler).SayAsync(1, Line.Hello, default)));

        Assert.Equal(1, handler.Count("sendMessage"));
    }

    [Fact]
    public async Task An_answer_to_a_press_is_tried_twice_and_then_forgotten()
    {
        var handler = Failing(500);

        await InTime(Messenger(handler).AnswerAsync(new CallbackAnswer("q"), default));

        Assert.Equal(2, handler.Count("answerCallbackQuery"));
    }

    [Fact]
    public async Task A_hanging_server_is_given_up()
    {
        var handler = Hanging();
        var start = _clock.GetUtcNow();

        Assert.IsType<SendOutcome.Unavailable>(await InTime(Messenger(handler).SayAsync(1, Line.Hello, default)));
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40));

        start = _clock.GetUtcNow();
        await InTime(Messenger(handler).AnswerAsync(new CallbackAnswer("q"), default));
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_file_whose_bytes_never_come_is_given_up()
    {
        var handler = new StubHandler((method, _) => Task.FromResult(method == "getFile"
            ? StubHandler.Json(200, """{"ok":true,"result":{"file_id":"f","file_path":"documents/f"}}""")
            : new HttpResponseMessage { Content = new StreamContent(new SilentStream()) }));
        var start = _clock.GetUtcNow();

        Assert.IsType<FileOutcome.Unavailable>(await InTime(Messenger(handler).ReadAsync("f", 100, default)));

        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_poll_has_ten_seconds_more_than_it_waits_and_is_not_tried_again()
    {
        var handler = Hanging();
        using var client = Client(handler);
        var poll = new BotApiUpdateSource(client).PollAsync(0, 100, TimeSpan.FromSeconds(50), default);

        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(poll.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(new PollOutcome.Unavailable("getUpdates: no answer within 60 s"), await poll);
        Assert.Equal(1, handler.Count("getUpdates"));
    }

    [Fact]
    public async Task A_flood_of_polls_says_how_long_to_wait()
    {
        using var client = Client(new StubHandler((_, _) => Task.FromResult(
            StubHandler.Json(429, """{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":7}}"""))));

        var outcome = await new BotApiUpdateSource(client).PollAsync(0, 100, TimeSpan.Zero, default);

        Assert.Equal(new PollOutcome.Flood(TimeSpan.FromSeconds(7)), outcome);
    }

    [Fact]
    public async Task A_method_that_keeps_failing_is_left_alone_for_a_while_and_the_others_go_on()
    {
        var broken = true;
        var handler = new StubHandler((method, _) => Task.FromResult(
            broken && method == "editMessageText" ? StubHandler.Error(500, "Internal Server Error") : StubHandler.Json(200, Sent)));
        var messenger = Messenger(handler);

        for (var i = 0; i < 6; i++) Assert.IsType<SendOutcome.Unavailable>(await InTime(messenger.EditAsync(1, 9, "x", null, default)));
        var asked = handler.Count("editMessageText");
        Assert.InRange(asked, 10, 12);
        Assert.Contains("not tried", ((SendOutcome.Unavailable)await InTime(messenger.EditAsync(1, 9, "x", null, default))).Reason, StringComparison.Ordinal);
        Assert.Equal(asked, handler.Count("editMessageText"));
        Assert.Equal(new SendOutcome.Done(9), await InTime(messenger.SayAsync(1, Line.Hello, default)));

        broken = false;
        _clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(new SendOutcome.Done(9), await InTime(messenger.EditAsync(1, 9, "x", null, default)));
    }

    [Fact]
    public async Task Only_the_callers_own_cancellation_is_thrown()
    {
        using var stop = new CancellationTokenSource();
        var messenger = Messenger(Hanging());
        var calls = new Task[]
        {
            messenger.SayAsync(1, Line.Hello, stop.Token),
            messenger.EditAsync(1, 9, "x", null, stop.Token),
            messenger.DeleteAsync(1, [1], stop.Token),
            messenger.AnswerAsync(new CallbackAnswer("q"), stop.Token),
        };

        await stop.CancelAsync();

        foreach (var call in calls) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [InlineData(FaultKind.Html)]
    [InlineData(FaultKind.NullResult)]
    [InlineData(FaultKind.Truncated)]
    [InlineData(FaultKind.Drop)]
    [InlineData(FaultKind.Error)]
    public async Task A_server_that_fails_every_call_but_getUpdates_and_sendMessage_is_survived(FaultKind kind)
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        line.World.Faults.Add(new Fault { Kind = kind, Status = kind == FaultKind.Html ? 200 : 500, Except = ["getUpdates", "sendMessage"] });

        var edits = Enumerable.Range(0, 6).Select(_ => line.Messenger.EditAsync(chat.Person.Id, 1, "x", null, default));
        // With ok and no result an edit counts as gone, so that its words are said anew, and a deletion as done.
        var isOk = kind == FaultKind.NullResult;
        Assert.All(await Task.WhenAll(edits), outcome => Assert.True(isOk ? outcome is SendOutcome.TooLate : outcome is SendOutcome.Unavailable));
        var deletion = await line.Messenger.DeleteAsync(chat.Person.Id, [1], default);
        Assert.True(isOk ? deletion is SendOutcome.Done : deletion is SendOutcome.Unavailable);
        await line.Messenger.AnswerAsync(new CallbackAnswer("q"), default);

        Assert.IsType<SendOutcome.Done>(await line.Messenger.SayAsync(chat.Person.Id, Line.Hello, default));
        chat.Send("still there?");
        Assert.Single(await line.ArrivalsAsync(0));
    }

    [Fact]
    public async Task A_flood_and_a_block_over_HTTP_are_told_with_what_they_say()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        line.World.Faults.Flood(33, chat.Person.Id);
        Assert.Equal(new SendOutcome.Flood(TimeSpan.FromSeconds(33)), await line.Messenger.SayAsync(chat.Person.Id, Line.Hello, default));

        line.World.Faults.Add(new Fault { Status = 400, MigrateToChatId = -1001234567890, Times = 1 });
        Assert.Equal(new SendOutcome.Moved(-1001234567890), await line.Messenger.SayAsync(chat.Person.Id, Line.Hello, default));

        chat.Block();
        Assert.Equal(new SendOutcome.Gone("403 Forbidden: bot was blocked by the user"), await line.Messenger.SayAsync(chat.Person.Id, Line.Hello, default));
    }

    private static StubHandler Failing(int status) => new((_, _) => Task.FromResult(StubHandler.Error(status, "no")));

    private static StubHandler Hanging() => new(async (_, cancellation) =>
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return StubHandler.Json(200, Sent);
    });

    private BotApiClient Client(StubHandler handler) => new(BotToken.Parse("1:x"), _clock, handler);

    private BotApiMessenger Messenger(StubHandler handler) => new(Client(handler));

    // Moves the clock until it is done.
    private async Task<T> InTime<T>(Task<T> call)
    {
        await InTime((Task)call);
        return await call;
    }

    private async Task InTime(Task call)
    {
        for (var step = 0; step < 10_000 && !call.IsCompleted; step++)
        {
            await Task.WhenAny(call, Task.Delay(2));
            if (!call.IsCompleted) _clock.Advance(TimeSpan.FromMilliseconds(200));
        }

        await call;
    }
}
