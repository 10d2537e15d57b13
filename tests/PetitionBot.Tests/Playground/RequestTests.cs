using System.Net.Http.Headers;
using System.Text;

namespace PetitionBot.Tests.Playground;

public sealed class RequestTests : EmulatorTest
{
    [Fact]
    public async Task Get_me_tells_who_the_token_is()
    {
        var answer = await Get($"/bot{OtherToken}/getMe");
        Assert.Equal(43, answer.Result.GetProperty("id").GetInt64());
        Assert.Equal("second_bot", answer.Result.GetProperty("username").GetString());
        Assert.True(answer.Result.GetProperty("is_bot").GetBoolean());
    }

    [Theory]
    [InlineData("SENDMESSAGE")]
    [InlineData("sendmessage")]
    public async Task Methods_are_called_in_any_case(string method) =>
        Assert.True((await Call(method, new { chat_id = 777, text = "hi" })).Ok);

    [Fact]
    public async Task A_query_a_form_a_multipart_form_and_json_say_the_same()
    {
        var markup = """{"inline_keyboard":[[{"text":"go","callback_data":"1"}]]}""";
        var fields = new Dictionary<string, string> { ["chat_id"] = "777", ["text"] = "hi", ["reply_markup"] = markup, ["protect_content"] = "true" };
        using var multipart = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            multipart.Add(new StringContent(value), name);
        using var form = new FormUrlEncodedContent(fields);
        using var json = new StringContent($$"""{"chat_id":777,"text":"hi","reply_markup":{{markup}},"protect_content":true}""", Encoding.UTF8, "application/json");
        var query = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

        Assert.True((await Get($"/bot{Token}/sendMessage?{query}")).Ok);
        Assert.True((await Send("sendMessage", form)).Ok);
        Assert.True((await Send("sendMessage", multipart)).Ok);
        Assert.True((await Send("sendMessage", json)).Ok);
        var said = Chat.Messages.Where(message => message.FromBot).ToList();
        Assert.Equal(4, said.Count);
        Assert.All(said, message => Assert.Equal(("hi", "1"), (message.Text, message.Buttons.Single().Data)));
    }

    [Fact]
    public async Task An_unknown_method_is_404() =>
        Refused(await Call("sendMesage", new { chat_id = 777, text = "hi" }), 404, "Not Found: method not found");

    [Fact]
    public async Task Another_path_is_404() => Refused(await Get("/nothing"), 404, "Not Found");

    [Fact]
    public async Task An_unknown_token_is_401() => Refused(await Call("getMe", token: "42:wrong"), 401, "Unauthorized");

    [Fact]
    public async Task A_method_that_exists_but_is_not_imitated_says_so() =>
        Refused(await Call("sendDice", new { chat_id = 777 }), 400, "Bad Request: emulator does not implement sendDice");

    [Fact]
    public async Task A_misspelt_parameter_is_named() =>
        Refused(await Call("sendMessage", new { chat_id = 777, text = "hi", parsemode = "HTML" }), 400, "Bad Request: unknown parameter \"parsemode\" of sendMessage");

