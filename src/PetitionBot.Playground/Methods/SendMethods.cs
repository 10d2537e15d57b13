using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

internal static class SendMethods
{
    public static WriteResult SendMessage(ApiCall call)
    {
        var text = Texts.Message(call);
        var markup = Markups.Read(call);
        LinkPreviews.Check(call);
        if (ChannelMethods.TryPost(call, text) is { } posted)
            return posted;
        return Send(call, new ChatMessage { Id = 0, FromBot = true, Date = default, Content = text, Source = call.Arguments.Text("text"), Markup = markup });
    }

    public static WriteResult SendDocument(ApiCall call) => SendFile(call, "document", isPhoto: false);

    public static WriteResult SendPhoto(ApiCall call) => SendFile(call, "photo", isPhoto: true);

    public static WriteResult ForwardMessage(ApiCall call)
    {
        var (source, message) = Source(call, "message to forward not found");
        return Send(call, Forwarding.Copy(message, source) with { FromBot = true });
    }

    public static WriteResult CopyMessage(ApiCall call)
    {
        var markup = Markups.Read(call);
        var (_, message) = Source(call, "message to copy not found");
        if (message.Contact is not null)
            throw ApiException.NotImitated("copying a contact");
        var copy = message with { FromBot = true, Origin = null, EditDate = null, ReplyToId = null, Markup = markup };
        if (call.Arguments.Has("caption") && message.HasCaption)
            copy = copy with { Content = Texts.Caption(call), Source = call.Arguments.Text("caption") };
        var id = Store(call, copy).Message.Id;
        return json => json.WriteObject(json => json.WriteNumber("message_id", id));
    }

    private static WriteResult SendFile(ApiCall call, string parameter, bool isPhoto)
    {
        var caption = Texts.Caption(call);
        var markup = Markups.Read(call);
        var file = Files.Take(call, parameter, isPhoto);
        return Send(call, new ChatMessage
        {
            Id = 0,
            FromBot = true,
            Date = default,
            Content = caption,
            Source = call.Arguments.Text("caption"),
            Markup = markup,
            Document = isPhoto ? null : file,
            Photo = isPhoto ? file : null,
        });
    }

    private static WriteResult Send(ApiCall call, ChatMessage draft)
    {
        var (chat, message) = Store(call, draft);
        return json => MessageJson.Write(json, message, chat);
    }

    private static (PersonChat Chat, ChatMessage Message) Store(ApiCall call, ChatMessage draft)
    {
        var chat = Chats.FindEditable(call);
        var reply = Replies.Find(call, chat);
        Chats.FindWritable(call);
        return (chat, chat.Add(draft with { Id = call.Bot.NextMessageId(), Date = call.World.Now, ReplyToId = reply }));
    }

    private static (PersonChat Chat, ChatMessage Message) Source(ApiCall call, string missing)
    {
        var source = Chats.Find(call, "from_chat_id");
        return (source, source.Find(Chats.MessageId(call)) ?? throw ApiException.BadRequest(missing));
    }
}
