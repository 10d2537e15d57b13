using System.Net.Http.Headers;
using System.Net.Http.Json;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Playground;

public sealed class FileTests : EmulatorTest
{
    [Fact]
    public async Task A_document_is_stored_sent_again_by_its_id_and_downloaded()
    {
        var sent = await Upload("sendDocument", "document", [1, 2, 3], "receipt.json", ("caption", "<b>yours</b>"), ("parse_mode", "HTML"));
        Assert.True(sent.Ok, sent.Description);
        Assert.Equal("yours", Chat.LastMessage!.Text);
        Assert.Equal([1, 2, 3], Chat.LastMessage.Document!.Content.ToArray());
        var id = sent.Result.GetProperty("document").GetProperty("file_id").GetString();
        Assert.True((await Call("sendDocument", new { chat_id = 777, document = id })).Ok);
        var file = await Call("getFile", new { file_id = id });
        Assert.Equal(3, file.Result.GetProperty("file_size").GetInt32());
        var bytes = await Http.GetByteArrayAsync(new Uri($"/file/bot{Token}/{file.Result.GetProperty("file_path").GetString()}", UriKind.Relative));
        Assert.Equal([1, 2, 3], bytes);
    }

    [Fact]
    public async Task A_file_id_is_good_for_its_own_bot_and_kind_only()
    {
        var sent = await Upload("sendDocument", "document", [1], "a.txt");
        var id = sent.Result.GetProperty("document").GetProperty("file_id").GetString();
        Aigul.OpenChat(World.Bots[1]).Start();
        Refused(await Call("sendDocument", new { chat_id = 777, document = id }, OtherToken), 400, "Bad Request: wrong file identifier/HTTP URL specified");
        Refused(await Call("sendPhoto", new { chat_id = 777, photo = id }), 400, "Bad Request: can't use file of type Document as Photo");
        Refused(await Call("getFile", new { file_id = "nonsense" }), 400, "Bad Request: invalid file_id");
    }

    [Fact]
    public async Task A_caption_holds_1024_characters()
    {
        Assert.True((await Upload("sendDocument", "document", [1], "a.txt", ("caption", new string('a', 1024)))).Ok);
        Refused(await Upload("sendDocument", "document", [1], "a.txt", ("caption", new string('a', 1025))), 400, "Bad Request: message caption is too long");
    }

    [Fact]
    public async Task A_document_holds_50_megabytes() =>
        Refused(await Upload("sendDocument", "document", new byte[(50 << 20) + 1], "a.bin"), 413, "Request Entity Too Large");

    [Fact]
    public async Task An_attachment_may_have_any_name()
    {
        using var body = Parts([1], "card", "a.txt", ("document", "attach://card"));
        Assert.True((await Send("sendDocument", body)).Ok);
    }

    [Theory]
    [InlineData(800, 600, null)]
    [InlineData(5000, 5000, null)]
    [InlineData(5001, 5000, "Bad Request: PHOTO_INVALID_DIMENSIONS")]
    [InlineData(2100, 100, "Bad Request: PHOTO_INVALID_DIMENSIONS")]
    public async Task A_photo_has_at_most_10000_of_width_and_height(int width, int height, string? problem)
    {
        var answer = await Upload("sendPhoto", "photo", PngHead(width, height), "card.png");
        Assert.Equal(problem, answer.Description);
        if (problem is null)
            Assert.Equal(width, answer.Result.GetProperty("photo")[0].GetProperty("width").GetInt32());
    }

    [Fact]
    public async Task What_is_no_picture_or_empty_is_refused()
    {
        Refused(await Upload("sendPhoto", "photo", [1, 2, 3], "card.png"), 400, "Bad Request: IMAGE_PROCESS_FAILED");
        Refused(await Upload("sendDocument", "document", [], "a.txt"), 400, "Bad Request: file must be non-empty");
        Refused(await Call("sendPhoto", new { chat_id = 777, photo = "https://example.org/a.png" }), 400, "Bad Request: emulator does not implement photo by URL");
    }

