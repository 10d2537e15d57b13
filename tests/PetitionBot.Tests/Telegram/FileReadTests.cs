using System.Text.Json;
using PetitionBot.Core.Delivery;
using PetitionBot.Playground;
using PetitionBot.Telegram;

namespace PetitionBot.Tests.Telegram;

/// <summary>A file of a person, from the message to its bytes; and what a server may do on the way.</summary>
public sealed class FileReadTests
{
    private const int Most = 64 << 10;

    [Fact]
    public async Task A_document_comes_in_and_is_read()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        var sent = chat.SendDocument("чек №1.json", new byte[] { 1, 2, 3 });

        var incoming = await line.OnlyAsync<Incoming.Document>();

        Assert.Equal((sent.Id, sent.Document!.FileId, "чек №1.json", 3), (incoming.MessageId, incoming.FileId, incoming.FileName, incoming.Size));
        Assert.Equal([1, 2, 3], await BytesAsync(line, incoming.FileId));
    }

    [Theory]
    [InlineData("""{"file_id":"f","file_unique_id":"u"}""", "", 0)]
    [InlineData("""{"file_id":"f","file_unique_id":"u","file_name":"\ud800","file_size":-5}""", "\ufffd", 0)]
    [InlineData("""{"file_id":"f","file_unique_id":"u","file_name":"../x","file_size":3000000000}""", "../x", 3_000_000_000)]
    public void A_document_may_lack_its_name_and_size(string document, string name, long size)
    {
        var json = $$"""[{"update_id":1,"message":{"message_id":5,"date":1,"chat":{"id":7,"type":"private"},"from":{"id":7,"is_bot":false,"first_name":"A"},"document":{{document}} } }]""";

        var incoming = Assert.IsType<Incoming.Document>(Assert.Single(UpdateReader.Read(JsonElement.Parse(json), 0)).What);

        Assert.Equal(("f", name, size), (incoming.FileId, incoming.FileName, incoming.Size));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(Most, true)]
    [InlineData(Most + 1, false)]
    [InlineData((20 << 20) + 1, false)]
    public async Task A_file_is_read_up_to_the_limit(int size, bool isRead)
    {
        await using var line = await Line.OpenAsync();
        var bytes = new byte[size];
        Random.Shared.NextBytes(bytes);
        var file = (await line.ChatAsync()).SendDocument("a.bin", bytes).Document!;

        var outcome = await line.Messenger.ReadAsync(file.FileId, Most, default);

        if (isRead) Assert.Equal(bytes, Assert.IsType<FileOutcome.Content>(outcome).Bytes);
        else Assert.IsType<FileOutcome.TooLarge>(outcome);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        await using var line = await Line.OpenAsync();
        Assert.IsType<FileOutcome.Refused>(await line.Messenger.ReadAsync("nonsense", Most, default));
    }

    [Theory]
    [InlineData("getFile", 429, typeof(FileOutcome.Flood))]
    [InlineData("getFile", 400, typeof(FileOutcome.Refused))]
    [InlineData("getFile", 401, typeof(FileOutcome.Unavailable))]
    [InlineData("getFile", 404, typeof(FileOutcome.Unavailable))]
    [InlineData("getFile", 500, typeof(FileOutcome.Unavailable))]
    [InlineData("download", 429, typeof(FileOutcome.Flood))]
    [InlineData("download", 400, typeof(FileOutcome.Refused))]
    [InlineData("download", 404, typeof(FileOutcome.Refused))]
    [InlineData("download", 502, typeof(FileOutcome.Unavailable))]
    public async Task Errors_are_told_apart(string method, int status, Type outcome)
    {
        await using var line = await Line.OpenAsync();
        var file = (await line.ChatAsync()).SendDocument("a.json", new byte[] { 1 }).Document!;
        line.World.Faults.Add(new Fault { Method = method, Status = status, RetryAfter = status == 429 ? 7 : null });

        Assert.IsType(outcome, await line.Messenger.ReadAsync(file.FileId, Most, default));
    }

    [Theory]
    [InlineData(FaultKind.Html)]
    [InlineData(FaultKind.NullResult)]
    [InlineData(FaultKind.Truncated)]
    [InlineData(FaultKind.Drop)]
    public async Task What_is_not_the_whole_file_is_tried_again_and_never_taken_for_it(FaultKind kind)
    {
        await using var line = await Line.OpenAsync();
        var file = (await line.ChatAsync()).SendDocument("a.json", new byte[] { 1, 2, 3, 4 }).Document!;
        line.World.Faults.Add(new Fault { Kind = kind, Status = 200, Method = "download", Times = 2 });
        Assert.Equal([1, 2, 3, 4], await BytesAsync(line, file.FileId));

        line.World.Faults.Add(new Fault { Kind = kind, Status = 200, Method = "download" });
        Assert.IsType<FileOutcome.Unavailable>(await line.Messenger.ReadAsync(file.FileId, Most, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("/etc/passwd")]
    [InlineData("../getMe")]
    [InlineData("documents/../../x")]
    [InlineData("documents/%2e%2e/x")]
    [InlineData("documents//x")]
    [InlineData("./x")]
    [InlineData("documents/x?y")]
    [InlineData("documents/x#y")]
    [InlineData("https://elsewhere.example/x")]
    [InlineData("//elsewhere.example/x")]
    [InlineData("documents\\..\\x")]
    public async Task A_path_that_leads_elsewhere_is_never_asked_for(string? path)
    {
        var handler = new StubHandler((method, _) => Task.FromResult(method == "getFile" ? Found(path) : throw new InvalidOperationException("asked")));
        using var client = Client(handler);

        Assert.IsType<FileOutcome.Refused>(await new BotApiMessenger(client).ReadAsync("f", Most, default));
    }

    [Fact]
    public void A_path_of_any_letters_stays_below_the_token() => Assert.Equal(
        "https://host/base/file/bot1:Ab/documents/%D1%87%20%40.json",
        BotToken.Parse("1:Ab").FileAddress(new Uri("https://host/base/"), "documents/ч @.json")!.AbsoluteUri);

    [Fact]
    public async Task An_endless_file_is_left_at_the_limit()
    {
        var body = new SilentStream(isFull: true);
        var handler = new StubHandler((method, _) => Task.FromResult(
            method == "getFile" ? Found("documents/f") : new HttpResponseMessage { Content = new StreamContent(body) }));
        using var client = Client(handler);

        Assert.IsType<FileOutcome.TooLarge>(await new BotApiMessenger(client).ReadAsync("f", Most, default));

        Assert.InRange(body.Taken, Most, 2 * Most);
    }

    [Theory]
    [InlineData("Content-Length: 3\r\n", typeof(FileOutcome.Content))]
    [InlineData("Content-Length: 9000000000\r\n", typeof(FileOutcome.TooLarge))]
    [InlineData("Content-Length: 10\r\n", typeof(FileOutcome.Unavailable))]
    [InlineData("Content-Type: text/html\r\n", typeof(FileOutcome.Unavailable))]
    [InlineData("", typeof(FileOutcome.Content))]
    [InlineData(null, typeof(FileOutcome.TooLarge))]
    public async Task Whatever_length_an_answer_says_it_has(string? header, Type outcome)
    {
        var body = header is null ? new string('x', 1 << 20) : "abc";
        await using var server = new RawServer(line => line.Contains("getFile", StringComparison.Ordinal)
            ? RawServer.Answer(200, """{"ok":true,"result":{"file_id":"f","file_path":"documents/f"}}""")
            : $"HTTP/1.1 200 Said\r\nConnection: close\r\n{header}\r\n{body}");
        using var client = new BotApiClient(BotToken.Parse("1:x"), TimeProvider.System, server.Url);

        Assert.IsType(outcome, await new BotApiMessenger(client).ReadAsync("f", Most, default));
    }

    private static HttpResponseMessage Found(string? path) =>
        StubHandler.Json(200, JsonSerializer.Serialize(new { ok = true, result = new { file_id = "f", file_path = path } }));

    private static BotApiClient Client(StubHandler handler) => new(BotToken.Parse("1:x"), TimeProvider.System, handler);

    private static async Task<byte[]> BytesAsync(Line line, string fileId) =>
        Assert.IsType<FileOutcome.Content>(await line.Messenger.ReadAsync(fileId, Most, default)).Bytes;
}
