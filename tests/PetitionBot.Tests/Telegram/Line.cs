using PetitionBot.Core.Delivery;
using PetitionBot.Playground;
using PetitionBot.Telegram;

namespace PetitionBot.Tests.Telegram;

/// <summary>A server, and one bot's edge connected to it over HTTP.</summary>
internal sealed class Line : IAsyncDisposable
{
    public static readonly Outgoing.Say Hello = new("hello");

    private readonly BotApiServer _server;
    private readonly BotApiClient _client;

    private Line(BotApiServer server, string? token, TimeProvider? time)
    {
        _server = server;
        _client = new BotApiClient(BotToken.Parse(token ?? server.World.Bot.Token), time ?? TimeProvider.System, server.Url);
        Messenger = new BotApiMessenger(_client);
        Source = new BotApiUpdateSource(_client);
    }

    public TelegramWorld World => _server.World;

    public BotApiClient Client => _client;

    public BotApiMessenger Messenger { get; }

    public BotApiUpdateSource Source { get; }

    public static async Task<Line> OpenAsync(string? token = null, TimeProvider? time = null) =>
        new(await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" }), token, time);

    /// <summary>Somebody who has started the bot; what that brought is taken off the queue.</summary>
    public async Task<PersonChat> ChatAsync(string name = "Aigul")
    {
        var chat = World.AddPerson(name, "kk").OpenChat();
        chat.Start();
        var arrivals = await ArrivalsAsync(0);
        await Source.PollAsync(arrivals[^1].UpdateId + 1, 100, TimeSpan.Zero, default);
        return chat;
    }

    public async Task<IReadOnlyList<Arrival>> ArrivalsAsync(long offset)
    {
        var outcome = await Source.PollAsync(offset, 100, TimeSpan.Zero, default);
        return Assert.IsType<PollOutcome.Batch>(outcome).Arrivals;
    }

    public async Task<T> OnlyAsync<T>()
        where T : Incoming
    {
        var arrival = Assert.Single(await ArrivalsAsync(0));
        Assert.Null(arrival.Unreadable);
        return Assert.IsType<T>(arrival.What);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }
}
