using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

internal static class Replies
{
    /// <summary>The message that a call answers to, or null; one that is gone is refused unless the bot allows that.</summary>
    public static int? Find(ApiCall call, PersonChat chat)
    {
        if (call.Arguments.Json("reply_parameters") is not { } reply)
            return null;
        foreach (var field in reply.EnumerateObject())
        {
            if (field.Name is not ("message_id" or "allow_sending_without_reply" or "chat_id"))
                throw ApiException.NotImitated($"reply_parameters.{field.Name}");
        }
        if (!reply.TryGetProperty("message_id", out var value))
            throw ApiException.BadRequest("field \"message_id\" of reply_parameters (ReplyParameters) is required");
        var id = (int)value.GetInt64();
        if (chat.Find(id) is not null)
            return id;
        return JsonStrings.Flag(reply, "allow_sending_without_reply") ? null : throw ApiException.BadRequest("message to be replied not found");
    }
}
