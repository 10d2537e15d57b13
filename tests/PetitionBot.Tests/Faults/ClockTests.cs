using PetitionBot.Core.Ledger;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

/// <summary>The machine's calendar is set back and forth, by hours, days and years, under the running bot.</summary>
public sealed class ClockTests
{
    private static readonly Phrases Say = Phrases.In(Language.English);

    private static readonly TimeSpan[] Jumps =
    [
        TimeSpan.FromHours(-5), TimeSpan.Zero, TimeSpan.FromHours(7), TimeSpan.FromDays(3), TimeSpan.FromDays(-40), TimeSpan.FromDays(400),
        TimeSpan.FromDays(-1), TimeSpan.FromDays(9000), TimeSpan.Zero,
    ];

    [Fact]
    public async Task Whatever_the_calendar_says_everybody_is_answered_and_the_book_holds()
    {
        await using var even = new TickingClock();
        var time = new JumpingClock(even);
        using var published = new TestFolder();
        await using var bot = await RunningBot.StartAsync(time: time, settings: ("Log:PublishTo", published.Root));
        var signers = new List<PersonChat>();
        foreach (var jump in Jumps)
        {
            time.Set(jump);
            var chat = bot.Person($"Signer {signers.Count}", "en");
            await chat.SignSlowlyAsync(Say, "Anna Karenina");
            signers.Add(chat);
            // Those of before, too, whenever that was; more than a burst of them, so that the pace of a chat counts.
            foreach (var one in signers) await AnsweredAsync(one, times: 3);
            await bot.SweepAsync(time.GetUtcNow());
            await bot.ForgetAsync(time.GetUtcNow());
            // As many more as make a publication.
            await bot.SignManyAsync(20);
            Assert.True(await bot.Publisher.PublishAsync(default));
            await bot.CheckBookAsync();
        }

        Assert.Equal(Jumps.Length * 21, await bot.CountAsync());
        Assert.Equal(Jumps.Length * 21, PublishedLog.Open(published.Root, bot.LogKey).Recount().Entries);
    }

    [Fact]
    public async Task Who_was_spoken_to_while_the_calendar_was_ahead_does_not_wait_until_it_gets_there()
    {
        await using var even = new TickingClock();
        var time = new JumpingClock(even);
        await using var bot = await RunningBot.StartAsync(time: time);
        var chat = bot.Person("Anna", "en");
        time.Set(TimeSpan.FromDays(2));
        await AnsweredAsync(chat, times: 3);
        // A pause that Telegram asked for is in the book, too, by the calendar of that moment.
        bot.World.Faults.Flood(1, chat.Person.Id, times: 1);
        await AnsweredAsync(chat);

        time.Set(TimeSpan.Zero);

        await AnsweredAsync(chat, times: 3);
        await bot.RestartAsync();
        await AnsweredAsync(chat);
    }

    [Fact]
    public async Task A_calendar_that_is_set_back_is_no_outage_and_one_that_is_set_forth_is_told_at_most_once()
    {
        await using var even = new TickingClock();
        var time = new JumpingClock(even);
        await using var bot = await RunningBot.StartAsync(time: time);
        var chat = bot.Person("Anna", "en");
        chat.Start();
        await chat.PressSlowlyAsync("1|s|");
        await chat.PressSlowlyAsync("1|a|");
        await chat.WaitForTextAsync(Say.AskName, FormSteps.Patience);

        foreach (var back in new[] { -3, -30, -300 })
        {
            time.Set(TimeSpan.FromHours(back));
            await AnsweredAsync(bot.Person("Other", "en"));
        }

        // Also in a quiet hour the book says when updates were last asked for: from that the next outage is known.
        time.Set(TimeSpan.FromHours(-400));
        await PolledAsync(bot, time);
        Assert.Equal(0, TimesTold(chat));
        // From a suspended machine nobody can tell this: after that, everybody with an open draft is told.
        time.Set(TimeSpan.FromHours(-399));

        await chat.WaitForTextAsync(Say.AfterOutage, FormSteps.Patience);
        await AnsweredAsync(bot.Person("Other", "en"));
        await bot.QuietAsync();
        Assert.Equal(1, TimesTold(chat));
        await bot.CheckBookAsync();
    }

    private static async Task PolledAsync(RunningBot bot, JumpingClock time)
    {
        for (var i = 0; i < 1800; i++)
        {
            var row = await bot.Store.ReadAsync(unit => unit.Bots.Find(bot.World.Bot.Id));
            if (row!.PolledAt <= time.GetUtcNow()) return;
            await Task.Delay(50);
        }

        Assert.Fail("nobody says that updates were asked for");
    }

    private static async Task AnsweredAsync(PersonChat chat, int times = 1)
    {
        var before = chat.Messages.Count(message => message.FromBot);
        for (var i = 0; i < times; i++) chat.Send("/help");
        await chat.WaitUntilAsync(now => now.Messages.Count(message => message.FromBot) >= before + times, FormSteps.Patience);
    }

    private static int TimesTold(PersonChat chat) =>
        chat.Messages.Count(message => message.FromBot && message.Text.Contains(Say.AfterOutage, StringComparison.Ordinal));
}
