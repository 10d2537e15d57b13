using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

internal static class EditMethods
{
    public static WriteResult EditText(ApiCall call)
    {
        var text = Texts.Message(call);
        var markup = Inline(call);
        LinkPreviews.Check(call);
        var (chat, message) = Find(call);
        if (message.HasCaption)
            throw ApiException.BadRequest("there is no text in the message to edit");
        return Replace(call, chat, message, message with { Content = text, Source = call.Arguments.Text("text"), Markup = markup });
    }

    public static WriteResult EditMarkup(ApiCall call)
    {
        var markup = Inline(call);
        var (chat, message) = Find(call);
        return Replace(call, chat, message, message with { Markup = markup });
    }

    private static ReplyMarkup? Inline(ApiCall call) =>
        Markups.Read(call) is var markup and (null or ReplyMarkup.Inline) ? markup : throw ApiException.BadRequest("inline keyboard expected");

    private static (PersonChat Chat, ChatMessage Message) Find(ApiCall call)
    {
        if (!call.Arguments.Has("chat_id") && !call.Arguments.Has("message_id"))
            throw ApiException.BadRequest("message identifier is not specified");
        var chat = Chats.FindEditable(call);
        var message = chat.Find(Chats.MessageId(call)) ?? throw ApiException.BadRequest("message to edit not found");
        // A message that brought, removed or forced a reply keyboard can't be edited, nor can one of somebody else.
        var editable = message is { FromBot: true, Origin: null, Markup: null or ReplyMarkup.Inline };
        return editable ? (chat, message) : throw ApiException.BadRequest("message can't be edited");
    }

    private static WriteResult Replace(ApiCall call, PersonChat chat, ChatMessage old, ChatMessage changed)
    {
        if (old.Content == changed.Content && Equals(old.Markup, changed.Markup))
            throw ApiException.BadRequest("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        if (chat.IsBlocked)
            throw ApiException.Forbidden("bot was blocked by the user");
        var edited = chat.Replace(changed with { EditDate = call.World.Now });
        return json => MessageJson.Write(json, edited, chat);
    }
}
