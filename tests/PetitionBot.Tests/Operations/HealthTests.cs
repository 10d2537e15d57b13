using System.Net;
using System.Text.RegularExpressions;
using PetitionBot.Playground;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>What a service manager is told, over real HTTP.</summary>
public sealed partial class HealthTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_bot_that_is_served_by_Telegram_is_ready_and_one_that_lost_it_for_long_is_not()
    {
        await using var time = new TickingClock();
        await using var bot = await StartAsync(time);
        await SeeAsync(bot, "ready", HttpStatusCode.OK);

        bot.World.Faults.Add(new Fault { Kind = FaultKind.Drop });
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(bot, "ready")).Status);
        time.Advance(TimeSpan.FromSeconds(100));
        var told = await SeeAsync(bot, "ready", HttpStatusCode.ServiceUnavailable);
        Assert.Equal($"bot {bot.World.Bot.Id}: no updates were asked for successfully within the last 150 s\n", told);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(bot, "live")).Status);

        bot.World.Faults.Clear();
        await SeeAsync(bot, "ready", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_quiet_night_keeps_it_ready()
    {
        await using var time = new TickingClock();
        await using var bot = await StartAsync(time);
        await SeeAsync(bot, "ready", HttpStatusCode.OK);
        for (var begin = time.GetUtcNow(); time.GetUtcNow() - begin < TimeSpan.FromSeconds(160); await Task.Delay(200))
            Assert.Equal((HttpStatusCode.OK, "fine\n"), await AskAsync(bot, "ready"));
    }

    [Fact]
    public async Task A_book_that_cannot_be_written_makes_it_not_ready_until_it_can()
    {
        await using var time = new TickingClock();
        await using var bot = await StartAsync(time);
        await SeeAsync(bot, "ready", HttpStatusCode.OK);

        using (var other = Raw.Open(Path.Combine(bot.Folder.Root, "data", "petition.db")))
        {
            SqliteConnections.Run(other, "BEGIN IMMEDIATE");
            Assert.Contains("the book cannot be written", await SeeAsync(bot, "ready", HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(bot, "live")).Status);
            SqliteConnections.Run(other, "ROLLBACK");
        }

        await SeeAsync(bot, "ready", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_mirror_whose_token_is_worth_nothing_makes_it_not_ready()
    {
        await using var bot = await StartAsync(settings: ("Telegram:Mirrors:0", "4242:nobody"));
        var told = await SeeAsync(bot, "ready", HttpStatusCode.ServiceUnavailable, text => !text.Contains($"bot {bot.World.Bot.Id}", StringComparison.Ordinal));
        Assert.StartsWith("bot 4242: ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("health")]
    [InlineData("health/live/")]
    [InlineData("metrics/")]
    public async Task Nothing_else_is_told(string path)
    {
        await using var bot = await StartAsync();
        using var answer = await _http.GetAsync(new Uri(Address(bot), path));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_an_address_nobody_listens()
    {
        await using var bot = await RunningBot.StartAsync();
        Assert.DoesNotContain("health is told", bot.Log.All, StringComparison.Ordinal);
    }

    private static Task<RunningBot> StartAsync(TimeProvider? time = null, params (string Key, string Value)[] settings) =>
        RunningBot.StartAsync(time: time, settings: [("Operations:Url", "http://127.0.0.1:0"), .. settings]);

    private static Uri Address(RunningBot bot) => new(Told().Match(bot.Log.All).Groups[1].Value);

    [GeneratedRegex(@"health is told at (http://127\.0\.0\.1:[1-9][0-9]*/)")]
    private static partial Regex Told();

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(RunningBot bot, string what)
    {
        using var answer = await _http.GetAsync(new Uri(Address(bot), $"health/{what}"));
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> SeeAsync(RunningBot bot, string what, HttpStatusCode status, Func<string, bool>? isMeant = null)
    {
        var (seen, text) = (default(HttpStatusCode), "");
        for (var left = Patience; left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(100))
        {
            (seen, text) = await AskAsync(bot, what);
            if (seen == status && isMeant?.Invoke(text) != false) return text;
            await Task.Delay(100);
        }

        throw new TimeoutException($"{(int)seen} {text}");
    }
}
