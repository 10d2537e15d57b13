using Microsoft.Data.Sqlite;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

public sealed class StopTests
{
    private static readonly Phrases Say = Phrases.In(Language.English);

    [Fact]
    public Task A_stop_while_the_server_hangs_ends_in_time_and_what_was_under_way_is_sent_after_the_start() => StopAsync("TERM", 1);

    [FactNeedingInterrupt]
    public Task Interrupting_again_and_again_while_the_server_hangs_does_the_same() => StopAsync("INT", 3);

    private static async Task StopAsync(string signal, int times)
    {
        using var folder = new TestFolder();
        folder.AddLaunchPetition();
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        var chats = Enumerable.Range(0, 5).Select(i => server.World.AddPerson($"Signer {i}", "en").OpenChat()).ToList();
        using (var bot = BotProcess.Start(server, folder))
        {
            await bot.ServesAsync();
            server.World.Faults.Add(new Fault { Kind = FaultKind.Late, Method = "sendMessage", Delay = TimeSpan.FromMinutes(5) });
            foreach (var chat in chats) chat.Start();
            for (var i = 0; i < 500 && server.World.Faults.Hits < chats.Count; i++) await Task.Delay(20);
            Assert.Equal(chats.Count, server.World.Faults.Hits);

            for (var i = 0; i < times; i++)
            {
                bot.Signal(signal);
                await Task.Delay(500);
            }

            var code = await bot.ExitAsync().WaitAsync(TimeSpan.FromSeconds(20));

            Assert.True(code == 0, $"exit code {code}:\n{bot.Output}");
            Assert.DoesNotContain("Unhandled", bot.Output, StringComparison.Ordinal);
        }

        server.World.Faults.Clear();
        using var next = BotProcess.Start(server, folder);
        foreach (var chat in chats)
            await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == Say.SignButton), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_stop_while_the_server_is_slow_finishes_what_is_under_way_and_sends_nothing_of_it_again()
    {
        using var folder = new TestFolder();
        folder.AddLaunchPetition();
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        var chats = Enumerable.Range(0, 5).Select(i => server.World.AddPerson($"Signer {i}", "en").OpenChat()).ToList();
        using (var bot = BotProcess.Start(server, folder))
        {
            await bot.ServesAsync();
            server.World.Faults.Add(new Fault { Kind = FaultKind.Late, Method = "sendMessage", Delay = TimeSpan.FromSeconds(5) });
            foreach (var chat in chats) chat.Send("/help");
            for (var i = 0; i < 500 && server.World.Faults.Hits < chats.Count; i++) await Task.Delay(20);
            Assert.Equal(chats.Count, server.World.Faults.Hits);
            // Still waiting when the stop comes: for the next start.
            foreach (var chat in chats) chat.Send("/help");

            Assert.Equal(0, await bot.StopAsync());
        }

        Assert.Equal(chats.Count, chats.Sum(Answers));
        server.World.Faults.Clear();
        using var next = BotProcess.Start(server, folder);
        foreach (var chat in chats) await chat.WaitUntilAsync(_ => Answers(chat) >= 2, TimeSpan.FromSeconds(60));
        foreach (var chat in chats) chat.Send("/help");
        foreach (var chat in chats) await chat.WaitUntilAsync(_ => Answers(chat) >= 3, TimeSpan.FromSeconds(60));
        Assert.All(chats, chat => Assert.Equal(3, Answers(chat)));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1200)]
    public async Task A_stop_during_the_first_start_leaves_what_the_next_start_can_use(int after)
    {
        using var folder = new TestFolder();
        folder.AddLaunchPetition();
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        using (var bot = BotProcess.Start(server, folder))
        {
            await Task.Delay(after);
            var code = await bot.StopAsync();
            // 143: the runtime itself was not yet so far that anything could be asked of it.
            Assert.True(code is 0 or 143, $"exit code {code}:\n{bot.Output}");
            Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
        }

        using var next = BotProcess.Start(server, folder);
        await next.ServesAsync();
        var chat = server.World.AddPerson("Anna", "en").OpenChat();
        await chat.SignSlowlyAsync(Say, "Anna Karenina");
        Assert.Equal(0, await next.StopAsync());
    }

    [Fact]
    public async Task A_stop_while_the_server_is_away_is_quick()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Person("Anna", "en");
        bot.World.Faults.Add(new Fault { Status = 502, Except = ["getUpdates"] });
        for (var i = 0; i < 5; i++) chat.Send("/help");
        await bot.ConfirmedAsync();
        await Task.Delay(500);

        await bot.StopHostAsync().WaitAsync(TimeSpan.FromSeconds(5));

        bot.World.Faults.Clear();
        await bot.StartHostAsync();
        await chat.WaitUntilAsync(now => now.Messages.Count(message => message.FromBot) == 5);
    }

    [Fact]
    public async Task A_book_that_another_program_locks_for_longer_than_a_write_waits_loses_nothing()
    {
        await using var bot = await RunningBot.StartAsync();
        var chats = Enumerable.Range(0, 3).Select(i => bot.Person($"Signer {i}", "en")).ToList();
        await chats[0].SignSlowlyAsync(Say, "Anna Karenina");
        await bot.QuietAsync();
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(bot.Folder.Root, "data", "petition.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await ExecuteAsync(other, "BEGIN IMMEDIATE");
            foreach (var chat in chats) chat.Send("/help");
            await Task.Delay(TimeSpan.FromSeconds(6));
            Assert.Contains("the book cannot be written, trying again", bot.Log.All, StringComparison.Ordinal);
            Assert.DoesNotContain(chats.Skip(1).SelectMany(chat => chat.Messages), message => message.FromBot);
            await ExecuteAsync(other, "ROLLBACK");
        }

        foreach (var chat in chats) await chat.WaitForTextAsync("Read the petition", TimeSpan.FromSeconds(20));
        await chats[1].SignSlowlyAsync(Say, "Boris Godunov");
        await bot.QuietAsync();
        Assert.Equal(2, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    private static int Answers(PersonChat chat) => chat.Messages.Count(message => message.FromBot);

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
