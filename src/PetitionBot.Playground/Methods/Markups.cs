using System.Text.Json;
using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

/// <summary>Reads reply_markup, whose shape is checked already, by the rules of keyboards.</summary>
internal static class Markups
{
    private const int MostButtons = 100;
    private const int MostInRow = 8;

    public static ReplyMarkup? Read(ApiCall call)
    {
        if (call.Arguments.Json("reply_markup") is not { } markup)
            return null;
        if (markup.TryGetProperty("inline_keyboard", out var inline))
            return ReadInline(inline);
        if (markup.TryGetProperty("keyboard", out var keyboard))
            return ReadKeyboard(markup, keyboard);
        if (JsonStrings.Flag(markup, "remove_keyboard"))
            return new ReplyMarkup.Remove();
        return JsonStrings.Flag(markup, "force_reply") ? new ReplyMarkup.ForceReply() : null;
    }

    // Rows without buttons vanish, and a keyboard without rows is none.
    private static ReplyMarkup.Inline? ReadInline(JsonElement rows)
    {
        var read = Rows(rows, Buttons.Read);
        return read.Count == 0 ? null : new ReplyMarkup.Inline(read);
    }

    private static ReplyMarkup.Keyboard? ReadKeyboard(JsonElement markup, JsonElement rows)
    {
        var read = Rows(rows, ReadKey);
        return read.Count == 0 ? null : new ReplyMarkup.Keyboard(new ReplyKeyboard(read, JsonStrings.Field(markup, "input_field_placeholder")));
    }

    private static List<IReadOnlyList<T>> Rows<T>(JsonElement rows, Func<JsonElement, T> read)
    {
        var result = rows.EnumerateArray()
            .Select(row => (IReadOnlyList<T>)[.. row.EnumerateArray().Select(read)])
            .Where(row => row.Count > 0)
            .ToList();
        if (result.Sum(row => row.Count) > MostButtons || result.Any(row => row.Count > MostInRow))
            throw ApiException.BadRequest("reply markup is too long");
        return result;
    }

    private static ReplyKey ReadKey(JsonElement key)
    {
        if (key.ValueKind == JsonValueKind.String)
            return new ReplyKey(NonEmpty(JsonStrings.Of(key)), false);
        foreach (var field in key.EnumerateObject())
        {
            if (field.Name is not ("text" or "style" or "request_contact"))
                throw ApiException.NotImitated($"KeyboardButton.{field.Name}");
        }
        return new ReplyKey(NonEmpty(JsonStrings.Field(key, "text")!), JsonStrings.Flag(key, "request_contact"));
    }

    private static string NonEmpty(string text) =>
        text.Trim().Length > 0 ? text : throw ApiException.BadRequest("keyboard button text must be non-empty");
}
