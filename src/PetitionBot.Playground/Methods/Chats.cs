using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

/// <summary>Finds the chat of a call and says why a bot may not write there, in the official order and words.</summary>
internal static class Chats
{
    public static PersonChat Find(ApiCall call, string parameter = "chat_id")
    {
        if (!call.Arguments.Has(parameter) || call.Arguments.Text(parameter) is "")
            throw ApiException.BadRequest("chat_id is empty");
        var chat = call.Arguments.Number(parameter) is { } id ? call.Bot.Chats.GetValueOrDefault(id) : null;
        return chat is { IsStarted: true } or { IsKnown: true } ? chat : throw ApiException.BadRequest("chat not found");
    }

    /// <summary>The chat of an edit or of anything that TDLib checks before it asks Telegram.</summary>
    public static PersonChat FindEditable(ApiCall call)
    {
        var chat = Find(call);
        return chat.Person.IsDeactivated ? throw ApiException.Forbidden("user is deactivated") : chat;
    }

    public static PersonChat FindWritable(ApiCall call)
    {
        var chat = FindEditable(call);
        if (chat.IsBlocked)
            throw ApiException.Forbidden("bot was blocked by the user");
        return chat.IsStarted ? chat : throw ApiException.Forbidden("bot can't initiate conversation with a user");
    }

    public static int MessageId(ApiCall call) =>
        (int)Math.Clamp(call.Arguments.Number("message_id") ?? 0, 0, int.MaxValue);
}
