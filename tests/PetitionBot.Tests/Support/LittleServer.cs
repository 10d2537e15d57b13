using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PetitionBot.Tests.Support;

/// <summary>
/// Somebody else's Bot API server of the simplest kind: getUpdates that never waits, sendMessage, and one answer to all else.
/// </summary>
internal sealed class LittleServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<JsonNode> _updates = new();
    private readonly ConcurrentDictionary<int, JsonNode> _sent = new();
    private int _messageId = 100;
    private int _updateId = 7;
    private int _polls;

    private LittleServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public int Polls => _polls;

    public IEnumerable<(int Id, JsonNode Request)> Sent => _sent.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value));

    public static async Task<LittleServer> StartAsync(int status, string everythingElse)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new LittleServer(app);
        app.Run(context => server.AnswerAsync(context, status, everythingElse));
        await app.StartAsync();
        return server;
    }

    /// <summary>A text of the one person there is.</summary>
    public void Write(string text) => _updates.Enqueue(new JsonObject
    {
        ["update_id"] = Interlocked.Increment(ref _updateId),
        ["message"] = new JsonObject
        {
            ["message_id"] = Interlocked.Increment(ref _messageId),
            ["date"] = 1,
            ["chat"] = new JsonObject { ["id"] = 42, ["type"] = "private" },
            ["from"] = Somebody(),
            ["text"] = text,
        },
    });

    /// <summary>A press of the newest button with this label.</summary>
    public async Task PressAsync(string label)
    {
        var (id, data) = await WaitAsync(() => Find(label));
        _updates.Enqueue(new JsonObject
        {
            ["update_id"] = Interlocked.Increment(ref _updateId),
            ["callback_query"] = new JsonObject
            {
                ["id"] = $"{_updateId}",
                ["from"] = Somebody(),
                ["chat_instance"] = "1",
                ["message"] = new JsonObject
                {
                    ["message_id"] = id,
                    ["date"] = 1,
                    ["chat"] = new JsonObject { ["id"] = 42, ["type"] = "private" },
                },
                ["data"] = data,
            },
        });
    }

    public Task<string> WaitForTextAsync(string part) => WaitAsync(() =>
        Sent.Select(sent => (string?)sent.Request["text"]).LastOrDefault(text => text?.Contains(part, StringComparison.Ordinal) == true));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static JsonObject Somebody() => new()
    {
        ["id"] = 42,
        ["is_bot"] = false,
        ["first_name"] = "S",
        ["language_code"] = "en",
    };

    private static async Task<T> WaitAsync<T>(Func<T?> look)
    {
        for (var i = 0; i < 600; i++)
        {
            if (look() is { } found && !EqualityComparer<T>.Default.Equals(found, default)) return found;
            await Task.Delay(50);
        }

        throw new TimeoutException("the little server waited in vain");
    }

    private (int Id, string Data) Find(string label) => Sent.Reverse()
        .SelectMany(sent => (sent.Request["reply_markup"]?["inline_keyboard"] as JsonArray ?? [])
            .SelectMany(row => row!.AsArray()).Select(button => (sent.Id, Text: (string?)button!["text"], Data: (string?)button["callback_data"])))
        .Where(button => button.Text == label && button.Data is not null)
        .Select(button => (button.Id, button.Data!)).FirstOrDefault();

    private async Task AnswerAsync(HttpContext context, int status, string everythingElse)
    {
        var method = context.Request.Path.Value!.Split('/')[^1];
        var request = method is "getUpdates" or "sendMessage" ? await JsonNode.ParseAsync(context.Request.Body) : null;
        switch (method)
        {
            case "getUpdates":
                Interlocked.Increment(ref _polls);
                var offset = (long?)request?["offset"] ?? 0;
                while (_updates.TryPeek(out var oldest) && (int)oldest["update_id"]! < offset) _updates.TryDequeue(out _);
                await context.Response.WriteAsync(new JsonObject
                {
                    ["ok"] = true,
                    ["result"] = new JsonArray([.. _updates.Select(update => update.DeepClone())]),
                }.ToJsonString());
                break;
            case "sendMessage":
                var id = Interlocked.Increment(ref _messageId);
                _sent[id] = request!;
                await context.Response.WriteAsync(new JsonObject { ["ok"] = true, ["result"] = new JsonObject { ["message_id"] = id } }.ToJsonString());
                break;
            default:
                context.Response.StatusCode = status;
                await context.Response.WriteAsync(everythingElse);
                break;
        }
    }
}
