using System.Text.Json;

namespace PetitionBot.Playground.Control;

/// <summary>What one listener of the stream has been told of one chat; used under the world's lock.</summary>
internal sealed class ChatView(PersonChat chat)
{
    private readonly Dictionary<int, ChatMessage> _told = [];
    private byte[] _head = [];
    private long _changes = -1;
    private int _actions = chat.ActionCount;

    /// <summary>Writes what is new; null where nothing is.</summary>
    public Action<Utf8JsonWriter>? Next()
    {
        // What stands around the messages depends on the bot and the person too, so the chat's own count is not enough.
        var head = JsonText.Bytes(json => StreamJson.WriteHead(json, chat));
        var isHeadNew = !head.AsSpan().SequenceEqual(_head);
        if (!isHeadNew && chat.ChangeCount == _changes)
            return null;
        (_head, _changes) = (head, chat.ChangeCount);
        var (put, gone) = Messages();
        var action = chat.ActionCount > _actions ? chat.Action : null;
        _actions = chat.ActionCount;
        return json => json.WriteObject(json =>
        {
            StreamJson.WriteName(json, chat);
            if (isHeadNew)
            {
                json.WritePropertyName("head");
                json.WriteRawValue(head, skipInputValidation: true);
            }
            json.WriteText("action", action);
            StreamJson.WriteMessages(json, put, gone);
            StreamJson.WritePresses(json, chat);
        });
    }

    private (List<ChatMessage> Put, List<int> Gone) Messages()
    {
        var standing = chat.Messages;
        var put = standing.Where(message => !ReferenceEquals(_told.GetValueOrDefault(message.Id), message)).ToList();
        put.ForEach(message => _told[message.Id] = message);
        var gone = new List<int>();
        if (_told.Count > standing.Count)
        {
            var ids = standing.Select(message => message.Id).ToHashSet();
            gone.AddRange(_told.Keys.Where(id => !ids.Contains(id)));
            gone.ForEach(id => _told.Remove(id));
        }
        return (put, gone);
    }
}
