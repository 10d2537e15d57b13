using System.Collections.Frozen;
using System.Text.Json;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

/// <summary>Reads a button of an inline keyboard and refuses what Telegram would.</summary>
internal static class Buttons
{
    private const int LongestData = 64;
    private const int LongestCopy = 256;
    private const string Prefix = "can't parse inline keyboard button: ";
    private static readonly FrozenSet<string> Looks = new[] { "text", "style", "icon_custom_emoji_id" }.ToFrozenSet();

    public static Button Read(JsonElement json)
    {
        var text = JsonStrings.Field(json, "text")!;
        if (text.Trim().Length == 0)
            throw ApiException.BadRequest("inline keyboard button text must be non-empty");
        // The official server takes the first action it knows; a second one is a mistake that a test should hear of.
        var actions = json.EnumerateObject().Where(field => !Looks.Contains(field.Name) && !IsEmpty(field)).ToList();
        return actions switch
        {
            [var action] => Act(text, action) with { Style = Style(json), Icon = JsonStrings.Field(json, "icon_custom_emoji_id") },
            [] => throw ApiException.BadRequest(Prefix + "Text buttons are unallowed in the inline keyboard"),
            _ => throw ApiException.BadRequest($"{Prefix}exactly one of its actions must be used, not {string.Join(" and ", actions.Select(action => action.Name))}"),
        };
    }

    private static bool IsEmpty(JsonProperty field) =>
        field.Name is "url" or "callback_data" && field.Value.ValueEquals("");

    private static Button Act(string text, JsonProperty action)
    {
        var button = action.Name switch
        {
            "callback_data" => new Button(text, ButtonKind.Callback, Data(JsonStrings.Of(action.Value))),
            "url" => new Button(text, ButtonKind.Url, Url(JsonStrings.Of(action.Value))),
            "copy_text" => new Button(text, ButtonKind.CopyText, Copied(JsonStrings.Field(action.Value, "text")!)),
            "switch_inline_query" => new Button(text, ButtonKind.SwitchInline, JsonStrings.Of(action.Value)),
            "switch_inline_query_current_chat" => new Button(text, ButtonKind.SwitchInlineHere, JsonStrings.Of(action.Value)),
            "callback_game" or "pay" => throw ApiException.NotImitated($"InlineKeyboardButton.{action.Name}"),
            _ => new Button(text, ButtonKind.Other, action.Value.GetRawText()),
        };
        return button with { Field = action.Name };
    }

    private static string Data(string data) =>
        Unicode.Bytes(data) <= LongestData ? data : throw ApiException.BadRequest("BUTTON_DATA_INVALID");

    private static string Copied(string text) =>
        text.Length is > 0 and <= LongestCopy ? text : throw ApiException.BadRequest("BUTTON_COPY_TEXT_INVALID");

    private static string Url(string link)
    {
        if (Links.Check(link, out var url) is { } problem)
            throw ApiException.BadRequest($"inline keyboard button URL '{link}' is invalid: {problem}");
        return url;
    }

    private static string? Style(JsonElement json) => JsonStrings.Field(json, "style") switch
    {
        null or "" or "default" => null,
        "danger" or "success" or "primary" => JsonStrings.Field(json, "style"),
        _ => throw ApiException.BadRequest(Prefix + "invalid button style specified"),
    };
}
