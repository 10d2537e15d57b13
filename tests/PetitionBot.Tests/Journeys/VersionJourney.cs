using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Faults;
using PetitionBot.Tests.Operations;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

public sealed class VersionJourney
{
    private static readonly Phrases Say = Phrases.In(Language.English);

    [Fact]
    public async Task A_text_is_changed_while_people_sign_and_everybody_knows_what_they_signed()
    {
        await using var bot = await RunningBot.StartAsync();
        var anna = bot.Person("Anna", "en");
        var boris = bot.Person("Boris", "en");
        await anna.SignSlowlyAsync(Say, "Anna First");
        await boris.SignSlowlyAsync(Say, "Boris Second");
        await bot.QuietAsync();
        var (old, told) = (Petition(bot), boris.Messages.Count);

        await bot.RestartAsync(() => Change(bot));

        var now = Petition(bot);
        Assert.Contains(
            $"Warning PetitionBot.Core.Petitions.Petition: The text of the petition fair-elections was changed after people had signed it (en changed, kk changed, ru changed): "
            + $"version 1 ({old.Manifest.Version.Prefix}) -> version 2 ({now.Manifest.Version.Prefix}). The 2 signatures",
            bot.Log.All,
            StringComparison.Ordinal);
        await ReadOldAsync(bot, anna, old);
        await SignNewAsync(bot, anna);
        Assert.Equal(2, await bot.CountAsync());
        await bot.CheckBookAsync();

        var organizer = bot.Organizer("en");
        organizer.Send("/stats");
        var stats = await organizer.WaitForTextAsync("Last 7");
        Assert.Contains("2 people have signed", stats.Text, StringComparison.Ordinal);
        Assert.Contains("Today: +3 / −1", stats.Text, StringComparison.Ordinal);
        Assert.Contains($"No.\u00a02 ({now.Manifest.Version.Prefix}): 1\nNo.\u00a01 ({old.Manifest.Version.Prefix}): 1", stats.Text, StringComparison.Ordinal);
        Assert.Equal(told, boris.Messages.Count);

        await bot.RestartAsync();
        RepeatAll(bot.World);
        await bot.ConfirmedAsync();
        await bot.QuietAsync();
        Assert.Equal(4, await bot.Store.ReadAsync(unit => unit.Leaves.Size));
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task Every_button_that_spoke_of_a_version_answers_after_it_was_replaced_twice()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Person("Anna", "en");
        await chat.SignSlowlyAsync(Say, "Anna First");
        await bot.RestartAsync(() => Change(bot));
        chat.Send("/me");
        await chat.WaitForTextAsync(Say.SignedVersion(1));
        await chat.TapAsync(Say.SignedTextButton);
        await chat.TapAsync(Say.NextButton);
        await SignNewAsync(bot, chat);
        var buttons = chat.SeenButtons().ToList();
        await bot.RestartAsync(() => Change(bot, "Third"));

        foreach (var (message, data) in buttons) await chat.Press(message, data).WaitForAnswerAsync();

        await bot.QuietAsync();
        Assert.Equal(1, await bot.CountAsync());
        Assert.Equal(2, await bot.Store.ReadAsync(unit => unit.Signatures.VersionHashes("fair-elections").Count));
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task Check_says_beside_a_running_bot_what_a_start_would_say()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.Person("Anna", "en").SignSlowlyAsync(Say, "Anna First");
        Assert.DoesNotContain("was changed", await CheckAsync(bot), StringComparison.Ordinal);

        await Change(bot);

        Assert.Contains("The text of the petition fair-elections was changed after people had signed it", await CheckAsync(bot), StringComparison.Ordinal);
        Assert.Equal(1, await bot.CountAsync());
        await bot.StopHostAsync();
        Assert.Contains("The 1 signature that counts", await CheckAsync(bot), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(bot.Folder.Root, "data", "petition.db"), "no book");
        Assert.Contains("whether a text was changed cannot be told", await CheckAsync(bot), StringComparison.Ordinal);
        File.Delete(Path.Combine(bot.Folder.Root, "data", "petition.db"));
        await bot.StartHostAsync();
    }

    private static async Task ReadOldAsync(RunningBot bot, PersonChat chat, Petition old)
    {
        var text = old.Text(Language.English);
        chat.Send("/me");
        var mine = await chat.WaitForTextAsync(Say.SignedVersion(1));
        Assert.Contains(Say.TextChangedSince, mine.Text, StringComparison.Ordinal);
        Assert.Contains(text.Title, mine.Text, StringComparison.Ordinal);
        await chat.TapAsync(Say.SignedTextButton);
        for (var demand = 1; demand <= text.Demands.Count; demand++)
        {
            await chat.TapAsync(Say.NextButton);
            await chat.WaitForTextAsync($"Demand {demand} of {text.Demands.Count}");
            Assert.Contains(chat.Messages, message => message.Source?.Contains(text.Demands[demand - 1].Html, StringComparison.Ordinal) == true);
        }

        await chat.TapAsync("Қазақша");
        await chat.WaitForAsync(message => message.Source?.Contains(old.Text(Language.Kazakh).Demands[^1].Html, StringComparison.Ordinal) == true);
        await chat.TapAsync(Say.NextButton);
        await chat.PressButton(Say.WholeTextButton).WaitForAnswerAsync();
        var file = await chat.WaitForAsync(message => message.Document is not null);
        Assert.Equal(WholeText.File(old, Language.Kazakh), file.Document!.Content.ToArray());
        await bot.QuietAsync();
    }

    private static async Task SignNewAsync(RunningBot bot, PersonChat chat)
    {
        chat.Start();
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == Say.SignNewButton));
        await chat.TapAsync(Say.ReadNewButton);
        await chat.WaitForTextAsync("Be just, second.");
        await chat.TapAsync(Say.SignNewButton);
        await chat.TapAsync(Say.AgreeButton);
        await chat.WaitForTextAsync(Say.AskName);
        chat.Send("Anna First");
        await chat.PressSlowlyAsync("1|g|");
        var summary = await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == Say.ConfirmButton));
        var confirm = summary.Buttons.First(button => button.Text == Say.ConfirmButton).Data;
        var presses = Enumerable.Range(0, 3).Select(_ => chat.Press(summary.Id, confirm)).ToList();
        foreach (var press in presses) await press.WaitForAnswerAsync();
        await bot.QuietAsync();
    }

    private static void RepeatAll(TelegramWorld world)
    {
        lock (world.Gate)
        {
            for (var id = world.Bot.Updates.NextId - 1; id >= 100_000_001; id--) Assert.True(world.Faults.RepeatUpdate(world.Bot, id));
        }
    }

    private static Task Change(RunningBot bot, string which = "second")
    {
        foreach (var code in new[] { "ru", "kk", "en" })
            bot.Folder.Add($"fair-elections/{code}.md", $"# Fair elections, anew\n\nBe just, {which}.\n\n1. Be just, {which}.\n2. And free.\n");
        return Task.CompletedTask;
    }

    private static Petition Petition(RunningBot bot) => PetitionFolder.Read(bot.Folder.Petitions).Petitions[0];

    private static async Task<string> CheckAsync(RunningBot bot)
    {
        await using var run = ProgramRun.Start(
            bot.Folder.Root,
            "check",
            ("Telegram__Token", "1:a"),
            ("Privacy__Sealing", "off"),
            ("Petitions__Folder", bot.Folder.Petitions),
            ("Storage__Path", Path.Combine(bot.Folder.Root, "data", "petition.db")));
        Assert.Equal(0, await run.EndAsync());
        return run.Output;
    }
}