    [Fact]
    public async Task A_misspelt_parameter_of_a_form_is_named()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["chat_id"] = "777", ["txt"] = "hi" });
        Refused(await Send("sendMessage", form), 400, "Bad Request: unknown parameter \"txt\" of sendMessage");
    }

    [Fact]
    public async Task A_number_in_a_string_parameter_is_refused() =>
        Refused(await Call("sendMessage", new { chat_id = 777, text = 5 }), 400, "Bad Request: text must be of type String, but is the number 5");

    [Fact]
    public async Task A_string_in_a_boolean_parameter_is_refused() =>
        Refused(await Call("sendMessage", new { chat_id = 777, text = "hi", protect_content = "true" }), 400, "Bad Request: protect_content must be of type Boolean, but is a String");

    [Fact]
    public async Task A_word_in_an_integer_parameter_of_a_query_is_refused() =>
        Refused(await Get($"/bot{Token}/getUpdates?limit=ten"), 400, "Bad Request: limit must be of type Integer, but is \"ten\"");

    [Fact]
    public async Task A_misspelt_field_deep_inside_is_named() =>
        Refused(
            await Call("sendMessage", new { chat_id = 777, text = "hi", reply_markup = Keyboard(new { text = "go", callbackdata = "1" }) }),
            400,
            "Bad Request: unknown field \"callbackdata\" in reply_markup.inline_keyboard[0][0] (InlineKeyboardButton)");

    [Fact]
    public async Task A_misspelt_field_of_other_objects_is_named()
    {
        Refused(
            await Call("sendMessage", new { chat_id = 777, text = "hi", link_preview_options = new { disabled = true } }),
            400,
            "Bad Request: unknown field \"disabled\" in link_preview_options (LinkPreviewOptions)");
        Refused(
            await Call("sendMessage", new { chat_id = 777, text = "hi", reply_parameters = new { message = 1 } }),
            400,
            "Bad Request: unknown field \"message\" in reply_parameters (ReplyParameters)");
        Refused(
            await Call("sendMessage", new { chat_id = 777, text = "hi", reply_markup = Keyboard(new { text = "go", copy_text = new { txt = "x" } }) }),
            400,
            "Bad Request: unknown field \"txt\" in reply_markup.inline_keyboard[0][0].copy_text (CopyTextButton)");
    }

    [Fact]
    public async Task Missing_parameters_are_told_in_the_official_words()
    {
        Refused(await Call("sendMessage", new { chat_id = 777 }), 400, "Bad Request: message text is empty");
        Refused(await Call("sendMessage", new { text = "hi" }), 400, "Bad Request: chat_id is empty");
        Refused(await Call("sendDocument", new { chat_id = 777 }), 400, "Bad Request: there is no document in the request");
        Refused(await Call("deleteMessages", new { chat_id = 777 }), 400, "Bad Request: message identifiers are not specified");
        Refused(await Call("getFile", new { }), 400, "Bad Request: file_id not specified");
    }

    [Fact]
    public async Task Broken_json_is_refused()
    {
        using var body = new StringContent("{\"chat_id\":", Encoding.UTF8, "application/json");
        Refused(await Send("sendMessage", body), 400, "Bad Request: can't parse JSON object");
    }

    [Fact]
    public async Task Half_a_surrogate_pair_from_a_bot_is_refused()
    {
        using var body = new StringContent("""{"chat_id":777,"text":"\ud83d"}""", Encoding.ASCII, "application/json");
        Refused(await Send("sendMessage", body), 400, "Bad Request: strings must be encoded in UTF-8");
    }

    [Theory]
    [InlineData("""{"chat_id":777,"te\ud83dxt":"a"}""")]
    [InlineData("""{"chat_id":777,"text":"a","reply_markup":{"inline_keyboard":[[{"text":"\udc00","callback_data":"1"}]]}}""")]
    [InlineData("""{"chat_id":777,"text":"a","reply_markup":{"inline\ud83d_keyboard":[]}}""")]
    public async Task Half_a_surrogate_pair_anywhere_is_refused(string json)
    {
        using var body = new StringContent(json, Encoding.ASCII, "application/json");
        Assert.Equal(400, (await Send("sendMessage", body)).Status);
    }

    [Fact]
    public async Task A_file_that_nothing_refers_to_is_refused()
    {
        using var body = new MultipartFormDataContent { { new StringContent("777"), "chat_id" }, { new StringContent("hi"), "text" } };
        body.Add(new ByteArrayContent([1]) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "foto", "foto.png");
        Refused(await Send("sendMessage", body), 400, "Bad Request: unknown parameter \"foto\" of sendMessage");
    }

    [Fact]
    public async Task Parameters_that_would_be_imitated_wrongly_are_refused() =>
        Refused(await Call("sendMessage", new { chat_id = 777, text = "hi", message_thread_id = 3 }), 400, "Bad Request: emulator does not implement the parameter message_thread_id");
}
