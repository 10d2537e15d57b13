using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>What Telegram shows around the chat to people whose app is in one language. All of it is plain text.</summary>
/// <param name="AppLanguage">The app's two-letter language; null for all apps that no other introduction names.</param>
/// <param name="Commands">The menu: each command without its slash, and what it is for, at most 256 characters.</param>
/// <param name="Description">Stands in an empty chat, at most <see cref="LongestDescription"/> UTF-16 units.</param>
/// <param name="ShortDescription">Stands in the profile, at most <see cref="LongestShortDescription"/> UTF-16 units.</param>
public sealed record Introduction(
    string? AppLanguage, IReadOnlyList<(string Name, string What)> Commands, string Description, string ShortDescription)
{
    /// <summary>Telegram's limit for a description.</summary>
    public const int LongestDescription = 512;

    /// <summary>Telegram's limit for a short description.</summary>
    public const int LongestShortDescription = 120;

    // Of the languages that Telegram offers for its apps: the bot's own, and those whose speakers it greets in Russian.
    private static readonly string?[] AppLanguages = [null, "ru", "kk", "en", "be", "uk", "uz"];

    /// <summary>One introduction for each kind of app, in the language in which the bot would greet its owner.</summary>
    /// <param name="petitions">The petitions on offer; a single one is named.</param>
    public static IReadOnlyList<Introduction> All(IReadOnlyList<Petition> petitions) =>
        [.. AppLanguages.Select(app => Of(app, Languages.FromTag(app ?? "und")!.Value, petitions))];

    private static Introduction Of(string? app, Language language, IReadOnlyList<Petition> petitions)
    {
        var say = Phrases.In(language);
        var title = petitions is [var only] ? only.Text(language).Title : null;
        return new Introduction(
            app,
            [
                ("start", say.StartMenuNote),
                ("sign", say.SignMenuNote),
                ("share", say.ShareMenuNote),
                ("me", say.MineMenuNote),
                ("verify", say.VerifyMenuNote),
                ("log", say.LogMenuNote),
                ("clean", say.CleanMenuNote),
                // In all languages: who needs it may not read the one that is set.
                ("language", say.LanguageButton),
                ("cancel", say.CancelMenuNote),
                ("help", say.HelpMenuNote),
            ],
            Fit(say.LongAbout, title, LongestDescription),
            Fit(say.ShortAbout, title, LongestShortDescription));
    }

    // The title gives way, at a word; what can be done here stays.
    private static string Fit(Func<string?, string> about, string? title, int limit)
    {
        if (title is null) return about(null);
        var room = limit - about("").Length;
        return about(TelegramHtml.ToPlain(TelegramHtml.Beginning(TelegramHtml.Escape(title), room)));
    }
}
