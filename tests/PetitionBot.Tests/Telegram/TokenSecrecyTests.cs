using PetitionBot.Core.Delivery;
using PetitionBot.Operations.Metering;
using PetitionBot.Telegram;
using PetitionBot.Telegram.Requests;
using PetitionBot.Telegram.Types;

namespace PetitionBot.Tests.Telegram;

public sealed class TokenSecrecyTests
{
    private const string Secret = "AAZebra-Quagga_Okapi77";
    private const string Ok = """{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"B","username":"b","message_id":4}}""";

    public static TheoryData<string> Servers => ["ok", "error", "html", "redirect", "broken", "cut", "none", "tls", "proxy", "huge"];

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Nothing_that_is_told_to_anybody_holds_the_token(string kind)
    {
        await using var server = new RawServer(line => Answer(kind, line));
        using var everything = new Everything();
        using var meter = new BotMeter(TimeProvider.System);
        using (var client = Client(kind, server.Url))
        {
            meter.Listen(client);
            await CallAsync(client, everything);
        }

        Assert.Contains(everything.Lines, line => line.StartsWith("event: System.Net", StringComparison.Ordinal));
        Assert.Contains(everything.Lines, line => line.StartsWith("metric: http.client", StringComparison.Ordinal));
        Assert.Contains(everything.Lines, line => line.StartsWith("metric: petitionbot.sends", StringComparison.Ordinal));
        Assert.DoesNotContain(everything.Lines, line => line.Contains(Secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_usual_HttpClient_would_have_told_it()
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, "{}"));
        using var everything = new Everything();
        using var usual = new HttpClient();
        await usual.GetStringAsync(new Uri(server.Url, $"bot1-{Secret}/getMe"));

        var told = everything.Lines.Where(line => line.Contains(Secret, StringComparison.Ordinal)).Select(line => line.Split(':')[0]).ToHashSet();
        Assert.Superset(new HashSet<string> { "activity", "event", "diagnostic" }, told);
    }

    private static string? Answer(string kind, string line) => kind switch
    {
        "ok" => RawServer.Answer(200, Ok),
        "error" => RawServer.Answer(400, $$"""{"ok":false,"error_code":400,"description":"Bad Request: {{line}}"}"""),
        "html" => RawServer.Answer(502, $"<html>{line}</html>"),
        "redirect" => RawServer.Answer(302, "", $"Location: /{line.Split(' ')[1]}\r\n"),
        "huge" => RawServer.Answer(200, Ok + new string(' ', 1 << 20)),
        "cut" => RawServer.Answer(200, Ok)[..^10],
        "proxy" => RawServer.Answer(407, line, "Proxy-Authenticate: Basic realm=x\r\n"),
        _ => null,
    };

    // An address at which nobody listens, an https one at which nobody speaks TLS, and a proxy that refuses.
    private static BotApiClient Client(string kind, Uri url)
    {
        var token = BotToken.Parse($"123456:{Secret}");
        return kind switch
        {
            "none" => new BotApiClient(token, TimeProvider.System, new Uri("http://127.0.0.1:1/")),
            "tls" => new BotApiClient(token, TimeProvider.System, new UriBuilder(url) { Scheme = "https" }.Uri),
            "proxy" => new BotApiClient(token, TimeProvider.System, new Uri("https://127.0.0.1:1/"), url),
            _ => new BotApiClient(token, TimeProvider.System, url),
        };
    }

    private static async Task CallAsync(BotApiClient client, Everything everything)
    {
        var messenger = new BotApiMessenger(client);
        var source = new BotApiUpdateSource(client);
        using var stopped = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
        Task<string>[] calls =
        [
            Told(async () => await messenger.SayAsync(1, Line.Hello, default)),
            Told(async () => await messenger.SendAsync(1, new Outgoing.Document("f.html", "text/html", [1], "x", Line.Hello), default)),
            Told(async () => await messenger.ReadAsync("f", 100, default)),
            Told(async () => await client.DownloadAsync(new RemoteFile(null, "documents/f.json"), 100, default)),
            Told(async () => await client.DownloadAsync(new RemoteFile(null, "documents/../f.json"), 100, default)),
            Told(async () => await client.DownloadAsync(new RemoteFile(null, "documents/f.json"), 100, stopped.Token)),
            Told(async () => await messenger.EditAsync(1, 2, "x", null, default)),
            Told(async () => await messenger.DeleteAsync(1, [2], default)),
            Told(async () => await messenger.SayAsync(1, Line.Hello, stopped.Token)),
            Told(async () => await source.PollAsync(0, 1, TimeSpan.Zero, default)),
            Told(async () => await source.WhoAmIAsync(default)),
            Told(async () => await client.GetMeAsync(default)),
            Told(async () => await client.SetMyDescriptionAsync(new SetMyDescription("x"), default)),
        ];
        await messenger.AnswerAsync(new CallbackAnswer("q"), default);
        foreach (var told in await Task.WhenAll(calls)) everything.Add("told", told);
    }

    private static async Task<string> Told(Func<Task<object>> call)
    {
        try
        {
            return $"{await call()}";
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }
}
