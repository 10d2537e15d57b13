using System.Net.Http.Json;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults.Network;

/// <summary>Somebody else has the token: another program, a webhook, or nobody any more.</summary>
public sealed class PollerTests
{
    private const string Another = "another program polls with this bot's token: stop it";
    private const string Webhook = "a webhook is set for this bot: delete it";
    private const string Again = "updates come in again";

    private static readonly Phrases Say = Phrases.In(Language.English);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Two_programs_with_one_token_both_say_so_answer_everybody_and_the_one_that_stays_goes_on_by_itself()
    {
        await using var time = new TickingClock();
        await using var first = await RunningBot.StartAsync(time: time);
        var chats = Enumerable.Range(0, 6).Select(i => first.Person($"Person {i}", "en")).ToList();
        await AskAsync(chats);
        await using var second = await RunningBot.StartAsync(first.Server, null, time: time);
        // Each one's poll ends the other's, in turn, also while nobody writes.
        await SaysAsync(first, Another);
        await SaysAsync(second, Another);
        await AskAsync(chats);

        await second.StopHostAsync();
        await AskAsync(chats);

        Assert.Contains(Again, first.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Webhook, first.Log.All + second.Log.All, StringComparison.Ordinal);
        await first.CheckBookAsync();
        await second.StartHostAsync();
    }

    [Fact]
    public async Task A_webhook_set_by_mistake_is_told_from_a_poller_and_all_goes_on_by_itself_when_it_is_removed()
    {
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var chats = Enumerable.Range(0, 6).Select(i => bot.Person($"Person {i}", "en")).ToList();
        await AskAsync(chats);

        await CallAsync(bot, "setWebhook", new { url = "https://example.org/hook" });
        await SaysAsync(bot, Webhook);
        foreach (var chat in chats) chat.Send("/help");
        Assert.DoesNotContain(Again, bot.Log.All, StringComparison.Ordinal);
        await CallAsync(bot, "deleteWebhook", new { });

        foreach (var chat in chats) await chat.WaitUntilAsync(now => Answers(now) == 2, Patience);
        await SaysAsync(bot, Again);
        Assert.DoesNotContain(Another, bot.Log.All, StringComparison.Ordinal);
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task A_revoked_token_ends_its_bot_and_the_others_of_the_book_go_on()
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions
        {
            Url = "http://127.0.0.1:0",
            Bots = [BotIdentity.Default, new BotIdentity("4242:secret-of-the-mirror", "mirror_bot", "Mirror")],
        });
        var mirror = server.World.Bots[1];
        await using var bot = await RunningBot.StartAsync(server, null, settings: ("Telegram:Mirrors:0", mirror.Token));
        var (here, there) = (bot.Person("Anna", "en"), server.World.AddPerson("Boris", "en").OpenChat(mirror));
        await AskAsync([here, there]);

        server.World.Faults.RevokeToken(server.World.Bot);
        await SaysAsync(bot, $"Critical PetitionBot.Telegram.UpdatePump: bot {server.World.Bot.Id}: the token was revoked. To do: get a new one from BotFather");
        here.Send("/help");
        await there.SignSlowlyAsync(Say, "Boris Godunov");

        Assert.False(bot.Ending.IsCancellationRequested);
        Assert.Equal(1, Answers(here));
        Assert.Equal(1, await bot.CountAsync());
        Assert.DoesNotContain("secret-of-the-mirror", bot.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain(server.World.Bot.Token.Split(':')[1], bot.Log.All, StringComparison.Ordinal);

        // The same token once more, or a new one of the same bot: what waited meanwhile is answered.
        server.World.Faults.RevokeToken(server.World.Bot, revoked: false);
        await bot.RestartAsync();
        await here.WaitUntilAsync(now => Answers(now) == 2, Patience);
        await bot.CheckBookAsync();
    }

    // One question each; more than one answer where two programs took the same update.
    private static async Task AskAsync(IReadOnlyList<PersonChat> chats)
    {
        foreach (var chat in chats)
        {
            var asked = chat.Send("/help");
            await chat.WaitForReplyAsync(asked.Id, Patience);
        }
    }

    private static int Answers(PersonChat chat) => chat.Messages.Count(message => message.FromBot && message.Text.StartsWith(Say.Help[..20], StringComparison.Ordinal));

    private static async Task SaysAsync(RunningBot bot, string words)
    {
        for (var i = 0; i < 1200 && !bot.Log.All.Contains(words, StringComparison.Ordinal); i++) await Task.Delay(50);
        Assert.Contains(words, bot.Log.All, StringComparison.Ordinal);
    }

    private static async Task CallAsync(RunningBot bot, string method, object body)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(new Uri($"{bot.Server.Url}bot{bot.World.Bot.Token}/{method}"), body);
        Assert.True(answer.IsSuccessStatusCode);
    }
}
