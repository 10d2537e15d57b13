using PetitionBot.Core.Signing;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

public sealed class OutageTests
{
    private static readonly Phrases Say = Phrases.In(Language.English);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task After_a_long_outage_everybody_with_a_fresh_draft_is_told_once_and_can_go_on()
    {
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var confirming = await FilledAsync(bot, "Anna");
        var alsoConfirming = await FilledAsync(bot, "Boris");
        var naming = await AskedForNameAsync(bot, "Clara");
        var choosing = await NamedAsync(bot, "Dmitri");
        var reading = bot.Person("Erlan", "en");
        reading.Start();
        await reading.WaitForAsync(message => message.Buttons.Any(button => button.Text == Say.SignButton));
        var forgetful = await FilledAsync(bot, "Fatima");
        await AgeAsync(bot, forgetful, hours: 26);
        var done = await FilledAsync(bot, "Galym");
        await done.TapAsync(Say.ConfirmButton);
        await bot.QuietAsync();

        var presses = new List<PressResult>();
        await bot.RestartAsync(whileDown: () =>
        {
            presses.Add(confirming.PressButton(Say.ConfirmButton));
            presses.Add(alsoConfirming.PressButton(Say.ConfirmButton));
            naming.Send("Clara Schumann");
            time.Advance(Long);
            return Task.CompletedTask;
        });

        PersonChat[] fresh = [confirming, alsoConfirming, naming, choosing, reading];
        foreach (var chat in fresh) await chat.WaitForTextAsync(Say.AfterOutage);
        await bot.QuietAsync();
        Assert.All(fresh, chat => Assert.Equal(1, TimesTold(chat)));
        Assert.Equal(0, TimesTold(forgetful));
        Assert.Equal(0, TimesTold(done));
        Assert.All(presses, press => Assert.False(press.IsAnswered));
        Assert.Equal(1, await bot.CountAsync());

        // Behind the backlog: first what was typed is answered, then where the person stands is said.
        var question = naming.Messages.Last(message => message.FromBot && message.Text.Contains(Say.AskRegion, StringComparison.Ordinal));
        Assert.True(question.Id < naming.Messages.Last(IsTelling).Id);

        foreach (var chat in new[] { confirming, alsoConfirming })
        {
            await chat.TapAsync(Say.ContinueButton);
            await chat.TapAsync(Say.ConfirmButton);
        }

        foreach (var chat in new[] { naming, choosing })
        {
            await chat.TapAsync(Say.ContinueButton);
            await chat.TapAsync("Abai Region");
            await chat.TapAsync(Say.ConfirmButton);
        }

        foreach (var chat in new[] { confirming, alsoConfirming, naming, choosing }) await chat.WaitForTextAsync("Your number");
        await bot.QuietAsync();
        Assert.Equal(5, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task A_restart_right_after_an_outage_does_not_tell_again()
    {
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var chat = await FilledAsync(bot, "Anna");
        await bot.RestartAsync(whileDown: Move(time, Long));
        await chat.WaitForTextAsync(Say.AfterOutage);

        await bot.RestartAsync();
        await bot.RestartAsync(whileDown: Move(time, TimeSpan.FromSeconds(20)));

        await AnswersAsync(bot, chat);
        Assert.Equal(1, TimesTold(chat));
    }

    [Fact]
    public async Task A_second_outage_tells_again()
    {
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var chat = await FilledAsync(bot, "Anna");
        await bot.RestartAsync(whileDown: Move(time, Long));
        await chat.WaitForTextAsync(Say.AfterOutage);
        await bot.RestartAsync(whileDown: Move(time, Long));

        await chat.WaitUntilAsync(now => TimesTold(now) == 2);
        await AnswersAsync(bot, chat);
        Assert.Equal(2, TimesTold(chat));
    }

    [Fact]
    public async Task After_a_short_stop_nobody_is_told_anything()
    {
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var chat = await FilledAsync(bot, "Anna");
        await AnswersAsync(bot, chat);

        await bot.RestartAsync(whileDown: async () =>
        {
            chat.PressButton(Say.ConfirmButton);
            await Move(time, TimeSpan.FromSeconds(60))();
        });

        await chat.WaitForTextAsync("Your number");
        await AnswersAsync(bot, chat);
        Assert.Equal(0, TimesTold(chat));
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task Who_finished_within_the_backlog_is_not_told_to_go_on()
    {
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var chat = await FilledAsync(bot, "Anna");
        var other = await FilledAsync(bot, "Boris");

        await bot.RestartAsync(whileDown: () =>
        {
            time.Advance(Long);
            chat.PressButton(Say.ConfirmButton);
            return Task.CompletedTask;
        });

        await other.WaitForTextAsync(Say.AfterOutage);
        await chat.WaitForTextAsync("Your number");
        await bot.QuietAsync();
        Assert.Equal(0, TimesTold(chat));
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task A_server_that_was_out_of_reach_for_long_is_an_outage_too()
    {
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var chat = await FilledAsync(bot, "Anna");
        bot.World.Faults.Add(new Fault { Kind = FaultKind.Drop });
        // Ends the poll that waits: the next ones fail.
        bot.Person("Boris", "en").Send("/help");
        await Task.Delay(100);
        var press = chat.PressButton(Say.ConfirmButton);
        for (var i = 0; i < 30; i++)
        {
            time.Advance(TimeSpan.FromSeconds(20));
            await Task.Delay(20);
        }

        bot.World.Faults.Clear();

        await chat.WaitForTextAsync(Say.AfterOutage, TimeSpan.FromSeconds(30));
        await bot.QuietAsync();
        Assert.Equal(1, TimesTold(chat));
        Assert.False(press.IsAnswered);
        Assert.Equal(0, await bot.CountAsync());
    }

    private static bool IsTelling(ChatMessage message) => message.FromBot && message.Text.Contains(Say.AfterOutage, StringComparison.Ordinal);

    // A press of Continue turns the message into the question, so the texts that were sent count, not those that stand there.
    private static int TimesTold(PersonChat chat) => chat.Messages.Count(IsTelling);

    private static Func<Task> Move(TickingClock time, TimeSpan by) => () =>
    {
        time.Advance(by);
        return Task.CompletedTask;
    };

    private static async Task AnswersAsync(RunningBot bot, PersonChat chat)
    {
        var sent = chat.Send("/help");
        await chat.WaitForReplyAsync(sent.Id);
        await bot.QuietAsync();
    }

    private static Task AgeAsync(RunningBot bot, PersonChat chat, int hours) => bot.Store.WriteAsync(unit =>
    {
        var row = unit.Dialogues.Find(new Safe(bot.Secret).ChatOf(bot.World.Bot.Id, chat.Person.Id))!;
        unit.Dialogues.Save(row with { TouchedHour = row.TouchedHour - hours });
        return true;
    });

    private static async Task<PersonChat> AskedForNameAsync(RunningBot bot, string person)
    {
        var chat = bot.Person(person, "en");
        chat.Start();
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == Say.SignButton));
        await chat.TapAsync(Say.SignButton);
        await chat.TapAsync(Say.AgreeButton);
        await chat.WaitForTextAsync(Say.AskName);
        return chat;
    }

    private static async Task<PersonChat> NamedAsync(RunningBot bot, string person)
    {
        var chat = await AskedForNameAsync(bot, person);
        chat.Send($"{person} Tester");
        await chat.WaitForTextAsync(Say.AskRegion);
        return chat;
    }

    private static async Task<PersonChat> FilledAsync(RunningBot bot, string person)
    {
        var chat = await NamedAsync(bot, person);
        await chat.TapAsync("Abai Region");
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == Say.ConfirmButton));
        await bot.QuietAsync();
        return chat;
    }
}
