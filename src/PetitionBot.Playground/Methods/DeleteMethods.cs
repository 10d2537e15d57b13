using System.Text.Json;
using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

internal static class DeleteMethods
{
    private const int MostAtOnce = 100;
    private static readonly TimeSpan Limit = TimeSpan.FromHours(48);

    public static WriteResult DeleteOne(ApiCall call)
    {
        var chat = Chats.FindEditable(call);
        var message = chat.Find(Chats.MessageId(call)) ?? throw ApiException.BadRequest("message to delete not found");
        RefuseOld(call, message);
        chat.Delete(message.Id);
        return ApiCall.True;
    }

    // What is gone already is passed over in silence; one message that is too old fails the whole call.
    public static WriteResult DeleteMany(ApiCall call)
    {
        var ids = Ids(call);
        var chat = Chats.FindEditable(call);
        var messages = ids.Select(chat.Find).OfType<ChatMessage>().ToList();
        messages.ForEach(message => RefuseOld(call, message));
        messages.ForEach(message => chat.Delete(message.Id));
        return ApiCall.True;
    }

    private static List<int> Ids(ApiCall call)
    {
        var ids = call.Arguments.Json("message_ids") is { } array ? array.EnumerateArray().ToList() : [];
        if (ids.Count == 0)
            throw ApiException.BadRequest("message identifiers are not specified");
        if (ids.Count > MostAtOnce)
            throw ApiException.BadRequest("too many message identifiers specified");
        return ids.ConvertAll(Id);
    }

    private static int Id(JsonElement value) =>
        value.TryGetInt32(out var id) && id > 0 ? id : throw ApiException.BadRequest("invalid message identifier specified");

    private static void RefuseOld(ApiCall call, ChatMessage message)
    {
        if (call.World.Now - message.Date >= Limit)
            throw ApiException.BadRequest("message can't be deleted for everyone");
    }
}
