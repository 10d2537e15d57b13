using System.Text.Json;
using System.Text.RegularExpressions;
using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

internal static partial class CommandMethods
{
    private const int MostCommands = 100;
    private const int LongestDescription = 256;

    public static WriteResult Set(ApiCall call)
    {
        var commands = call.Arguments.Json("commands")!.Value.EnumerateArray().Select(Read).ToList();
        if (commands.Count > MostCommands)
            throw ApiException.BadRequest("BOT_COMMANDS_TOO_MUCH");
        call.Bot.Profile.SetCommands(Scope(call), Languages.Read(call), commands);
        call.World.Changed();
        return ApiCall.True;
    }

    public static WriteResult Get(ApiCall call)
    {
        var commands = call.Bot.Profile.Commands(Scope(call), Languages.Read(call));
        return json => json.WriteArray(commands, command => json.WriteObject(json =>
        {
            json.WriteText("command", command.Command);
            json.WriteText("description", command.Description);
        }));
    }

    public static WriteResult Delete(ApiCall call)
    {
        call.Bot.Profile.SetCommands(Scope(call), Languages.Read(call), []);
        call.World.Changed();
        return ApiCall.True;
    }

    private static OfferedCommand Read(JsonElement json)
    {
        // The slash and capitals are what Telegram's own clients type, not what the Bot API takes.
        var command = JsonStrings.Field(json, "command")!;
        var description = JsonStrings.Field(json, "description")!.Trim();
        if (!Command().IsMatch(command))
            throw ApiException.BadRequest("BOT_COMMAND_INVALID");
        return description.Length is >= 1 and <= LongestDescription
            ? new OfferedCommand(command, description)
            : throw ApiException.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }

    private static string Scope(ApiCall call)
    {
        if (call.Arguments.Json("scope") is not { } scope)
            return "default";
        var type = JsonStrings.Field(scope, "type")!;
        if (!scope.TryGetProperty("chat_id", out var chatId))
            return type;
        var known = chatId.ValueKind == JsonValueKind.Number && call.Bot.Chats.ContainsKey(chatId.GetInt64());
        if (!known)
            throw ApiException.BadRequest("chat not found");
        return type == "chat" ? $"chat:{chatId.GetInt64()}" : throw ApiException.BadRequest($"can't use scope {type} in a private chat");
    }

    [GeneratedRegex(@"^[a-z0-9_]{1,32}\z")]
    private static partial Regex Command();
}
