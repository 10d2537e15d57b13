using System.Collections.Frozen;
using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

internal static class ChatMethods
{
    private static readonly FrozenSet<string> Actions = new[]
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    }.ToFrozenSet();

    private static readonly string[] Gifts =
        ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"];

    public static WriteResult SendChatAction(ApiCall call)
    {
        if (!Actions.Contains(call.Arguments.Text("action") ?? ""))
            throw ApiException.BadRequest("wrong parameter action in request");
        Chats.FindWritable(call).ShowAction(call.Arguments.Text("action")!);
        return ApiCall.True;
    }

    public static WriteResult GetChat(ApiCall call)
    {
        var chat = Chats.Find(call);
        return json => json.WriteObject(json =>
        {
            UserJson.WriteChatFields(json, chat.Person);
            json.WriteNumber("accent_color_id", 0);
            json.WriteNumber("max_reaction_count", 11);
            json.WriteObject("accepted_gift_types", json =>
            {
                foreach (var kind in Gifts)
                    json.WriteBoolean(kind, true);
            });
        });
    }
}
