using System.Text.Json;

namespace PetitionBot.Playground;

/// <summary>User and Chat of the Bot API.</summary>
internal static class UserJson
{
    public static void Write(Utf8JsonWriter json, Person person) => json.WriteObject(json =>
    {
        json.WriteNumber("id", person.Id);
        json.WriteBoolean("is_bot", false);
        WriteNames(json, person);
        json.WriteText("language_code", person.LanguageCode);
    });

    public static void Write(Utf8JsonWriter json, BotAccount bot, bool full = false) => json.WriteObject(json =>
    {
        json.WriteNumber("id", bot.Id);
        json.WriteBoolean("is_bot", true);
        json.WriteText("first_name", bot.Title());
        json.WriteText("username", bot.Username);
        if (!full)
            return;
        json.WriteBoolean("can_join_groups", true);
        json.WriteBoolean("can_read_all_group_messages", false);
        json.WriteBoolean("supports_inline_queries", true);
        json.WriteBoolean("can_connect_to_business", false);
        json.WriteBoolean("has_main_web_app", false);
    });

    public static void WriteChat(Utf8JsonWriter json, Person person) => json.WriteObject(json => WriteChatFields(json, person));

    public static void WriteChatFields(Utf8JsonWriter json, Person person)
    {
        json.WriteNumber("id", person.Id);
        WriteNames(json, person);
        json.WriteText("type", "private");
    }

    private static void WriteNames(Utf8JsonWriter json, Person person)
    {
        json.WriteText("first_name", person.IsDeactivated ? "" : person.FirstName);
        json.WriteText("last_name", person.LastName);
        json.WriteText("username", person.Username);
    }
}
