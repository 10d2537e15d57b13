using System.Net.Http.Json;
using System.Text.Json;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Faults;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

/// <summary>What Telegram shows around the chat, read back from the server.</summary>
public sealed class IntroductionJourney
{
    [Fact]
    public async Task Every_app_shows_menu_and_descriptions_in_its_language()
    {
        await using var bot = await RunningBot.StartAsync();
        using var server = new HttpClient();
        foreach (var (app, language) in new[] { ("ru", Language.Russian), ("kk", Language.Kazakh), ("en", Language.English), ("uz", Language.Russian), ("de", Language.English), (null, Language.English) })
        {
            var say = Phrases.In(language);
            var title = TitleOf(bot, language);
            await UntilAsync(async () => await TextAsync(bot, server, "getMyShortDescription", "short_description", app) == say.ShortAbout(title));
            Assert.Equal(say.LongAbout(title), await TextAsync(bot, server, "getMyDescription", "description", app));
            var menu = bot.Person("Somebody", app).Commands;
            Assert.Equal(["start", "sign", "share", "me", "verify", "log", "clean", "language", "cancel", "help"], menu.Select(command => command.Command));
            Assert.Contains(say.SignMenuNote, menu.Select(command => command.Description));
        }
    }

    [Fact]
    public async Task It_is_told_once_not_again_at_a_restart_and_again_when_a_title_changes()
    {
        await using var bot = await RunningBot.StartAsync();
        using var server = new HttpClient();
        await SetAsync(bot);
        // What somebody else sets shows whether the bot sets it again.
        await CallAsync(bot, server, "setMyDescription", new { description = "mine" });
        await CallAsync(bot, server, "setMyShortDescription", new { short_description = "mine" });

        await bot.RestartAsync();
        var chat = bot.Person("Anna", "en");
        chat.Start();
        await chat.WaitForAsync(message => message.FromBot);
        // The texts for all other apps are the first to be told.
        await Task.Delay(1500);
        Assert.Equal("mine", await TextAsync(bot, server, "getMyDescription", "description", null));
        Assert.Equal("mine", await TextAsync(bot, server, "getMyShortDescription", "short_description", null));

        var kazakh = Path.Combine(bot.Folder.Petitions, "fair-elections", "kk.md");
        await bot.RestartAsync(() => File.WriteAllTextAsync(kazakh, File.ReadAllText(kazakh).Replace(TitleOf(bot, Language.Kazakh), "Жаңа атау", StringComparison.Ordinal)));
        var say = Phrases.In(Language.Kazakh);
        await UntilAsync(async () => await TextAsync(bot, server, "getMyShortDescription", "short_description", "kk") == say.ShortAbout("Жаңа атау"));
        Assert.Equal(say.LongAbout("Жаңа атау"), await TextAsync(bot, server, "getMyDescription", "description", "kk"));
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(429, 7200)]
    [InlineData(404, null)]
    [InlineData(400, null)]
    public async Task Where_it_fails_people_are_served_as_ever(int status, int? retryAfter)
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.StopHostAsync();
        using var server = new HttpClient();
        foreach (var method in new[] { "setMyCommands", "setMyDescription", "setMyShortDescription" })
            bot.World.Faults.Add(new Fault { Status = status, Method = method, RetryAfter = retryAfter, Delay = TimeSpan.FromSeconds(1) });
        bot.Folder.Add("fair-elections/ru.md", "# Название\n\n1. Раз.\n2. Два.\n");
        bot.Folder.Add("fair-elections/kk.md", "# Атау\n\n1. Бір.\n2. Екі.\n");
        bot.Folder.Add("fair-elections/en.md", "# Title\n\n1. One.\n2. Two.\n");
        await bot.StartHostAsync();
        var chat = bot.Person("Anna", "en");

        await chat.SignSlowlyAsync(Phrases.In(Language.English), "Anna Karenina");
        await UntilAsync(() => Task.FromResult(bot.Log.All.Contains("did not take", StringComparison.Ordinal)));

        Assert.Equal(1, await bot.CountAsync());
        Assert.DoesNotContain(bot.World.Bot.Token.Split(':')[1], bot.Log.All, StringComparison.Ordinal);
        await bot.CheckBookAsync();
    }

    private static string TitleOf(RunningBot bot, Language language) =>
        Core.Petitions.PetitionFolder.Read(bot.Folder.Petitions).Petitions[0].Text(language).Title;

    private static Task SetAsync(RunningBot bot) => UntilAsync(async () =>
        (await bot.Store.ReadAsync(unit => unit.Bots.Find(bot.World.Bot.Id)))?.SetupHash?.Length == 3 * 7 * 32);

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await isSo()) return;
            await Task.Delay(50);
        }

        Assert.Fail("it did not happen");
    }

    private static async Task<string?> TextAsync(RunningBot bot, HttpClient server, string method, string field, string? app) =>
        (await CallAsync(bot, server, method, new { language_code = app ?? "" })).GetProperty(field).GetString();

    private static async Task<JsonElement> CallAsync(RunningBot bot, HttpClient server, string method, object arguments)
    {
        var answer = await server.PostAsJsonAsync(new Uri(bot.Server.Url, $"/bot{bot.World.Bot.Token}/{method}"), arguments);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("result");
    }
}
