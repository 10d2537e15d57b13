using System.Collections.Frozen;

namespace PetitionBot.Playground.Rules;

/// <summary>Which tags Telegram's HTML has and which entity each becomes.</summary>
internal static class HtmlTags
{
    public static readonly FrozenSet<string> Known = new[]
    {
        "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji", "tg-time", "span",
        "pre", "code", "blockquote",
    }.ToFrozenSet();

    /// <summary>What an attribute says of its tag; null when Telegram ignores it.</summary>
    public static string? Argument(string tag, string attribute, string value) => (tag, attribute) switch
    {
        ("a", "href") => value,
        ("code", "class") when value.StartsWith("language-", StringComparison.Ordinal) => value[9..],
        ("span", "class") when value.StartsWith("tg-", StringComparison.Ordinal) => value[3..],
        ("blockquote", "expandable") => "1",
        _ => null,
    };

    public static void AddEntity(List<TextEntity> entities, HtmlText.OpenTag tag, int length, string content)
    {
        if (tag.Name == "a")
            AddLink(entities, tag, length, content);
        else if (tag.Name is "pre" or "code")
            AddCode(entities, tag, length);
        else
            entities.Add(new TextEntity(TypeOf(tag), tag.Offset, length));
    }

    private static string TypeOf(HtmlText.OpenTag tag) => tag.Name switch
    {
        "b" or "strong" => "bold",
        "i" or "em" => "italic",
        "u" or "ins" => "underline",
        "s" or "strike" or "del" => "strikethrough",
        "blockquote" => tag.Argument.Length > 0 ? "expandable_blockquote" : "blockquote",
        _ => "spoiler",
    };

    // A link that Telegram can't read leaves plain text behind, with no error.
    private static void AddLink(List<TextEntity> entities, HtmlText.OpenTag tag, int length, string content)
    {
        if (Links.Check(tag.Argument.Length > 0 ? tag.Argument : content, out var url) is null)
            entities.Add(new TextEntity("text_link", tag.Offset, length, url));
    }

    // <pre><code class="language-x"> around the same text is one pre with a language.
    private static void AddCode(List<TextEntity> entities, HtmlText.OpenTag tag, int length)
    {
        var inner = entities.Count > 0 && entities[^1].Offset == tag.Offset && entities[^1].Length == length ? entities[^1] : null;
        if (tag.Name == "pre" && inner is { Type: "code", Language: not null })
            entities[^1] = inner with { Type = "pre" };
        else if (tag.Name == "code" && inner is { Type: "pre" } && tag.Argument.Length > 0)
            entities[^1] = inner with { Language = tag.Argument };
        else
            entities.Add(new TextEntity(tag.Name, tag.Offset, length, Language: tag.Name == "code" && tag.Argument.Length > 0 ? tag.Argument : null));
    }
}
