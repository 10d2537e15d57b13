namespace PetitionBot.Core.Texts;

/// <summary>The languages that the bot speaks, by their ISO 639-1 codes.</summary>
public static class Languages
{
    // Telegram apps set to these languages belong to people who mostly read Russian with ease.
    private static readonly HashSet<string> ReadRussian =
        ["be", "uk", "ky", "uz", "tg", "tk", "hy", "az", "ka", "mo", "ba", "tt", "cv"];

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.Kazakh, Language.Russian, Language.English];

    /// <summary>The two-letter code: <c>ru</c>, <c>kk</c> or <c>en</c>. It also names a petition's file.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Russian => "ru",
        Language.Kazakh => "kk",
        Language.English => "en",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "not a language of the bot"),
    };

    /// <summary>What speakers call it, for buttons.</summary>
    public static string OwnName(this Language language) => language switch
    {
        Language.Russian => "Русский",
        Language.Kazakh => "Қазақша",
        Language.English => "English",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "not a language of the bot"),
    };

    /// <summary>The language with exactly this code, or null.</summary>
    public static Language? FromCode(string? code) => code switch
    {
        "ru" => Language.Russian,
        "kk" => Language.Kazakh,
        "en" => Language.English,
        _ => null,
    };

    /// <summary>
    /// The language to greet a person in, by the IETF tag that Telegram sends (<c>ru</c>, <c>kk-KZ</c>, <c>pt_BR</c>).
    /// </summary>
    /// <param name="tag">The tag, or null: the first update of a person may carry none.</param>
    /// <returns>A language of the bot; null when there was no tag to judge by.</returns>
    public static Language? FromTag(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag)) return null;
        var main = tag.Trim().Split('-', '_')[0].ToLowerInvariant();
        return FromCode(main) ?? (ReadRussian.Contains(main) ? Language.Russian : Language.English);
    }
}
