namespace PetitionBot.Playground.Rules;

/// <summary>Entities in Telegram's order: by start, the longer first, then by the kind.</summary>
internal static class EntityOrder
{
    private static readonly string[] Outermost =
        ["blockquote", "expandable_blockquote", "pre", "code", "text_link", "bold", "italic", "underline", "strikethrough", "spoiler"];

    public static IReadOnlyList<TextEntity> Sorted(IEnumerable<TextEntity> entities) =>
    [
        .. entities
            .Select(entity => entity.Type == "code" ? entity with { Language = null } : entity)
            .OrderBy(entity => entity.Offset)
            .ThenByDescending(entity => entity.Length)
            .ThenBy(entity => Array.IndexOf(Outermost, entity.Type)),
    ];
}
