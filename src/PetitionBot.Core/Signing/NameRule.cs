using System.Globalization;
using System.Text;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>
/// What can stand as a name: at most 100 code points, at least two letters, made of letters and marks of any script,
/// spaces and <c>'’-.</c>, after trimming and NFC.
/// </summary>
internal static class NameRule
{
    public const int MaxCodePoints = 100;

    /// <summary>Takes a typed name, or says why not.</summary>
    /// <param name="typed">What was typed; may hold anything, lone surrogates too.</param>
    /// <param name="name">The name, trimmed, in NFC and with single spaces; empty when it is refused.</param>
    public static NameProblem? Check(string typed, out string name)
    {
        name = "";
        // string.Normalize throws on lone surrogates and on U+FFFE, so they must be refused first.
        if (HasLoneSurrogate(typed) || typed.Contains('\uFFFE', StringComparison.Ordinal)) return NameProblem.ForbiddenCharacter;
        var text = string.Join(' ', typed.Normalize(NormalizationForm.FormC)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0) return NameProblem.Empty;
        var runes = text.EnumerateRunes().ToList();
        if (runes.Count > MaxCodePoints) return NameProblem.TooLong;
        if (!runes.All(IsAllowed)) return NameProblem.ForbiddenCharacter;
        if (runes.Count(Rune.IsLetter) < 2) return NameProblem.TooFewLetters;
        name = text;
        return null;
    }

    /// <summary>Whether a text holds half of a surrogate pair, which UTF-8 cannot carry.</summary>
    public static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else return true;
        }

        return false;
    }

    // The fillers of Hangul are letters to Unicode and nothing to the eye: a name of them would be invisible.
    private static bool IsAllowed(Rune rune) =>
        (Rune.IsLetter(rune) && rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0))
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || rune.Value is ' ' or '\'' or '’' or '-' or '.';
}
