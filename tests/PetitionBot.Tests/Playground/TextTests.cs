namespace PetitionBot.Tests.Playground;

public sealed class TextTests : EmulatorTest
{
    [Theory]
    [InlineData("<b>a</b>", "a", "bold:0:1")]
    [InlineData("<strong>a</strong><em>b</em>", "ab", "bold:0:1 italic:1:1")]
    [InlineData("<u>a</u><ins>b</ins><s>c</s><strike>d</strike><del>e</del>", "abcde", "underline:0:1 underline:1:1 strikethrough:2:1 strikethrough:3:1 strikethrough:4:1")]
    [InlineData("<b>x<i>y</i></b>", "xy", "bold:0:2 italic:1:1")]
    [InlineData("<tg-spoiler>a</tg-spoiler><span class=\"tg-spoiler\">b</span>", "ab", "spoiler:0:1 spoiler:1:1")]
    [InlineData("<blockquote>a</blockquote>", "a", "blockquote:0:1")]
    [InlineData("<blockquote expandable>a</blockquote>", "a", "expandable_blockquote:0:1")]
    [InlineData("<code>a</code>", "a", "code:0:1")]
    [InlineData("<pre>a</pre>", "a", "pre:0:1")]
    [InlineData("<pre><code class=\"language-c\">a</code></pre>", "a", "pre:0:1:c")]
    [InlineData("<a href=\"https://Example.ORG/?a=1&amp;b=2\">go</a>", "go", "text_link:0:2:https://example.org/?a=1&b=2")]
    [InlineData("<A href='tg://user'>x</A>", "x", "text_link:0:1:tg://user")]
    [InlineData("<a href=\"no link\">x</a>", "x", "")]
    [InlineData("1 &lt; 2 &gt; 0 &amp; &quot;x&quot; &#39; &#x41; &copy; & &", "1 < 2 > 0 & \"x\" ' A &copy; & &", "")]
    [InlineData("\U0001F600<b>b</b>", "\U0001F600b", "bold:2:1")]
    [InlineData("<b></b>a", "a", "")]
    [InlineData("  <b>a</b>  \n", "a", "bold:0:1")]
    [InlineData("<b>a </b>  ", "a", "bold:0:1")]
    [InlineData("a\r\nb\tc\u202Ed", "a\nb cd", "")]
    public async Task Html_is_read_as_telegram_reads_it(string html, string text, string entities)
    {
        var answer = await Call("sendMessage", new { chat_id = 777, text = html, parse_mode = "HTML" });
        Assert.True(answer.Ok, answer.Description);
        Assert.Equal(text, answer.Result.GetProperty("text").GetString());
        var seen = Chat.LastMessage!;
        Assert.Equal(text, seen.Text);
        Assert.Equal(html, seen.Source);
        Assert.Equal(entities, string.Join(' ', seen.Entities.Select(entity => $"{entity.Type}:{entity.Offset}:{entity.Length}{(entity.Url ?? entity.Language) switch { null => "", var more => ":" + more }}")));
        Assert.Equal(entities.Length > 0, answer.Result.TryGetProperty("entities", out _));
    }

