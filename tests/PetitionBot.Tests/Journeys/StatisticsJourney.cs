using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Faults;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

public sealed class StatisticsJourney
{
    private const int FirstUpdate = 100_000_001;

    [Fact]
    public async Task The_organizer_sees_right_numbers_after_a_replay_and_a_restart_too()
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.English);
        // Of eighteen, nine sign and stay, three are brought by a link, three withdraw and three stop at the summary.
        var load = new Load(bot.World, seed: 3);
        load.Join(18);
        await load.DoneAsync();
        await bot.QuietAsync();
        Assert.Equal(12, await bot.CountAsync());

        var organizer = bot.Organizer("en");
        organizer.Send("/stats");
        var shown = await organizer.WaitForTextAsync("Last 7");
        Assert.Contains("12 people have signed", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Today: +15 / −3", shown.Text, StringComparison.Ordinal);
        Assert.Contains(say.StatisticsLater(10), shown.Text, StringComparison.Ordinal);

        await bot.SweepAsync(DateTimeOffset.UtcNow);
        await organizer.TapAsync(say.RefreshButton);
        shown = await organizer.WaitForTextAsync("opened the petition: 18");
        Assert.Contains("agreed: 18\nsigned: 15", shown.Text, StringComparison.Ordinal);
        Assert.Contains("12 in all", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Abai", shown.Text, StringComparison.Ordinal);
        Assert.Single(organizer.Messages, message => message.Text.Contains("Last 7", StringComparison.Ordinal));

        await bot.RestartAsync();
        Repeat(bot.World);
        await bot.ConfirmedAsync();
        var note = (await organizer.Press(shown.Id, organizer.FindButton(say.RefreshButton).Button.Data).WaitForAnswerAsync()).Text;
        await bot.QuietAsync();
        Assert.Equal(say.RefreshedNote, note);
        Assert.Equal(shown.Text, organizer.Messages.Single(message => message.Id == shown.Id).Text);
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task A_signer_who_forges_the_command_or_the_button_gets_what_anything_unknown_gets()
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.Russian);
        var chat = bot.Person("Дана", "ru");
        chat.Start();
        var card = await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == say.ReadButton));

        var answers = new List<(string?, string?)>();
        foreach (var verb in new[] { "zz", "st" })
        {
            var press = await chat.Press(card.Id, $"1|{verb}|fair-elections|").WaitForAnswerAsync();
            await bot.QuietAsync();
            answers.Add((press.Text, chat.Messages.Single(message => message.Id == card.Id).Source));
        }

        foreach (var command in new[] { "/zz", "/stats" })
        {
            var sent = chat.Send(command);
            answers.Add((null, (await chat.WaitForReplyAsync(sent.Id)).Source));
        }

        Assert.Equal((say.OldButtonNote, answers[0].Item2), answers[1]);
        Assert.Equal(answers[2], answers[3]);
        Assert.DoesNotContain(chat.Messages, message => message.Text.Contains("📊", StringComparison.Ordinal));
    }

    private static void Repeat(TelegramWorld world)
    {
        lock (world.Gate)
        {
            for (var id = world.Bot.Updates.NextId - 1; id >= FirstUpdate; id--) Assert.True(world.Faults.RepeatUpdate(world.Bot, id));
        }
    }
}
