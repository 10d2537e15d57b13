using System.Text;

namespace PetitionBot.Playground.Rules;

/// <summary>What a bot's text goes through before it is a message: parse, clean, trim, measure.</summary>
internal static class TextRules
{
    public const int LongestMessage = 4096;
    public const int LongestCaption = 1024;
    private const int LongestSource = 1 << 15;

    public static FormattedText Message(string? source, string? parseMode, IReadOnlyList<TextEntity> entities)
    {
        if (string.IsNullOrEmpty(source))
            throw ApiException.BadRequest("message text is empty");
        var text = Formatted(source, parseMode, entities);
        if (text.Text.Length == 0)
            throw ApiException.BadRequest("text must be non-empty");
        return text.Text.Length <= LongestMessage ? text : throw ApiException.BadRequest("message is too long");
    }

    public static FormattedText Caption(string? source, string? parseMode, IReadOnlyList<TextEntity> entities)
    {
        var text = string.IsNullOrEmpty(source) ? FormattedText.Empty : Formatted(source, parseMode, entities);
        return text.Text.Length <= LongestCaption ? text : throw ApiException.BadRequest("message caption is too long");
    }

    private static FormattedText Formatted(string source, string? parseMode, IReadOnlyList<TextEntity> entities)
    {
        if (Unicode.Bytes(source) > LongestSource)
            throw ApiException.BadRequest("text is too long");
        return Trimmed(Cleaned(Parsed(source, parseMode, entities)));
    }

    private static FormattedText Parsed(string source, string? parseMode, IReadOnlyList<TextEntity> entities) =>
        parseMode?.ToLowerInvariant() switch
        {
            null or "" or "none" => new FormattedText(source, EntityOrder.Sorted(Within(entities, source.Length))),
            "html" => HtmlText.Parse(source),
            "markdown" or "markdownv2" => throw ApiException.NotImitated($"parse_mode {parseMode}"),
            _ => throw ApiException.BadRequest("unsupported parse_mode"),
        };

    private static IEnumerable<TextEntity> Within(IReadOnlyList<TextEntity> entities, int length)
    {
        foreach (var entity in entities)
        {
            if (entity.Offset < 0)
                throw ApiException.BadRequest($"receive an entity with incorrect offset {entity.Offset}");
            if (entity.Length < 0)
                throw ApiException.BadRequest($"receive an entity with incorrect length {entity.Length}");
        }
        return entities.Where(entity => entity.Length > 0 && entity.End <= length);
    }

    private static FormattedText Cleaned(FormattedText text)
    {
        if (!text.Text.Any(c => c is not '\n' && c < ' ' || IsDropped(c)))
            return text;
        var moved = new int[text.Text.Length + 1];
        var cleaned = new StringBuilder(text.Text.Length);
        for (var index = 0; index < text.Text.Length; index++)
        {
            moved[index] = cleaned.Length;
            var c = text.Text[index];
            if (!IsDropped(c))
                cleaned.Append(c < ' ' && c != '\n' ? ' ' : c);
        }
        moved[^1] = cleaned.Length;
        return new FormattedText(cleaned.ToString(), [.. text.Entities.Select(entity => entity with { Offset = moved[entity.Offset], Length = moved[entity.End] - moved[entity.Offset] })]);
    }

    // TDLib drops carriage returns, line and direction separators, and combining vertical lines.
    private static bool IsDropped(char c) => c is '\r' or (>= '\u2028' and <= '\u202E') or '\u0333' or '\u033F' or '\u030A';

    private static FormattedText Trimmed(FormattedText text)
    {
        var end = text.Text.Length;
        while (end > 0 && text.Text[end - 1] is ' ' or '\n' or '\u00A0' or '\u200B')
            end--;
        var start = 0;
        var firstEntity = text.Entities.Count > 0 ? text.Entities[0].Offset : end;
        while (start < Math.Min(end, firstEntity) && text.Text[start] is ' ' or '\n')
            start++;
        if (start == 0 && end == text.Text.Length)
            return text;
        return new FormattedText(text.Text[start..end], [.. text.Entities.Select(entity => Moved(entity, start, end)).Where(entity => entity.Length > 0)]);
    }

    private static TextEntity Moved(TextEntity entity, int start, int end) =>
        entity with { Offset = entity.Offset - start, Length = Math.Min(entity.End, end) - entity.Offset };
}