    [Theory]
    [InlineData("<3", "Unclosed start tag at byte offset 0")]
    [InlineData(">_<", "Unclosed start tag at byte offset 2")]
    [InlineData("a <3 b", "Unsupported start tag \"3\" at byte offset 2")]
    [InlineData("\u044F<h1>a</h1>", "Unsupported start tag \"h1\" at byte offset 2")]
    [InlineData("<b>a", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("a</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b><i>a</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("<b>a</b", "Unclosed end tag at byte offset 4")]
    [InlineData("<span>a</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8")]
    [InlineData("<a ='x'>a</a>", "Empty attribute name in the tag \"a\" at byte offset 0")]
    [InlineData("<a href=\"x>a</a>", "Unclosed start tag at byte offset 0")]
    [InlineData("&#xd800;", "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units")]
    public async Task Broken_html_is_refused_in_the_official_words(string html, string reason) =>
        Refused(await Call("sendMessage", new { chat_id = 777, text = html, parse_mode = "HTML" }), 400, "Bad Request: can't parse entities: " + reason);

    [Fact]
    public async Task Without_a_parse_mode_markup_is_text()
    {
        await Say("<b>a &lt;");
        Assert.Equal("<b>a &lt;", Chat.LastMessage!.Text);
    }

    [Fact]
    public async Task Entities_may_be_given_instead()
    {
        await Call("sendMessage", new { chat_id = 777, text = "ab", entities = new[] { new { type = "bold", offset = 1, length = 1 } } });
        Assert.Equal("bold", Chat.LastMessage!.Entities.Single().Type);
    }

    [Fact]
    public async Task An_unknown_parse_mode_is_refused() =>
        Refused(await Call("sendMessage", new { chat_id = 777, text = "a", parse_mode = "html5" }), 400, "Bad Request: unsupported parse_mode");

    [Theory]
    [InlineData("")]
    public async Task An_empty_text_is_refused(string text) =>
        Refused(await Call("sendMessage", new { chat_id = 777, text }), 400, "Bad Request: message text is empty");

    [Theory]
    [InlineData("   \n ")]
    [InlineData("<b> </b>")]
    [InlineData("<i></i>")]
    public async Task A_text_of_spaces_is_refused(string text) =>
        Refused(await Call("sendMessage", new { chat_id = 777, text, parse_mode = "HTML" }), 400, "Bad Request: text must be non-empty");

    [Fact]
    public async Task A_message_holds_4096_units_after_parsing()
    {
        var longest = new string('a', 4096);
        Assert.True((await Call("sendMessage", new { chat_id = 777, text = $"<b>{longest}</b>", parse_mode = "HTML" })).Ok);
        Refused(await Call("sendMessage", new { chat_id = 777, text = longest + "a" }), 400, "Bad Request: message is too long");
        var faces = string.Concat(Enumerable.Repeat("\U0001F600", 2048));
        Assert.True((await Call("sendMessage", new { chat_id = 777, text = faces })).Ok);
        Refused(await Call("sendMessage", new { chat_id = 777, text = faces + "\U0001F600" }), 400, "Bad Request: message is too long");
    }

    [Fact]
    public async Task Chats_the_bot_may_not_write_to_are_told_apart()
    {
        var stranger = World.AddPerson("Stranger");
        Refused(await Call("sendMessage", new { chat_id = stranger.Id, text = "hi" }), 400, "Bad Request: chat not found");
        Refused(await Call("sendMessage", new { chat_id = "@nobody", text = "hi" }), 400, "Bad Request: chat not found");
        stranger.OpenChat().AskInline("x");
        Refused(await Call("sendMessage", new { chat_id = stranger.Id, text = "hi" }), 403, "Forbidden: bot can't initiate conversation with a user");
        Chat.Block();
        Refused(await Call("sendMessage", new { chat_id = 777, text = "hi" }), 403, "Forbidden: bot was blocked by the user");
        Chat.Start();
        Assert.True((await Call("sendMessage", new { chat_id = 777, text = "hi" })).Ok);
        Aigul.Deactivate();
        Refused(await Call("sendMessage", new { chat_id = 777, text = "hi" }), 403, "Forbidden: user is deactivated");
    }

    [Fact]
    public async Task A_bot_knows_only_those_who_wrote_to_it() =>
        Refused(await Call("sendMessage", new { chat_id = 777, text = "hi" }, OtherToken), 400, "Bad Request: chat not found");

    [Fact]
    public async Task A_reply_names_a_message_that_stands()
    {
        var first = await Say("one");
        var reply = await Call("sendMessage", new { chat_id = 777, text = "two", reply_parameters = new { message_id = first } });
        Assert.Equal("one", reply.Result.GetProperty("reply_to_message").GetProperty("text").GetString());
        Refused(await Call("sendMessage", new { chat_id = 777, text = "x", reply_parameters = new { message_id = 999 } }), 400, "Bad Request: message to be replied not found");
        Assert.True((await Call("sendMessage", new { chat_id = 777, text = "x", reply_parameters = new { message_id = 999, allow_sending_without_reply = true } })).Ok);
    }
}
