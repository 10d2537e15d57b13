using System.Globalization;
using System.Text.Json;

namespace PetitionBot.Playground;

/// <summary>Update and what it carries beside messages.</summary>
internal static class UpdateJson
{
    public static void Write(Utf8JsonWriter json, PendingUpdate update)
    {
        if (update.Type is null)
        {
            json.WriteRawValue(update.Content, skipInputValidation: true);
            return;
        }
        json.WriteObject(json =>
        {
            json.WriteNumber("update_id", update.Id);
            json.WritePropertyName(update.Type);
            json.WriteRawValue(update.Content, skipInputValidation: true);
        });
    }

    public static void WritePress(Utf8JsonWriter json, PressResult press, PersonChat chat, int messageId, ChatMessage? standing, string data) => json.WriteObject(json =>
    {
        json.WriteText("id", press.CallbackId);
        json.WritePropertyName("from");
        UserJson.Write(json, chat.Person);
        json.WritePropertyName("message");
        if (standing is null)
            WriteInaccessible(json, chat, messageId);
        else
            MessageJson.Write(json, standing, chat);
        json.WriteText("chat_instance", (chat.Person.Id * 31 + chat.Bot.Id).ToString(CultureInfo.InvariantCulture));
        json.WriteText("data", data);
    });

    public static void WriteInlineQuery(Utf8JsonWriter json, InlineResult query, PersonChat chat, string text, string offset) => json.WriteObject(json =>
    {
        json.WriteText("id", query.QueryId);
        json.WritePropertyName("from");
        UserJson.Write(json, chat.Person);
        json.WriteText("query", text);
        json.WriteText("offset", offset);
        json.WriteText("chat_type", "private");
    });

    public static void WriteMembership(Utf8JsonWriter json, PersonChat chat, DateTimeOffset date) => json.WriteObject(json =>
    {
        json.WritePropertyName("chat");
        UserJson.WriteChat(json, chat.Person);
        json.WritePropertyName("from");
        UserJson.Write(json, chat.Person);
        json.WriteDate("date", date);
        json.WriteObject("old_chat_member", json => WriteMember(json, chat.Bot, !chat.IsBlocked));
        json.WriteObject("new_chat_member", json => WriteMember(json, chat.Bot, chat.IsBlocked));
    });

    private static void WriteMember(Utf8JsonWriter json, BotAccount bot, bool blocked)
    {
        json.WritePropertyName("user");
        UserJson.Write(json, bot);
        json.WriteText("status", blocked ? "kicked" : "member");
        if (blocked)
            json.WriteNumber("until_date", 0);
    }

    private static void WriteInaccessible(Utf8JsonWriter json, PersonChat chat, int messageId) => json.WriteObject(json =>
    {
        json.WritePropertyName("chat");
        UserJson.WriteChat(json, chat.Person);
        json.WriteNumber("message_id", messageId);
        json.WriteNumber("date", 0);
    });
}
