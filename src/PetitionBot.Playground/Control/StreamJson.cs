using System.Text.Json;

namespace PetitionBot.Playground.Control;

/// <summary>The words of the stream; docs/emulator.md tells them.</summary>
internal static class StreamJson
{
    public static void WriteBeginning(Utf8JsonWriter json, TelegramWorld world)
    {
        json.WriteText("run", world.RunId);
        json.WritePropertyName("bots");
        json.WriteArray(world.Bots, bot => json.WriteObject(json =>
        {
            json.WriteNumber("id", bot.Id);
            json.WriteText("username", bot.Username);
        }));
    }

    public static void WritePerson(Utf8JsonWriter json, Person person) => json.WriteObject(json =>
    {
        json.WriteNumber("id", person.Id);
        json.WriteText("first_name", person.FirstName);
        json.WriteText("last_name", person.LastName);
        json.WriteText("username", person.Username);
        json.WriteText("language_code", person.LanguageCode);
        json.WriteText("phone_number", person.PhoneNumber);
        json.WriteBoolean("deactivated", person.IsDeactivated);
        json.WriteBoolean("organizer", person.IsOrganizer);
    });

    public static void WriteName(Utf8JsonWriter json, PersonChat chat)
    {
        json.WriteNumber("person", chat.Person.Id);
        json.WriteText("bot", chat.Bot.Username);
    }

    public static void WriteHead(Utf8JsonWriter json, PersonChat chat) => json.WriteObject(json =>
    {
        json.WriteText("title", chat.Bot.Title(chat.Person.LanguageCode));
        json.WriteText("description", chat.Bot.Profile.Text("description", chat.Person.LanguageCode?.Split('-')[0] ?? ""));
        json.WriteBoolean("started", chat.IsStarted);
        json.WriteBoolean("blocked", chat.IsBlocked);
        ControlJson.WriteCommands(json, chat);
        ControlJson.WriteReplyKeyboard(json, chat.ReplyKeyboard);
        json.WriteText("placeholder", chat.ReplyKeyboard?.Placeholder);
    });

    public static void WriteMessages(Utf8JsonWriter json, List<ChatMessage> put, List<int> gone)
    {
        json.WritePropertyName("put");
        json.WriteArray(put, message => ControlJson.WriteMessage(json, message));
        json.WritePropertyName("gone");
        json.WriteArray(gone, json.WriteNumberValue);
    }

    public static void WritePresses(Utf8JsonWriter json, PersonChat chat)
    {
        json.WritePropertyName("presses");
        json.WriteArray(chat.RecentPresses, press => json.WriteObject(json =>
        {
            json.WriteText("callback_query_id", press.CallbackId);
            json.WriteNumber("message_id", press.MessageId);
            json.WriteText("data", press.Data);
            json.WriteBoolean("answered", press.IsAnswered);
            json.WriteText("text", press.Text);
            json.WriteBoolean("show_alert", press.ShowAlert);
        }));
    }

    public static void WriteLetter(Utf8JsonWriter json, Person to, ChatMessage letter) => json.WriteObject(json =>
    {
        json.WriteNumber("to", to.Id);
        json.WritePropertyName("message");
        ControlJson.WriteMessage(json, letter);
    });
}
