using PetitionBot.Core.Delivery;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults.Network;

/// <summary>429 of hours, and a server that is down for a while: by a clock that jumps.</summary>
public sealed class FloodTests
{
    private const int Hours = 10_000;
    private const string NotTried = "not tried: it failed too often";

    private static readonly Phrases Say = Phrases.In(Language.English);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Nearly = TimeSpan.FromSeconds(9_000);
    private static readonly TimeSpan Over = TimeSpan.FromSeconds(1_800);

    [Fact]
    public async Task A_429_of_10000_seconds_on_one_chat_is_waited_out_stalls_nobody_else_and_loses_nothing()
    {
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var (flooded, other) = (new Talker(bot.Person("Anna", "en")), new Talker(bot.Person("Boris", "en")));
        bot.World.Faults.Flood(Hours, flooded.Chat.Person.Id, times: null);
        flooded.Write(8);
        await HitAsync(bot, 1);
        other.Write(8);
        await other.AnsweredAsync(Patience);

        await time.PassAsync(Nearly);
        Assert.Equal(1, bot.World.Faults.Hits);
        Assert.DoesNotContain(flooded.Chat.Messages, message => message.FromBot);
        bot.World.Faults.Clear();
        time.Advance(Over);

        await flooded.AnsweredAsync(Patience);
        flooded.Check();
        other.Check();
    }

    [Fact]
    public async Task A_429_of_10000_seconds_on_several_chats_pauses_the_lanes_not_the_answers_to_presses_and_replies_go_before_bulk()
    {
        var replies = new CourierLimits().Parallel + 15;
        const int bulk = 8;
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var told = await StartedAsync(bot, "Told", bulk);
        var asking = await StartedAsync(bot, "Asking", replies);
        var pressed = asking[^1].Messages.Last(message => message.FromBot);
        bot.World.Faults.Flood(Hours, times: null, method: "sendMessage");
        await AddBulkAsync(bot, told);
        await bot.RestartAsync(whileDown: () =>
        {
            foreach (var chat in asking.SkipLast(1)) chat.Send("/help");
            return Task.CompletedTask;
        });
        // Three of each lane, and what else was under way at once.
        await LaneAsync(bot);
        var hits = bot.World.Faults.Hits;

        var press = asking[^1].Press(pressed.Id, pressed.Buttons.First(button => button.Kind == ButtonKind.Callback).Data);
        await press.WaitForAnswerAsync(Patience);
        await time.PassAsync(Nearly);
        Assert.InRange(bot.World.Faults.Hits, hits, hits + 1);
        bot.World.Faults.Clear();
        time.Advance(Over);

        foreach (var chat in asking.SkipLast(1)) await chat.WaitForTextAsync(Say.Help[..20], Patience);
        foreach (var chat in told) await chat.WaitForTextAsync("News", Patience);
        await bot.QuietAsync();
        int[] Ids(IEnumerable<PersonChat> chats, string part) =>
            [.. chats.Select(chat => chat.Messages.First(message => message.FromBot && message.Text.StartsWith(part, StringComparison.Ordinal)).Id)];
        // So many at once: no bulk message is under way before so many replies are through.
        var (answered, news) = (Ids(asking.SkipLast(1), Say.Help[..20]), Ids(told, "News"));
        Assert.True(answered.Count(id => id < news.Min()) >= replies - 1 - new CourierLimits().Parallel, "bulk went before replies");
    }

    [Fact]
    public async Task A_429_of_getUpdates_is_waited_out_and_said()
    {
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var talker = new Talker(bot.Person("Anna", "en"));
        bot.World.Faults.Add(new Fault { Method = "getUpdates", Status = 429, RetryAfter = Hours, Times = null });
        // Ends the poll that waits.
        talker.Write(1);
        await HitAsync(bot, 1);
        talker.Write(3);

        await time.PassAsync(Nearly);
        Assert.Equal(1, bot.World.Faults.Hits);
        bot.World.Faults.Clear();
        time.Advance(Over);

        await talker.AnsweredAsync(Patience);
        talker.Check();
        Assert.Contains($"asks to wait {Hours} s before updates are asked for again", bot.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breaker_opens_while_nothing_can_be_sent_and_closes_by_itself()
    {
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var talkers = Enumerable.Range(0, 8).Select(i => new Talker(bot.Person($"Talker {i}", "en"))).ToList();
        bot.World.Faults.Add(new Fault { Method = "sendMessage", Status = 502 });
        foreach (var talker in talkers) talker.Write(4);
        for (var i = 0; i < 1200 && !bot.Log.All.Contains(NotTried, StringComparison.Ordinal); i++) await Task.Delay(50);
        Assert.Contains(NotTried, bot.Log.All, StringComparison.Ordinal);

        // While it is open, only what is left of the tries under way reaches the server.
        bot.World.Faults.Clear();

        foreach (var talker in talkers) await talker.AnsweredAsync(Patience);
        foreach (var talker in talkers) talker.Check();
    }

    private static async Task<List<PersonChat>> StartedAsync(RunningBot bot, string name, int count)
    {
        var chats = Enumerable.Range(0, count).Select(i => bot.Person($"{name} {i}", "en")).ToList();
        foreach (var chat in chats) chat.Start();
        foreach (var chat in chats) await chat.WaitForAsync(message => message.FromBot, Patience);
        await bot.QuietAsync();
        return chats;
    }

    // Nothing speaks in the bulk lane by itself yet; rows of it are carried all the same, after the next start.
    private static Task<bool> AddBulkAsync(RunningBot bot, IReadOnlyList<PersonChat> chats) => bot.Store.WriteAsync(unit =>
    {
        var boxes = new OutboxBoxes(bot.Secret);
        foreach (var chat in chats)
            unit.Outbox.Add(boxes.Row(unit.Outbox.NextId, bot.World.Bot.Id, Lane.Bulk, new OutboxBody(chat.Person.Id, new Outgoing.Say("News"))));
        return true;
    });

    private static async Task HitAsync(RunningBot bot, int hits)
    {
        for (var i = 0; i < 1200 && bot.World.Faults.Hits < hits; i++) await Task.Delay(50);
        Assert.True(bot.World.Faults.Hits >= hits, $"{bot.World.Faults.Hits} calls met the fault");
    }

    // Until no more calls are made.
    private static async Task LaneAsync(RunningBot bot)
    {
        await HitAsync(bot, 6);
        for (var (before, still) = (0, 0); still < 10; await Task.Delay(100))
        {
            still = bot.World.Faults.Hits == before ? still + 1 : 0;
            before = bot.World.Faults.Hits;
        }
    }
}
