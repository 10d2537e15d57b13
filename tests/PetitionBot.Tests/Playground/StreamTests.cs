using System.Text.Json;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Playground;

public sealed class StreamTests : EmulatorTest
{
    [Fact]
    public async Task It_begins_with_everything()
    {
        await Say("Hello");
        World.AddPerson("Bolat", id: 5).Write(Aigul, "Salem");
        using var stream = await StreamListener.OpenAsync(Http);
        var (name, state) = (await stream.NextAsync())!.Value;
        Assert.Equal("state", name);
        Assert.Equal(World.RunId, state.GetProperty("run").GetString());
        Assert.Equal(["first_bot", "second_bot"], Texts(state.GetProperty("bots"), "username"));
        Assert.Equal(["Aigul", "Bolat"], Texts(state.GetProperty("persons"), "first_name"));
        Assert.Equal(4, state.GetProperty("chats").GetArrayLength());
        Assert.Equal(["/start", "Hello"], Texts(Chats(state)[0].GetProperty("put"), "text"));
        var letter = Assert.Single(state.GetProperty("letters").EnumerateArray());
        Assert.Equal(777, letter.GetProperty("to").GetInt64());
        Assert.Equal(5, letter.GetProperty("message").GetProperty("sender").GetInt64());
    }

    [Fact]
    public async Task After_that_only_what_changed_is_told()
    {
        var first = await Say("one");
        var second = await Say("two");
        using var stream = await StreamListener.OpenAsync(Http);
        await stream.NextAsync("state");
        await Call("editMessageText", new { chat_id = Aigul.Id, message_id = first, text = "ONE" });
        var edited = Assert.Single(Chats(await stream.NextAsync("change")));
        Assert.Equal(777, edited.GetProperty("person").GetInt64());
        Assert.Equal("first_bot", edited.GetProperty("bot").GetString());
        Assert.Equal(["ONE"], Texts(edited.GetProperty("put"), "text"));
        Assert.False(edited.TryGetProperty("head", out _));
        await Call("deleteMessage", new { chat_id = Aigul.Id, message_id = second });
        var deleted = Assert.Single(Chats(await stream.NextAsync("change")));
        Assert.Empty(deleted.GetProperty("put").EnumerateArray());
        Assert.Equal([second], deleted.GetProperty("gone").EnumerateArray().Select(id => id.GetInt32()));
    }

    [Fact]
    public async Task What_stands_around_the_messages_is_told_in_the_persons_language()
    {
        await Call("setMyDescription", new { description = "Signs", language_code = "" });
        await Call("setMyDescription", new { description = "Қолдар", language_code = "kk" });
        using var stream = await StreamListener.OpenAsync(Http);
        Assert.Equal("Қолдар", Head(await stream.NextAsync("state")).GetProperty("description").GetString());
        Aigul.UseLanguage("en");
        var change = await stream.NextAsync("change");
        Assert.Equal("Signs", Head(change).GetProperty("description").GetString());
        Assert.Equal("en", Assert.Single(change.GetProperty("persons").EnumerateArray()).GetProperty("language_code").GetString());
        await Call("setMyCommands", new { commands = new[] { new { command = "me", description = "Mine" } } });
        Assert.Equal(["me"], Texts(Head(await stream.NextAsync("change")).GetProperty("commands"), "command"));
        Chat.Block();
        Assert.True(Head(await stream.NextAsync("change")).GetProperty("blocked").GetBoolean());
    }

    [Fact]
    public async Task A_press_is_told_and_then_its_answer()
    {
        var message = await Say("Sign?", Keyboard(new { text = "Sign", callback_data = "1" }));
        using var stream = await StreamListener.OpenAsync(Http);
        await stream.NextAsync("state");
        var press = Chat.Press(message, "1");
        var waiting = Press(await stream.NextAsync("change"));
        Assert.Equal(message, waiting.GetProperty("message_id").GetInt32());
        Assert.False(waiting.GetProperty("answered").GetBoolean());
        await Call("answerCallbackQuery", new { callback_query_id = press.CallbackId, text = "Done", show_alert = true });
        var answered = Press(await stream.NextAsync("change"));
        Assert.True(answered.GetProperty("answered").GetBoolean());
        Assert.True(answered.GetProperty("show_alert").GetBoolean());
        Assert.Equal("Done", answered.GetProperty("text").GetString());
    }

    [Fact]
    public async Task That_the_bot_types_is_told_once()
    {
        using var stream = await StreamListener.OpenAsync(Http);
        await stream.NextAsync("state");
        await Call("sendChatAction", new { chat_id = Aigul.Id, action = "typing" });
        Assert.Equal("typing", Assert.Single(Chats(await stream.NextAsync("change"))).GetProperty("action").GetString());
        await Say("here");
        Assert.False(Assert.Single(Chats(await stream.NextAsync("change"))).TryGetProperty("action", out _));
        using var late = await StreamListener.OpenAsync(Http);
        Assert.False(Chats(await late.NextAsync("state"))[0].TryGetProperty("action", out _));
    }

    [Fact]
    public async Task Changes_that_come_together_may_be_told_together_and_none_is_left_out()
    {
        using var stream = await StreamListener.OpenAsync(Http);
        await stream.NextAsync("state");
        var sent = Enumerable.Range(0, 300).Select(number => $"text {number}").ToList();
        var sending = Task.Run(() => sent.ForEach(text => Chat.Send(text)));
        var told = new List<string>();
        while (told.Count < sent.Count)
            told.AddRange(Texts(Assert.Single(Chats(await stream.NextAsync("change"))).GetProperty("put"), "text"));
        await sending;
        Assert.Equal(sent, told);
    }

    [Fact]
    public async Task Hostile_texts_arrive_as_they_are_on_one_line()
    {
        Aigul.Rename("<img src=x onerror=alert(1)>\r\n\r\nevent: state\r\ndata: {}", null);
        Chat.Send("half \ud83d a pair, \u2028 and \n\nevent: state");
        using var stream = await StreamListener.OpenAsync(Http);
        var state = await stream.NextAsync("state");
        Assert.Equal(Aigul.FirstName, Texts(state.GetProperty("persons"), "first_name").Single());
        Assert.Contains("""half \ud83d a pair""", state.GetRawText(), StringComparison.Ordinal);
        await Say("next");
        Assert.Equal(["next"], Texts(Assert.Single(Chats(await stream.NextAsync("change"))).GetProperty("put"), "text"));
    }

    [Fact]
    public async Task A_silent_line_beats()
    {
        using var stream = await StreamListener.OpenAsync(Http);
        await stream.NextAsync("state");
        Assert.Equal("beat", (await stream.NextAsync())!.Value.Name);
    }

    [Fact]
    public async Task A_server_that_stops_lets_its_listeners_go_at_once()
    {
        var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        using var http = new HttpClient { BaseAddress = server.Url };
        using var stream = await StreamListener.OpenAsync(http);
        await stream.NextAsync("state");
        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<Exception>(() => stream.NextAsync("change"));
    }

    private static List<JsonElement> Chats(JsonElement news) => [.. news.GetProperty("chats").EnumerateArray()];

    private static JsonElement Head(JsonElement news) => Chats(news)[0].GetProperty("head");

    private static JsonElement Press(JsonElement news) => Assert.Single(Assert.Single(Chats(news)).GetProperty("presses").EnumerateArray());

    private static IEnumerable<string> Texts(JsonElement array, string field) => array.EnumerateArray().Select(item => item.GetProperty(field).GetString()!);
}
