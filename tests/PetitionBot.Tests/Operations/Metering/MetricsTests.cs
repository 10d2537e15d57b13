using System.Globalization;
using System.Text.RegularExpressions;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Faults;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations.Metering;

/// <summary>What /metrics tells of a running bot, over real HTTP.</summary>
public sealed partial class MetricsTests : IDisposable
{
    private const string Name = "Шолпан Необыкновенная";

    // A tag with anything else in it is a decision, not an accident.
    private static readonly string[] Tags = ["bot", "chore", "lane", "le", "method", "outcome", "petition", "scope"];

    private static readonly Phrases Say = Phrases.In(Language.English);

    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_signature_shows_as_updates_calls_and_commits_and_nothing_of_the_signer_does()
    {
        await using var bot = await StartAsync();
        var chat = bot.World.AddPerson("Эсмеральда", "en", id: 7_123_456_789, lastName: "Мастодонтова").OpenChat();
        await chat.SignSlowlyAsync(Say, Name);
        bot.World.Faults.Add(new Fault { Status = 400, Description = $"Bad Request: {Name}", Method = "sendMessage", Times = 1 });
        chat.Send($"{Name} пишет ещё");
        await bot.QuietAsync();

        var (text, read) = await SeeAsync(bot, now => now.Sum("petitionbot_sends_total", ("outcome", "rejected")) == 1 && now.Sum("petitionbot_chores_total") >= 0);

        var own = ("bot", $"{bot.World.Bot.Id}");
        Assert.True(read.Sum("petitionbot_updates_total", own, ("outcome", "done")) >= 7);
        Assert.Equal(0, read.Sum("petitionbot_updates_total", ("outcome", "poisoned")));
        Assert.True(read.Sum("petitionbot_updates_lag_seconds_count", own) >= 3);
        Assert.True(read.Sum("petitionbot_polls_total", own, ("outcome", "ok")) >= 1);
        Assert.True(read.Sum("petitionbot_sends_total", own, ("method", "sendMessage"), ("outcome", "ok")) >= 3);
        Assert.True(read.Sum("petitionbot_sends_total", own, ("method", "answerCallbackQuery"), ("outcome", "ok")) >= 3);
        Assert.True(read.Sum("petitionbot_sends_duration_seconds_count", ("method", "sendMessage")) >= 4);
        Assert.True(read.Sum("petitionbot_outbox_wait_seconds_count", ("lane", "reply")) >= 3);
        Assert.True(read.Sum("petitionbot_commit_duration_seconds_count", ("outcome", "ok")) >= 7);
        Assert.Equal(0, read.Sum("petitionbot_outbox_depth"));
        Assert.Equal(0, read.Sum("petitionbot_outbox_age_seconds"));
        Assert.True(read.Has("petitionbot_polls_age_seconds", own));
        Assert.True(read.Sum("petitionbot_disk_free_bytes") > 0);
        Assert.True(read.Sum("petitionbot_book_size_bytes") >= 4096);
        Assert.Empty(read.AllLabels().Select(label => label.Name).Distinct().Except(Tags));
        foreach (var secret in new[] { bot.World.Bot.Token, bot.World.Bot.Token.Split(':')[1], Name, "Необыкновенная", "Эсмеральда", "Мастодонтова", "7123456789", "http" })
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_number_of_signatures_moves_once_an_hour()
    {
        await using var time = new TickingClock();
        await using var bot = await StartAsync(time);
        var petition = ("petition", "fair-elections");
        await SeeAsync(bot, now => now.Has("petitionbot_signatures", petition));
        // Not close to the end of an hour, so that what follows is within one.
        time.Advance(TimeSpan.FromSeconds(3600 - (time.GetUtcNow().ToUnixTimeSeconds() % 3600) + 60));
        await SeeAsync(bot, now => now.Sum("petitionbot_chores_total", ("chore", "sweep")) >= 1);
        await bot.SignManyAsync(3);
        var sweeps = (await ReadAsync(bot)).Read.Sum("petitionbot_chores_total", ("chore", "sweep"));
        time.Advance(TimeSpan.FromMinutes(11));
        var (_, read) = await SeeAsync(bot, now => now.Sum("petitionbot_chores_total", ("chore", "sweep")) > sweeps);
        Assert.Equal(0, read.Sum("petitionbot_signatures", petition));

        time.Advance(TimeSpan.FromMinutes(60));
        await SeeAsync(bot, now => now.Sum("petitionbot_signatures", petition) == 3);
    }

    [Fact]
    public async Task What_waits_and_what_is_paused_shows_until_it_is_delivered()
    {
        await using var bot = await StartAsync();
        var chats = Enumerable.Range(0, 4).Select(i => bot.Person($"Signer {i}", "en")).ToList();
        bot.World.Faults.Add(new Fault { Status = 429, RetryAfter = 3, Method = "sendMessage", Times = 4 });
        foreach (var chat in chats) chat.Send("/help");

        var (_, read) = await SeeAsync(bot, now => now.Sum("petitionbot_pauses_total") >= 3 && now.Sum("petitionbot_outbox_depth") >= 1);
        Assert.True(read.Sum("petitionbot_outbox_age_seconds", ("lane", "reply")) > 0);
        Assert.True(read.Sum("petitionbot_pauses_total", ("scope", "chat")) >= 2);
        Assert.True(read.Sum("petitionbot_pauses_total", ("scope", "lane"), ("lane", "reply")) >= 1);
        Assert.True(read.Sum("petitionbot_sends_total", ("outcome", "flood")) >= 3);

        (_, read) = await SeeAsync(bot, now => now.Sum("petitionbot_outbox_depth") == 0 && now.Sum("petitionbot_outbox_wait_seconds_count") >= 4);
        Assert.True(read.Sum("petitionbot_outbox_wait_seconds_sum") >= 4);
    }

    [Fact]
    public async Task A_book_that_cannot_be_written_and_a_Telegram_that_is_away_are_counted()
    {
        await using var bot = await StartAsync();
        await SeeAsync(bot, now => now.Has("petitionbot_polls_age_seconds"));
        using (var other = Raw.Open(Path.Combine(bot.Folder.Root, "data", "petition.db")))
        {
            SqliteConnections.Run(other, "BEGIN IMMEDIATE");
            bot.Person("Anna", "en").Send("/help");
            await SeeAsync(bot, now => now.Sum("petitionbot_commit_duration_seconds_count", ("outcome", "failed")) >= 1);
            SqliteConnections.Run(other, "ROLLBACK");
        }

        bot.World.Faults.Add(new Fault { Kind = FaultKind.Drop, Method = "getUpdates" });
        await SeeAsync(bot, now => now.Sum("petitionbot_polls_total", ("outcome", "unavailable")) >= 1);
    }

    private static Task<RunningBot> StartAsync(TimeProvider? time = null) => RunningBot.StartAsync(time: time, settings: ("Operations:Url", "http://127.0.0.1:0"));

    [GeneratedRegex(@"metrics at (http://127\.0\.0\.1:[1-9][0-9]*/metrics)")]
    private static partial Regex Told();

    private async Task<(string Text, Exposition Read)> ReadAsync(RunningBot bot)
    {
        using var answer = await _http.GetAsync(new Uri(Told().Match(bot.Log.All).Groups[1].Value));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", $"{answer.Content.Headers.ContentType}");
        var text = await answer.Content.ReadAsStringAsync();
        return (text, Exposition.Read(text));
    }

    private async Task<(string Text, Exposition Read)> SeeAsync(RunningBot bot, Func<Exposition, bool> isMeant)
    {
        var text = "";
        for (var i = 0; i < 600; i++)
        {
            (text, var read) = await ReadAsync(bot);
            if (isMeant(read)) return (text, read);
            await Task.Delay(50);
        }

        throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"never seen in:\n{text}"));
    }
}