    [Fact]
    public async Task A_person_sends_a_file_that_only_this_bot_can_have()
    {
        using var sent = await Act("document", new { file_name = "receipt.json", content = new byte[] { 1, 2, 3 }, mime_type = "application/json" });
        Assert.True(sent.IsSuccessStatusCode);
        var document = Assert.Single(await Updates()).GetProperty("message").GetProperty("document");
        Assert.Equal("receipt.json", document.GetProperty("file_name").GetString());
        Assert.Equal("application/json", document.GetProperty("mime_type").GetString());
        Assert.Equal(3, document.GetProperty("file_size").GetInt32());
        var id = document.GetProperty("file_id").GetString();
        var path = (await Call("getFile", new { file_id = id })).Result.GetProperty("file_path").GetString();
        Assert.Equal([1, 2, 3], await Http.GetByteArrayAsync(new Uri($"/file/bot{Token}/{path}", UriKind.Relative)));
        Refused(await Call("getFile", new { file_id = id }, OtherToken), 400, "Bad Request: invalid file_id");
        Refused(await Get($"/file/bot{OtherToken}/{path}"), 404, "Not Found");
        Chat.ForwardTo(World.AddPerson("Bolat"), Chat.LastMessage!.Id);
    }

    [Fact]
    public async Task A_file_has_a_name_and_bytes()
    {
        foreach (var body in new object[] { new { file_name = "a", content = Array.Empty<byte>() }, new { file_name = " ", content = new byte[1] }, new { file_name = "a" }, new { content = "AQ==" } })
        {
            using var refused = await Act("document", body);
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
        }

        Assert.Empty(await Updates());
    }

    [Fact]
    public async Task A_bot_can_fetch_20_megabytes()
    {
        Chat.SendDocument("a.bin", new byte[20 << 20]);
        Chat.SendDocument("b.bin", new byte[(20 << 20) + 1]);
        var ids = (await Updates()).Select(update => update.GetProperty("message").GetProperty("document").GetProperty("file_id").GetString()).ToList();
        Assert.True((await Call("getFile", new { file_id = ids[0] })).Ok);
        Refused(await Call("getFile", new { file_id = ids[1] }), 400, "Bad Request: file is too big");
    }

    [Fact]
    public async Task A_download_fails_as_the_faults_say()
    {
        var file = Chat.SendDocument("a.json", new byte[] { 1 }).Document!;
        var path = (await Call("getFile", new { file_id = file.FileId })).Result.GetProperty("file_path").GetString();
        World.Faults.Add(new Fault { Method = "download", Status = 502, Times = 1 });
        Refused(await Get($"/file/bot{Token}/{path}"), 502, "Bad Gateway");
        Assert.Equal([1], await Http.GetByteArrayAsync(new Uri($"/file/bot{Token}/{path}", UriKind.Relative)));
        World.Faults.RevokeToken(World.Bot);
        Refused(await Get($"/file/bot{Token}/{path}"), 404, "Not Found");
    }

    [Theory]
    [InlineData("чек.json", ".json")]
    [InlineData("x.a?b", "")]
    [InlineData("x./../y", "")]
    [InlineData("x.чек", "")]
    public async Task A_path_ends_as_the_name_does_where_that_means_nothing_else(string name, string end)
    {
        var file = Chat.SendDocument(name, new byte[] { 1 }).Document!;
        var path = (await Call("getFile", new { file_id = file.FileId })).Result.GetProperty("file_path").GetString();
        Assert.Matches($"^documents/[A-Za-z0-9]+{System.Text.RegularExpressions.Regex.Escape(end)}$", path);
    }

    [Fact]
    public async Task A_photo_has_no_text_to_edit()
    {
        var id = (await Upload("sendPhoto", "photo", PngHead(10, 10), "card.png")).Result.GetProperty("message_id").GetInt32();
        Refused(await Call("editMessageText", new { chat_id = 777, message_id = id, text = "x" }), 400, "Bad Request: there is no text in the message to edit");
    }

    private Task<HttpResponseMessage> Act(string action, object body) =>
        Http.PostAsJsonAsync(new Uri($"/playground/api/persons/777/{action}", UriKind.Relative), body);

    private async Task<Answer> Upload(string method, string parameter, byte[] content, string name, params (string, string)[] more)
    {
        using var body = Parts(content, parameter, name, more);
        return await Send(method, body);
    }

    private static MultipartFormDataContent Parts(byte[] content, string part, string name, params (string Name, string Value)[] more)
    {
        var body = new MultipartFormDataContent { { new StringContent("777"), "chat_id" } };
        foreach (var field in more)
            body.Add(new StringContent(field.Value), field.Name);
        body.Add(new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, part, name);
        return body;
    }

    private static byte[] PngHead(int width, int height) =>
    [
        0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R',
        .. BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(width)), .. BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(height)),
    ];
}
