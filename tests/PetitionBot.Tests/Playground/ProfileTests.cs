namespace PetitionBot.Tests.Playground;

public sealed class ProfileTests : EmulatorTest
{
    [Fact]
    public async Task Commands_are_kept_by_scope_and_language()
    {
        await Set(null, null, "start");
        await Set(null, "kk", "bastau");
        await Set(new { type = "all_private_chats" }, null, "private");
        await Set(new { type = "chat", chat_id = 777 }, "kk", "own");
        Assert.Equal("start", await First(null, null));
        Assert.Equal("bastau", await First(null, "kk"));
        Assert.Equal("private", await First(new { type = "all_private_chats" }, null));
        Assert.Equal("own", Chat.Commands.Single().Command);
        await Call("deleteMyCommands", new { scope = new { type = "chat", chat_id = 777 }, language_code = "kk" });
        Assert.Equal("private", Chat.Commands.Single().Command);
        await Call("deleteMyCommands", new { scope = new { type = "all_private_chats" } });
        Assert.Equal("bastau", Chat.Commands.Single().Command);
        Aigul.UseLanguage("en-GB");
        Assert.Equal("start", Chat.Commands.Single().Command);
    }

    [Theory]
    [InlineData("Start", "x", "Bad Request: BOT_COMMAND_INVALID")]
    [InlineData("/start", "x", "Bad Request: BOT_COMMAND_INVALID")]
    [InlineData("a23456789012345678901234567890123", "x", "Bad Request: BOT_COMMAND_INVALID")]
    [InlineData("start", "", "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")]
    public async Task Wrong_commands_are_refused(string command, string description, string problem) =>
        Refused(await Call("setMyCommands", new { commands = new[] { new { command, description } } }), 400, problem);

    [Fact]
    public async Task A_command_list_holds_100_and_a_scope_must_exist()
    {
        var many = Enumerable.Range(1, 101).Select(number => new { command = "c" + number, description = "x" });
        Refused(await Call("setMyCommands", new { commands = many }), 400, "Bad Request: BOT_COMMANDS_TOO_MUCH");
        Refused(await Call("getMyCommands", new { language_code = "kaz" }), 400, "Bad Request: invalid language code specified");
        Refused(
            await Call("getMyCommands", new { scope = new { type = "all_private_chat" } }),
            400,
            "Bad Request: can't parse BotCommandScope: unsupported type \"all_private_chat\" specified in scope");
    }

    [Fact]
    public async Task Name_and_descriptions_fall_back_to_no_language()
    {
        Assert.True((await Call("setMyDescription", new { description = "about" })).Ok);
        Assert.True((await Call("setMyDescription", new { description = "turaly", language_code = "kk" })).Ok);
        Assert.Equal("turaly", (await Call("getMyDescription", new { language_code = "kk" })).Result.GetProperty("description").GetString());
        Assert.Equal("about", (await Call("getMyDescription", new { language_code = "ru" })).Result.GetProperty("description").GetString());
        Assert.Equal("", (await Call("getMyShortDescription")).Result.GetProperty("short_description").GetString());
        Assert.Equal("First", (await Call("getMyName")).Result.GetProperty("name").GetString());
        Refused(
            await Call("setMyShortDescription", new { short_description = new string('a', 121) }),
            400,
            "Bad Request: parameter \"short_description\" holds 121 characters, 120 are allowed");
    }

    [Fact]
    public async Task A_chat_can_be_read_and_an_action_shown()
    {
        Assert.Equal("Aigul", (await Call("getChat", new { chat_id = 777 })).Result.GetProperty("first_name").GetString());
        Refused(await Call("getChat", new { chat_id = 1 }), 400, "Bad Request: chat not found");
        Assert.True((await Call("sendChatAction", new { chat_id = 777, action = "typing" })).Ok);
        Refused(await Call("sendChatAction", new { chat_id = 777, action = "thinking" }), 400, "Bad Request: wrong parameter action in request");
    }

    private async Task Set(object? scope, string? language, string command)
    {
        var answer = await Call("setMyCommands", new { commands = new[] { new { command, description = "x" } }, scope, language_code = language });
        Assert.True(answer.Ok, answer.Description);
    }

    private async Task<string?> First(object? scope, string? language) =>
        (await Call("getMyCommands", new { scope, language_code = language })).Result[0].GetProperty("command").GetString();
}
