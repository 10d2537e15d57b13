using System.Text;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

public sealed class UpdateFaultTests
{
    private static readonly Phrases Say = Phrases.In(Language.English);

    [Fact]
    public async Task Update_ids_that_start_anew_at_a_lower_number_are_served()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Person("Anna", "en");
        await chat.SignSlowlyAsync(Say, "Anna Karenina");
        foreach (var first in new[] { 5_000, 17, 90_000_000 })
        {
            bot.World.Faults.RestartUpdateIds(bot.World.Bot, first);
            await AnsweredAsync(chat);
            await AnsweredAsync(chat);
        }

        await bot.RestartAsync(whileDown: () =>
        {
            bot.World.Faults.RestartUpdateIds(bot.World.Bot, 700);
            chat.Send("/language");
            return Task.CompletedTask;
        });
        await chat.WaitForTextAsync(Say.ChooseLanguage);
        await AnsweredAsync(chat);
        Assert.Equal(1, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task Broken_updates_block_nobody_and_are_kept_as_they_came()
    {
        await using var bot = await RunningBot.StartAsync();
        string[] broken =
        [
            """{"message":{"message_id":"seven"}}""",
            """{"message":42}""",
            """{"callback_query":{"id":7,"from":[],"data":{}}}""",
            """{"message":{"message_id":99999999999999999999,"chat":{"id":1,"type":"private"},"date":0,"text":"x"}}""",
            """{"my_chat_member":"left"}""",
            "17",
            "null",
            "[]",
            "\"text\"",
        ];
        var chat = bot.Person("Anna", "en");

        foreach (var update in broken)
        {
            bot.World.Faults.DeliverRaw(bot.World.Bot, update);
            await AnsweredAsync(chat);
        }

        // And all of them in one batch with a person's.
        await bot.RestartAsync(whileDown: () =>
        {
            foreach (var update in broken) bot.World.Faults.DeliverRaw(bot.World.Bot, update);
            chat.Send("/language");
            return Task.CompletedTask;
        });
        await chat.WaitForTextAsync(Say.ChooseLanguage);
        await bot.QuietAsync();

        var boxes = new FailureBoxes(bot.Secret);
        var rows = await bot.Store.ReadAsync(unit => unit.Failures.List(FailureKind.Poison, 0, 100));
        var kept = rows.Select(row => Encoding.UTF8.GetString(boxes.Open(FailureKind.Poison, row))).ToList();
        foreach (var update in broken)
            Assert.Contains(kept, text => text == update || text.EndsWith(update[1..], StringComparison.Ordinal));
        Assert.All(rows, row => Assert.DoesNotContain("seven", row.Reason, StringComparison.Ordinal));
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task A_second_poller_is_named_in_the_log_and_polling_goes_on()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Person("Anna", "en");
        await AnsweredAsync(chat);

        using var http = new HttpClient();
        var poll = new Uri($"{bot.Server.Url}bot{bot.World.Bot.Token}/getUpdates?timeout=20");
        // The later of the two wins; where the bot was between two polls, it was the later one.
        do await PollAsync(http, poll, TimeSpan.FromMilliseconds(300));
        while (!bot.Log.All.Contains("somebody else receives its updates", StringComparison.Ordinal));

        // The other is ended by the bot's next poll, as at Telegram.
        await AnsweredAsync(chat, TimeSpan.FromSeconds(30));
        Assert.Contains("another program polls with this bot's token", bot.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_is_said_and_ends_the_program()
    {
        var code = Environment.ExitCode;
        try
        {
            await using var bot = await RunningBot.StartAsync();
            var chat = bot.Person("Anna", "en");
            await AnsweredAsync(chat);

            bot.World.Faults.RevokeToken(bot.World.Bot);

            await EndsAsync(bot);
            Assert.Contains("Critical", bot.Log.All, StringComparison.Ordinal);
            Assert.Contains("the token was revoked", bot.Log.All, StringComparison.Ordinal);
            Assert.Equal(1, Environment.ExitCode);
        }
        finally
        {
            // The program's verdict about itself, not the tests'.
            Environment.ExitCode = code;
        }
    }

    [Fact]
    public async Task The_program_with_a_revoked_token_says_so_and_ends_with_1()
    {
        using var folder = new TestFolder();
        folder.AddLaunchPetition();
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        server.World.Faults.RevokeToken(server.World.Bot);

        using var bot = BotProcess.Start(server, folder);

        Assert.Equal(1, await bot.ExitAsync());
        Assert.Contains("the token was revoked", bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(server.World.Bot.Token.Split(':')[1], bot.Output, StringComparison.Ordinal);
    }

    private static async Task AnsweredAsync(PersonChat chat, TimeSpan? timeout = null)
    {
        var sent = chat.Send("/help");
        await chat.WaitForReplyAsync(sent.Id, timeout);
    }

    private static async Task PollAsync(HttpClient http, Uri address, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            (await http.GetAsync(address, limit.Token)).Dispose();
        }
        catch (OperationCanceledException)
        {
            // It waited, so the bot's poll was ended.
        }
    }

    private static async Task EndsAsync(RunningBot bot)
    {
        var ends = new TaskCompletionSource();
        await using var registration = bot.Ending.Register(() => ends.TrySetResult());
        await ends.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
