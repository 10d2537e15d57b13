using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Operations.Metering;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

/// <summary>The real program's structured log, at its most talkative, over a whole journey with faults.</summary>
public sealed partial class JsonLogTests
{
    private const string Name = "Шолпан Необыкновенная";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Every_line_is_JSON_and_none_holds_a_name_an_id_a_number_or_the_token()
    {
        using var folder = new TestFolder();
        folder.AddLaunchPetition();
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        await using var collector = await Collector.StartAsync();
        string output;
        using (var bot = BotProcess.Start(server, folder, Talkative(collector)))
        {
            await bot.ServesAsync();
            await JourneyAsync(server);
            using var http = new HttpClient();
            var metrics = await http.GetStringAsync(new Uri(Metrics().Match(bot.Output).Value));
            Assert.True(Exposition.Read(metrics).Has("petitionbot_sends_total", ("method", "sendMessage")));
            SaysNothing(server, metrics);
            Assert.Equal(0, await bot.StopAsync());
            output = bot.Output;
        }

        var lines = output.Split('\n').Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Contains(lines, line => line.GetProperty("LogLevel").GetString() == "Error");
        // As numbers, too, and with every letter as itself: what is sought would hide behind \u0421.
        SaysNothing(server, string.Join('\n', lines.Select(line => JsonSerializer.Serialize(line, Plain))));
        // What is not set sends nothing, whatever the environment has for other programs.
        Assert.Empty(collector.Got);
    }

    private static (string, string)[] Talkative(Collector collector) =>
    [
        ("Logging__LogLevel__Default", "Trace"),
        ("Logging__LogLevel__Microsoft", "Trace"),
        ("Logging__LogLevel__System", "Trace"),
        ("Logging__Console__FormatterName", "json"),
        ("Logging__Console__FormatterOptions__IncludeScopes", "true"),
        ("Operations__Url", "http://127.0.0.1:0"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url),
    ];

    private static async Task JourneyAsync(BotApiServer server)
    {
        var world = server.World;
        var chat = world.AddPerson("Эсмеральда", "en", id: 7_123_456_789, lastName: "Мастодонтова").OpenChat();
        var faults = world.Faults;
        faults.Add(new Fault { Kind = FaultKind.Html, Method = "sendMessage", Times = 1 });
        faults.Add(new Fault { Kind = FaultKind.Drop, Method = "editMessageText", Times = 2 });
        faults.Add(new Fault { Status = 429, RetryAfter = 1, Method = "sendMessage", Times = 1 });
        faults.DeliverRaw(world.Bot, $$"""{"message":{"message_id":"x","text":"{{Name}}","from":{"id":7123456789,"first_name":"Эсмеральда"} } }""");
        await chat.SignSlowlyAsync(Phrases.In(Language.English), Name);
        faults.Add(new Fault { Status = 400, Description = $"Bad Request: {Name} bot{world.Bot.Token}", Method = "sendMessage", Times = 1 });
        chat.Send($"{Name} пишет ещё");
        chat.Send("/me");
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Data.StartsWith("1|w", StringComparison.Ordinal)), FormSteps.Patience);
    }

    private static void SaysNothing(BotApiServer server, string text)
    {
        var token = server.World.Bot.Token;
        foreach (var secret in new[] { token, token.Split(':')[1], Name, "Необыкновенная", "Эсмеральда", "Мастодонтова", "7123456789" })
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9][0-9]*/metrics")]
    private static partial Regex Metrics();
}
