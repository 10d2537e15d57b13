using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Playground;

/// <summary>A server on a free port and a fake clock, and Aigul, who has started the bot.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    protected const string Token = "42:secret-of-the-first";
    protected const string OtherToken = "43:secret-of-the-second";

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));

    protected BotApiServer Server { get; private set; } = null!;

    protected TelegramWorld World => Server.World;

    protected Person Aigul { get; private set; } = null!;

    protected PersonChat Chat { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await BotApiServer.StartAsync(new BotApiServerOptions
        {
            Url = "http://127.0.0.1:0",
            TimeProvider = Time,
            Bots = [new BotIdentity(Token, "first_bot", "First"), new BotIdentity(OtherToken, "second_bot", "Second")],
            FirstUpdateId = 1000,
        });
        Http = new HttpClient { BaseAddress = Server.Url };
        Aigul = World.AddPerson("Aigul", "kk", id: 777);
        Chat = Aigul.OpenChat();
        Chat.Start();
        await Call("getUpdates", new { offset = -1 });
        await Call("getUpdates", new { offset = 1001 });
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    protected Task<Answer> Call(string method, object? body = null, string token = Token) =>
        Send(method, body is null ? null : JsonContent.Create(body), token);

    protected async Task<Answer> Send(string method, HttpContent? content, string token = Token)
    {
        using var response = await Http.PostAsync(new Uri($"/bot{token}/{method}", UriKind.Relative), content);
        return await Answer.ReadAsync(response);
    }

    protected async Task<Answer> Get(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        return await Answer.ReadAsync(response);
    }

    protected async Task<int> Say(string text, object? markup = null)
    {
        var answer = await Call("sendMessage", new { chat_id = Aigul.Id, text, reply_markup = markup });
        Assert.True(answer.Ok, answer.Description);
        return answer.Result.GetProperty("message_id").GetInt32();
    }

    protected async Task<IReadOnlyList<JsonElement>> Updates(int offset = 0, int limit = 100)
    {
        var answer = await Call("getUpdates", new { offset, limit });
        Assert.True(answer.Ok, answer.Description);
        return [.. answer.Result.EnumerateArray()];
    }

    protected static object Keyboard(params object[] buttons) => new { inline_keyboard = new[] { buttons } };

    protected static void Refused(Answer answer, int code, string description)
    {
        Assert.Equal(description, answer.Description);
        Assert.Equal(code, answer.Status);
        Assert.Equal(code, answer.Root.GetProperty("error_code").GetInt32());
        Assert.False(answer.Ok);
    }

    protected sealed record Answer(int Status, JsonElement Root)
    {
        public bool Ok => Root.GetProperty("ok").GetBoolean();

        public JsonElement Result => Root.GetProperty("result");

        public string? Description => Root.TryGetProperty("description", out var text) ? text.GetString() : null;

        public static async Task<Answer> ReadAsync(HttpResponseMessage response)
        {
            var body = await response.Content.ReadAsByteArrayAsync();
            return new Answer((int)response.StatusCode, JsonDocument.Parse(body).RootElement);
        }
    }
}
