namespace PetitionBot.Tests.Playground;

public sealed class QueryTests : EmulatorTest
{
    private const string TooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

    [Fact]
    public async Task A_press_arrives_and_its_answer_reaches_the_person()
    {
        await Say("sign?", Keyboard(new { text = "Sign", callback_data = "1|sign|p" }));
        var press = Chat.PressButton("sign");
        var query = Assert.Single(await Updates()).GetProperty("callback_query");
        Assert.Equal(press.CallbackId, query.GetProperty("id").GetString());
        Assert.Equal("1|sign|p", query.GetProperty("data").GetString());
        Assert.Equal("sign?", query.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("kk", query.GetProperty("from").GetProperty("language_code").GetString());
        Assert.False(press.IsAnswered);
        Assert.True((await Reply(press.CallbackId, "done")).Ok);
        Assert.Equal("done", (await press.WaitForAnswerAsync()).Text);
    }

    [Fact]
    public async Task A_press_is_answered_once_within_150_seconds_and_by_its_own_bot()
    {
        var id = await Say("a", Keyboard(new { text = "Sign", callback_data = "1" }));
        var press = Chat.Press(id, "1");
        Refused(await Call("answerCallbackQuery", new { callback_query_id = press.CallbackId }, OtherToken), 400, TooOld);
        Assert.True((await Reply(press.CallbackId)).Ok);
        Refused(await Reply(press.CallbackId), 400, TooOld);
        var late = Chat.Press(id, "1");
        Time.Advance(TimeSpan.FromSeconds(150));
        Refused(await Reply(late.CallbackId), 400, TooOld);
        Refused(await Reply("nonsense"), 400, TooOld);
        Assert.False(late.IsAnswered);
    }

    [Fact]
    public async Task An_answer_holds_200_characters()
    {
        var id = await Say("a", Keyboard(new { text = "Sign", callback_data = "1" }));
        var press = Chat.Press(id, "1");
        Refused(await Reply(press.CallbackId, new string('a', 201)), 400, "Bad Request: MESSAGE_TOO_LONG");
        Assert.True((await Reply(press.CallbackId, new string('a', 200))).Ok);
    }

    [Fact]
    public async Task Old_and_deleted_messages_can_be_pressed()
    {
        var id = await Say("a", Keyboard(new { text = "Sign", callback_data = "old" }));
        await Call("editMessageText", new { chat_id = 777, message_id = id, text = "b" });
        Chat.Press(id, "old");
        await Call("deleteMessage", new { chat_id = 777, message_id = id });
        Chat.Press(id, "old");
        var messages = (await Updates()).Select(update => update.GetProperty("callback_query").GetProperty("message")).ToList();
        Assert.Equal("b", messages[0].GetProperty("text").GetString());
        Assert.Equal(0, messages[1].GetProperty("date").GetInt32());
        Assert.Equal(id, messages[1].GetProperty("message_id").GetInt32());
        Assert.Throws<InvalidOperationException>(() => Chat.Press(9999, "x"));
    }

    [Fact]
    public async Task An_inline_query_gets_its_results()
    {
        var asked = Chat.AskInline("petition");
        var query = Assert.Single(await Updates()).GetProperty("inline_query");
        Assert.Equal("petition", query.GetProperty("query").GetString());
        var result = new { type = "article", id = "1", title = "Sign", input_message_content = new { message_text = "hi" } };
        var answer = await Call("answerInlineQuery", new { inline_query_id = asked.QueryId, results = new[] { result }, is_personal = true });
        Assert.True(answer.Ok, answer.Description);
        Assert.True((await asked.WaitForAnswerAsync()).IsPersonal);
        Assert.Equal("Sign", asked.Results!.Value[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Inline_results_are_checked_too()
    {
        var asked = Chat.AskInline("x");
        var answer = await Call("answerInlineQuery", new { inline_query_id = asked.QueryId, results = new[] { new { type = "article", id = "1", titel = "Sign" } } });
        Assert.Equal("Bad Request: unknown field \"titel\" in results[0] (InlineQueryResultArticle)", answer.Description);
    }

    private Task<Answer> Reply(string id, string? text = null) =>
        Call("answerCallbackQuery", text is null ? new { callback_query_id = id } : new { callback_query_id = id, text });
}
