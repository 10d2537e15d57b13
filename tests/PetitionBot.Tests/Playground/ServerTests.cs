using PetitionBot.Playground;

namespace PetitionBot.Tests.Playground;

public sealed class ServerTests
{
    [Fact]
    public async Task A_server_with_no_bots_named_has_one()
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://localhost:0" });
        Assert.NotEqual(0, server.Url.Port);
        using var http = new HttpClient { BaseAddress = server.Url };
        Assert.Contains(server.World.Bot.Username, await http.GetStringAsync(new Uri($"/bot{BotIdentity.Default.Token}/getMe", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_breaks_waiting_polls_off()
    {
        var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        using var http = new HttpClient { BaseAddress = server.Url };
        var poll = http.GetAsync(new Uri($"/bot{BotIdentity.Default.Token}/getUpdates?timeout=50", UriKind.Relative));
        await Task.Delay(100);
        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<HttpRequestException>(() => poll);
    }

    [Theory]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("http://example.org:0")]
    [InlineData("nonsense")]
    public async Task An_address_it_cannot_listen_at_is_named(string url)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => BotApiServer.StartAsync(new BotApiServerOptions { Url = url }));
        Assert.Contains(url, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hundreds_of_signers_at_once_lose_nothing()
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        using var http = new HttpClient { BaseAddress = server.Url };
        var persons = Enumerable.Range(0, 300).Select(number => server.World.AddPerson("P" + number).OpenChat()).ToList();
        await Parallel.ForEachAsync(persons, async (chat, cancellationToken) =>
        {
            chat.Start();
            for (var number = 0; number < 5; number++)
            {
                using var answer = await http.GetAsync(new Uri($"/bot{BotIdentity.Default.Token}/sendMessage?chat_id={chat.Person.Id}&text={number}", UriKind.Relative), cancellationToken);
                answer.EnsureSuccessStatusCode();
            }
        });
        Assert.All(persons, chat => Assert.Equal(["0", "1", "2", "3", "4"], chat.Messages.Where(message => message.FromBot).Select(message => message.Text)));
        var ids = persons.SelectMany(chat => chat.Messages).Select(message => message.Id).Order().ToList();
        Assert.Equal(Enumerable.Range(1, 1800), ids);
    }
}
