using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>Tells the language of a document by its letters.</summary>
internal static class LanguageDetection
{
    private const string KazakhLetters = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

    // In Kazakh about every fourth letter is one of them; a Russian text that quotes Kazakh names stays far below this share.
    private const int KazakhShare = 20;

    /// <summary>Kazakh by its own letters, Russian by other Cyrillic ones, else English.</summary>
    public static Language Of(string text)
    {
        var cyrillic = text.Count(c => c is >= '\u0400' and <= '\u052F');
        var kazakh = text.Count(KazakhLetters.Contains);
        if (cyrillic <= text.Count(char.IsAsciiLetter)) return Language.English;
        return kazakh * KazakhShare >= cyrillic ? Language.Kazakh : Language.Russian;
    }
}
