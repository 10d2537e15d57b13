using PetitionBot.Playground;

namespace PetitionBot.Tests.Playground;

public sealed class KeyboardTests : EmulatorTest
{
    [Fact]
    public async Task Callback_data_is_measured_in_bytes()
    {
        Assert.True((await SendButton(new { text = "a", callback_data = new string('x', 64) })).Ok);
        Assert.True((await SendButton(new { text = "a", callback_data = new string('\u044F', 32) })).Ok);
        Refused(await SendButton(new { text = "a", callback_data = new string('x', 65) }), 400, "Bad Request: BUTTON_DATA_INVALID");
        Refused(await SendButton(new { text = "a", callback_data = new string('\u044F', 33) }), 400, "Bad Request: BUTTON_DATA_INVALID");
    }

    [Fact]
    public async Task A_button_has_exactly_one_action()
    {
        const string Prefix = "Bad Request: can't parse inline keyboard button: ";
        Refused(await SendButton(new { text = "a" }), 400, Prefix + "Text buttons are unallowed in the inline keyboard");
        Refused(await SendButton(new { text = "a", callback_data = "" }), 400, Prefix + "Text buttons are unallowed in the inline keyboard");
        Refused(await SendButton(new { text = "a", callback_data = "1", url = "https://a.org" }), 400, Prefix + "exactly one of its actions must be used, not callback_data and url");
    }

    [Fact]
    public async Task Copied_text_has_1_to_256_characters()
    {
        Assert.True((await SendButton(new { text = "a", copy_text = new { text = new string('x', 256) } })).Ok);
        Refused(await SendButton(new { text = "a", copy_text = new { text = new string('x', 257) } }), 400, "Bad Request: BUTTON_COPY_TEXT_INVALID");
        Refused(await SendButton(new { text = "a", copy_text = new { text = "" } }), 400, "Bad Request: BUTTON_COPY_TEXT_INVALID");
    }

    [Theory]
    [InlineData("https://example.org/a?b=c", null)]
    [InlineData("t.me/first_bot?start=x", null)]
    [InlineData("tg://resolve?domain=first_bot", null)]
    [InlineData("ftp://example.org", "Unsupported URL protocol")]
    [InlineData("https://localhost/x", "Wrong HTTP URL")]
    [InlineData("https://", "URL host is empty")]
    [InlineData("https://exa mple.org", "Disallowed character in URL host")]
    [InlineData("https://example.org:99999/", "Wrong port number specified in the URL")]
    public async Task Link_buttons_need_a_link(string url, string? problem)
    {
        var answer = await SendButton(new { text = "a", url });
        Assert.Equal(problem is null ? null : $"Bad Request: inline keyboard button URL '{url}' is invalid: {problem}", answer.Description);
    }

    [Fact]
    public async Task A_keyboard_holds_100_buttons_and_a_row_8()
    {
        var row = Enumerable.Repeat(new { text = "a", callback_data = "1" }, 8).ToArray();
        var twelve = Enumerable.Repeat(row, 12).ToArray();
        Assert.True((await Send([.. twelve, row[..4]])).Ok);
        Refused(await Send([.. twelve, row[..5]]), 400, "Bad Request: reply markup is too long");
        Refused(await Send([[.. row, row[0]]]), 400, "Bad Request: reply markup is too long");

        Task<Answer> Send(object[][] rows) => Call("sendMessage", new { chat_id = 777, text = "hi", reply_markup = new { inline_keyboard = rows } });
    }

    [Fact]
    public async Task A_button_without_a_label_or_with_a_wrong_style_is_refused()
    {
        Refused(await SendButton(new { text = " ", callback_data = "1" }), 400, "Bad Request: inline keyboard button text must be non-empty");
        Refused(await SendButton(new { text = "a", callback_data = "1", style = "red" }), 400, "Bad Request: can't parse inline keyboard button: invalid button style specified");
        Assert.True((await SendButton(new { text = "a", callback_data = "1", style = "danger" })).Ok);
        Assert.Equal("danger", Chat.LastMessage!.Buttons.Single().Style);
    }

    [Fact]
    public async Task A_reply_keyboard_stands_until_it_is_removed()
    {
        await Say("number?", new { keyboard = new object[][] { [new { text = "Share", request_contact = true }, "No"] }, resize_keyboard = true });
        Assert.Equal([new ReplyKey("Share", true), new ReplyKey("No", false)], Chat.ReplyKeyboard!.Rows[0]);
        await Say("still there");
        Assert.NotNull(Chat.ReplyKeyboard);
        await Say("gone", new { remove_keyboard = true });
        Assert.Null(Chat.ReplyKeyboard);
    }

    [Fact]
    public async Task All_kinds_of_buttons_come_back_as_they_were()
    {
        var keyboard = Keyboard(
            new { text = "a", callback_data = "1|x" },
            new { text = "b", url = "https://t.me/share/url?url=x" },
            new { text = "c", copy_text = new { text = "copied" } },
            new { text = "d", switch_inline_query = "" },
            new { text = "e", switch_inline_query_chosen_chat = new { query = "q", allow_user_chats = true } });
        var answer = await Call("sendMessage", new { chat_id = 777, text = "hi", reply_markup = keyboard });
        var buttons = answer.Result.GetProperty("reply_markup").GetProperty("inline_keyboard")[0];
        Assert.Equal("1|x", buttons[0].GetProperty("callback_data").GetString());
        Assert.Equal("https://t.me/share/url?url=x", buttons[1].GetProperty("url").GetString());
        Assert.Equal("copied", buttons[2].GetProperty("copy_text").GetProperty("text").GetString());
        Assert.Equal("", buttons[3].GetProperty("switch_inline_query").GetString());
        Assert.Equal("q", buttons[4].GetProperty("switch_inline_query_chosen_chat").GetProperty("query").GetString());
    }

    private Task<Answer> SendButton(object button) => Call("sendMessage", new { chat_id = 777, text = "hi", reply_markup = Keyboard(button) });
}
