using System.Text.Json;

namespace PetitionBot.Playground;

/// <summary>Message of the Bot API.</summary>
internal static class MessageJson
{
    public static void Write(Utf8JsonWriter json, ChatMessage message, PersonChat chat, bool withReply = true) => json.WriteObject(json =>
    {
        json.WriteNumber("message_id", message.Id);
        json.WritePropertyName("from");
        if (message.FromBot)
            UserJson.Write(json, chat.Bot);
        else
            UserJson.Write(json, chat.Person);
        json.WritePropertyName("chat");
        UserJson.WriteChat(json, chat.Person);
        json.WriteDate("date", message.Date);
        if (message.EditDate is { } edited)
            json.WriteDate("edit_date", edited);
        WriteOrigin(json, message.Origin);
        WriteReply(json, message, chat, withReply);
        WriteContent(json, message);
        WriteContact(json, message.Contact);
        WriteKeyboard(json, message.Markup);
    });

    public static void WriteFile(Utf8JsonWriter json, StoredFile file)
    {
        json.WriteText("file_id", file.FileId);
        json.WriteText("file_unique_id", file.UniqueId);
        json.WriteNumber("file_size", file.Content.Length);
    }

    private static void WriteContent(Utf8JsonWriter json, ChatMessage message)
    {
        if (message.Document is { } document)
            json.WriteObject("document", json =>
            {
                json.WriteText("file_name", document.Name);
                json.WriteText("mime_type", document.MimeType);
                WriteFile(json, document);
            });
        if (message.Photo is { } photo)
            WritePhoto(json, photo);
        if (message.Text.Length == 0)
            return;
        json.WriteText(message.HasCaption ? "caption" : "text", message.Text);
        if (message.Entities.Count == 0)
            return;
        json.WritePropertyName(message.HasCaption ? "caption_entities" : "entities");
        json.WriteArray(message.Entities, entity => WriteEntity(json, entity));
    }

    private static void WritePhoto(Utf8JsonWriter json, StoredFile photo)
    {
        json.WritePropertyName("photo");
        json.WriteArray([photo], size => json.WriteObject(json =>
        {
            WriteFile(json, size);
            json.WriteNumber("width", size.Size.Width);
            json.WriteNumber("height", size.Size.Height);
        }));
    }

    private static void WriteEntity(Utf8JsonWriter json, TextEntity entity) => json.WriteObject(json =>
    {
        json.WriteNumber("offset", entity.Offset);
        json.WriteNumber("length", entity.Length);
        json.WriteText("type", entity.Type);
        json.WriteText("url", entity.Url);
        json.WriteText("language", entity.Language);
    });

    private static void WriteOrigin(Utf8JsonWriter json, ForwardedFrom? origin)
    {
        if (origin is null)
            return;
        json.WriteObject("forward_origin", json =>
        {
            json.WriteText("type", "user");
            json.WritePropertyName("sender_user");
            if (origin.Bot is { } bot)
                UserJson.Write(json, bot);
            else
                UserJson.Write(json, origin.Person!);
            json.WriteDate("date", origin.Date);
        });
    }

    private static void WriteReply(Utf8JsonWriter json, ChatMessage message, PersonChat chat, bool withReply)
    {
        if (!withReply || message.ReplyToId is not { } id || chat.Find(id) is not { } target)
            return;
        json.WritePropertyName("reply_to_message");
        Write(json, target, chat, withReply: false);
    }

    private static void WriteContact(Utf8JsonWriter json, SharedContact? contact)
    {
        if (contact is null)
            return;
        json.WriteObject("contact", json =>
        {
            json.WriteText("phone_number", contact.PhoneNumber);
            json.WriteText("first_name", contact.FirstName);
            if (contact.UserId is { } id)
                json.WriteNumber("user_id", id);
        });
    }

    private static void WriteKeyboard(Utf8JsonWriter json, ReplyMarkup? markup)
    {
        if (markup is not ReplyMarkup.Inline inline)
            return;
        json.WriteObject("reply_markup", json =>
        {
            json.WritePropertyName("inline_keyboard");
            json.WriteArray(inline.Rows, row => json.WriteArray(row, button => WriteButton(json, button)));
        });
    }

    private static void WriteButton(Utf8JsonWriter json, Button button) => json.WriteObject(json =>
    {
        json.WriteText("text", button.Text);
        json.WriteText("icon_custom_emoji_id", button.Icon);
        json.WriteText("style", button.Style);
        if (button.Kind == ButtonKind.CopyText)
            json.WriteObject(button.Field, json => json.WriteText("text", button.Data));
        else if (button.Kind == ButtonKind.Other)
        {
            json.WritePropertyName(button.Field);
            json.WriteRawValue(button.Data);
        }
        else
            json.WriteText(button.Field, button.Data);
    });
}
