using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace PetitionBot.Tests.Playground;

public sealed class ControlTests : EmulatorTest
{
    [Fact]
    public async Task A_test_acts_as_a_person_over_http()
    {
        var person = await Post("persons", new { first_name = "Bolat", language_code = "ru" });
        var id = person.GetProperty("id").GetInt64();
        await Post($"persons/{id}/start", new { payload = "abc" });
        await Call("sendMessage", new { chat_id = id, text = "Sign?", reply_markup = Keyboard(new { text = "Sign", callback_data = "1" }) });
        var chat = await Read($"persons/{id}/chat");
        Assert.Equal(["/start abc", "Sign?"], chat.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("text").GetString()));
        var press = await Post($"persons/{id}/press", new { button = "Sign" });
        var callback = press.GetProperty("callback_query_id").GetString();
        Assert.False(press.GetProperty("answered").GetBoolean());
        await Call("answerCallbackQuery", new { callback_query_id = callback, text = "ok", show_alert = true });
        var answered = await Read($"presses/{callback}?wait=5");
        Assert.Equal("ok", answered.GetProperty("text").GetString());
        Assert.True(answered.GetProperty("show_alert").GetBoolean());
    }

    [Fact]
    public async Task Reading_a_chat_waits_for_a_change()
    {
        var changes = (await Read("persons/777/chat")).GetProperty("changes").GetInt64();
        var waiting = Read($"persons/777/chat?since={changes}&wait=10");
        await Task.Delay(50);
        Assert.False(waiting.IsCompleted);
        await Say("news");
        var chat = await waiting;
        Assert.True(chat.GetProperty("changed").GetBoolean());
        Assert.Equal("news", chat.GetProperty("messages").EnumerateArray().Last().GetProperty("text").GetString());
        var idle = await Read($"persons/777/chat?since={chat.GetProperty("changes").GetInt64()}");
        Assert.False(idle.GetProperty("changed").GetBoolean());
    }

    [Fact]
    public async Task Persons_block_share_forward_and_open_links()
    {
        await Post("persons", new { first_name = "Bolat", id = 5 });
        var card = await Say("card");
        await Post("persons/777/forward", new { to = 5, message_id = card });
        await Post("persons/777/contact", new { });
        await Post("persons/777/block", new { });
        Assert.True((await Read("persons/777/chat")).GetProperty("blocked").GetBoolean());
        await Post("persons/777/unblock", new { });
        await Post("persons/5/open", new { link = "https://t.me/second_bot?start=x" });
        Assert.Equal("/start x", World.FindPerson(5)!.OpenChat(World.Bots[1]).LastMessage!.Text);
        Assert.Equal("card", World.FindPerson(5)!.Inbox.Single().Text);
        Assert.Equal(2, (await Read("state")).GetProperty("persons").GetArrayLength());
    }

    [Fact]
    public async Task Faults_clock_ids_and_tokens_have_switches()
    {
        var number = (await Post("faults", new { kind = "error", method = "getMe", status = 429, retry_after = 3, times = 1 })).GetProperty("number").GetInt32();
        Assert.Equal(number, (await Read("faults"))[0].GetProperty("number").GetInt32());
        Refused(await Call("getMe"), 429, "Too Many Requests: retry after 3");
        await Post("faults", new { kind = "null_result" });
        using (var cleared = await Http.DeleteAsync(Path("faults")))
            Assert.Equal(HttpStatusCode.OK, cleared.StatusCode);
        Assert.True((await Call("getMe")).Ok);
        await Post("updates/restart", new { next_id = 5 });
        await Post("updates/raw", new { json = "{}" });
        Assert.Equal(5, Assert.Single(await Updates()).GetProperty("update_id").GetInt32());
        await Post("clock", new { offset_seconds = 3600 });
        Assert.Equal(TimeSpan.FromHours(1), World.ClockOffset);
        await Post("tokens/revoke", new { bot = "second_bot" });
        Refused(await Call("getMe", token: OtherToken), 401, "Unauthorized");
    }

    [Theory]
    [InlineData("persons", """{"first_nam":"x"}""", 400)]
    [InlineData("persons", """{}""", 400)]
    [InlineData("persons/1/send", """{"text":"x"}""", 404)]
    [InlineData("persons/777/send", """{}""", 400)]
    [InlineData("persons/777/dance", """{}""", 404)]
    [InlineData("persons/777/press", """{"button":"none"}""", 400)]
    [InlineData("faults", """{"kind":"strange"}""", 400)]
    [InlineData("faults", """{"status":200}""", 400)]
    [InlineData("nowhere", """{}""", 404)]
    public async Task Mistakes_are_told(string path, string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(Path(path), content);
        Assert.Equal(status, (int)response.StatusCode);
        var error = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEmpty(error.GetProperty("error").GetString()!);
    }

    [Theory]
    [InlineData("evil.example", null, 403)]
    [InlineData("127.0.0.1.evil.example", null, 403)]
    [InlineData("192.168.1.5", null, 403)]
    [InlineData("127.0.0.1", "https://evil.example", 403)]
    [InlineData("127.0.0.1", "null", 403)]
    [InlineData("localhost:9999", "http://localhost:8080", 200)]
    [InlineData("[::1]", null, 200)]
    public async Task Pages_of_others_are_kept_out(string host, string? origin, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path("state"));
        request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var response = await Http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_form_of_a_foreign_page_is_refused()
    {
        using var body = new StringContent("{}", Encoding.UTF8, "text/plain");
        using var response = await Http.PostAsync(Path("persons/777/block"), body);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.False(Chat.IsBlocked);
    }

    private static Uri Path(string path) => new("/playground/api/" + path, UriKind.Relative);

    private async Task<JsonElement> Read(string path) => await Http.GetFromJsonAsync<JsonElement>(Path(path));

    private async Task<JsonElement> Post(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(Path(path), body);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, answer.ToString());
        return answer;
    }
}
