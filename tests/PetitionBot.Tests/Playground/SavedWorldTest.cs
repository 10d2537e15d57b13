using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PetitionBot.Playground;
using PetitionBot.Playground.Control;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Playground;

/// <summary>A folder in which servers keep their world, one after the other.</summary>
public abstract class SavedWorldTest : IDisposable
{
    protected const string Token = "42:secret-of-the-first";
    protected const string OtherToken = "43:secret-of-the-second";

    private readonly TestFolder _folder = new();

    protected string Root => _folder.Root;

    protected string SavedFile => Path.Combine(Root, "playground", "telegram.json");

    protected List<string> Warnings { get; } = [];

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<BotApiServer> StartAsync(TimeProvider? time = null) => BotApiServer.StartAsync(new BotApiServerOptions
    {
        Url = "http://127.0.0.1:0",
        TimeProvider = time ?? TimeProvider.System,
        Bots = [new BotIdentity(Token, "first_bot", "First"), new BotIdentity(OtherToken, "second_bot", "Second")],
        File = SavedFile,
        Warn = warning =>
        {
            lock (Warnings) Warnings.Add(warning);
        },
    });

    /// <summary>Calls the Bot API, and refuses to be refused.</summary>
    protected static Task<JsonElement> CallAsync(BotApiServer server, string method, object body, string token = Token) =>
        SendAsync(server, method, JsonContent.Create(body), token);

    protected static async Task<JsonElement> UploadAsync(BotApiServer server, long chatId, string kind, byte[] content, string name)
    {
        using var body = new MultipartFormDataContent
        {
            { new StringContent($"{chatId}"), "chat_id" },
            { new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, kind, name },
        };
        return await SendAsync(server, kind == "photo" ? "sendPhoto" : "sendDocument", body, Token);
    }

    /// <summary>Everything that persons and bots can see, without what may go on counting.</summary>
    protected static string Look(TelegramWorld world)
    {
        lock (world.Gate)
            return Encoding.UTF8.GetString(JsonText.Bytes(json => json.WriteArray(world.Persons, person => json.WriteObject(json =>
            {
                json.WritePropertyName("person");
                ControlJson.WritePerson(json, person);
                json.WritePropertyName("chats");
                json.WriteArray(world.Bots, bot => Look(json, person.OpenChat(bot)));
            }))));
    }

    /// <summary>Waits until the file holds a text, as it stands in JSON.</summary>
    protected async Task WrittenAsync(string text)
    {
        for (var i = 0; i < 500; i++)
        {
            if (File.Exists(SavedFile) && (await File.ReadAllTextAsync(SavedFile)).Contains(text, StringComparison.Ordinal)) return;
            await Task.Delay(20);
        }

        Assert.Fail($"'{text}' was never written to the file");
    }

    private static void Look(Utf8JsonWriter json, PersonChat chat) => json.WriteObject(json =>
    {
        json.WriteBoolean("blocked", chat.IsBlocked);
        json.WriteBoolean("started", chat.IsStarted);
        json.WriteBoolean("known", chat.IsKnown);
        json.WriteText("placeholder", chat.ReplyKeyboard?.Placeholder);
        json.WriteText("keys", string.Join('|', chat.ReplyKeyboard?.Rows.SelectMany(row => row) ?? []));
        json.WriteText("commands", string.Join('|', chat.Commands));
        json.WriteText("deleted", string.Join('|', chat.DeletedIds));
        json.WritePropertyName("shown");
        json.WriteArray(chat.Messages, message => ControlJson.WriteMessage(json, message));
        json.WritePropertyName("sent");
        json.WriteArray(chat.Messages, message => MessageJson.Write(json, message, chat));
    });

    private static async Task<JsonElement> SendAsync(BotApiServer server, string method, HttpContent body, string token)
    {
        using var http = new HttpClient();
        using var response = await http.PostAsync(new Uri(server.Url, $"/bot{token}/{method}"), body);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.GetProperty("ok").GetBoolean(), $"{method}: {answer}");
        return answer.GetProperty("result");
    }
}
