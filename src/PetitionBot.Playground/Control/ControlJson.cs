using System.Text.Json;

namespace PetitionBot.Playground.Control;

/// <summary>What the control interface tells, in its own words: it is no Bot API.</summary>
internal static class ControlJson
{
    public static void WriteState(Utf8JsonWriter json, TelegramWorld world) => json.WriteObject(json =>
    {
        json.WriteNumber("changes", world.ChangeCount);
        json.WriteString("time", world.Now);
        json.WritePropertyName("bots");
        json.WriteArray(world.Bots, bot => json.WriteObject(json =>
        {
            json.WriteNumber("id", bot.Id);
            json.WriteText("username", bot.Username);
            json.WriteText("first_name", bot.FirstName);
        }));
        json.WritePropertyName("persons");
        json.WriteArray(world.Persons, person => WritePerson(json, person));
    });

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
        json.WritePropertyName("inbox");
        json.WriteArray(person.Inbox, message => WriteMessage(json, message));
    });

    public static void WriteChat(Utf8JsonWriter json, PersonChat chat, bool unchanged) => json.WriteObject(json =>
    {
        json.WriteNumber("changes", chat.ChangeCount);
        json.WriteBoolean("changed", !unchanged);
        if (unchanged)
            return;
        json.WriteBoolean("blocked", chat.IsBlocked);
        json.WritePropertyName("messages");
        json.WriteArray(chat.Messages, message => WriteMessage(json, message));
        json.WritePropertyName("deleted");
        json.WriteArray(chat.DeletedIds, id => json.WriteNumberValue(id));
        WriteCommands(json, chat);
        WriteReplyKeyboard(json, chat.ReplyKeyboard);
    });

    public static void WriteCommands(Utf8JsonWriter json, PersonChat chat)
    {
        json.WritePropertyName("commands");
        json.WriteArray(chat.Commands, command => json.WriteObject(json =>
        {
            json.WriteText("command", command.Command);
            json.WriteText("description", command.Description);
        }));
    }

    public static void WriteMessage(Utf8JsonWriter json, ChatMessage message) => json.WriteObject(json =>
    {
        json.WriteNumber("id", message.Id);
        json.WriteBoolean("from_bot", message.FromBot);
        json.WriteDate("date", message.Date);
        json.WriteBoolean("edited", message.Edited);
        json.WriteBoolean("forwarded", message.IsForwarded);
        json.WriteText("forwarded_from", message.Origin is { } origin ? origin.Bot?.Title() ?? origin.Person!.FirstName : null);
        if (message.SenderId is { } sender)
            json.WriteNumber("sender", sender);
        if (message.ReplyToId is { } reply)
            json.WriteNumber("reply_to", reply);
        json.WriteText("text", message.Text);
        json.WriteText("source", message.Source);
        json.WritePropertyName("entities");
        json.WriteArray(message.Entities, entity => WriteEntity(json, entity));
        json.WritePropertyName("keyboard");
        json.WriteArray(message.Keyboard, row => json.WriteArray(row, button => WriteButton(json, button)));
        json.WriteText("document", message.Document?.Name);
        json.WriteText("photo", message.Photo?.Name);
        WriteFile(json, message);
        json.WriteText("contact", message.Contact?.PhoneNumber);
        json.WriteText("contact_name", message.Contact?.FirstName);
    });

    public static void WritePress(Utf8JsonWriter json, PressResult press) => json.WriteObject(json =>
    {
        json.WriteText("callback_query_id", press.CallbackId);
        json.WriteBoolean("answered", press.IsAnswered);
        json.WriteText("text", press.Text);
        json.WriteBoolean("show_alert", press.ShowAlert);
    });

    public static void WriteFaults(Utf8JsonWriter json, IReadOnlyDictionary<int, Fault> faults) =>
        json.WriteArray(faults, entry => json.WriteObject(json =>
        {
            json.WriteNumber("number", entry.Key);
            json.WriteText("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(entry.Value.Kind.ToString()));
            json.WriteText("method", entry.Value.Method);
            json.WriteNumber("status", entry.Value.Status);
            if (entry.Value.ChatId is { } chat)
                json.WriteNumber("chat_id", chat);
        }));

    private static void WriteFile(Utf8JsonWriter json, ChatMessage message)
    {
        if ((message.Document ?? message.Photo) is not { } file)
            return;
        json.WriteText("file_id", file.FileId);
        json.WriteNumber("file_size", file.Content.Length);
        if (message.Photo is null)
            return;
        json.WriteNumber("width", file.Size.Width);
        json.WriteNumber("height", file.Size.Height);
    }

    private static void WriteEntity(Utf8JsonWriter json, TextEntity entity) => json.WriteObject(json =>
    {
        json.WriteText("type", entity.Type);
        json.WriteNumber("offset", entity.Offset);
        json.WriteNumber("length", entity.Length);
        json.WriteText("url", entity.Url);
        json.WriteText("language", entity.Language);
    });

    private static void WriteButton(Utf8JsonWriter json, Button button) => json.WriteObject(json =>
    {
        json.WriteText("text", button.Text);
        json.WriteText("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(button.Kind.ToString()));
        json.WriteText("data", button.Data);
        json.WriteText("style", button.Style);
    });

    public static void WriteReplyKeyboard(Utf8JsonWriter json, ReplyKeyboard? keyboard)
    {
        if (keyboard is null)
            return;
        json.WritePropertyName("reply_keyboard");
        json.WriteArray(keyboard.Rows, row => json.WriteArray(row, key => json.WriteObject(json =>
        {
            json.WriteText("text", key.Text);
            json.WriteBoolean("requests_contact", key.RequestsContact);
        })));
    }
}
