using System.Globalization;
using System.Text;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>Makes a petition id from the name of a file that an organizer chose.</summary>
internal static class FileNameId
{
    private static readonly Dictionary<char, string> Latin = new()
    {
        ['а'] = "a",
        ['б'] = "b",
        ['в'] = "v",
        ['г'] = "g",
        ['д'] = "d",
        ['е'] = "e",
        ['ё'] = "e",
        ['ж'] = "zh",
        ['з'] = "z",
        ['и'] = "i",
        ['й'] = "i",
        ['к'] = "k",
        ['л'] = "l",
        ['м'] = "m",
        ['н'] = "n",
        ['о'] = "o",
        ['п'] = "p",
        ['р'] = "r",
        ['с'] = "s",
        ['т'] = "t",
        ['у'] = "u",
        ['ф'] = "f",
        ['х'] = "h",
        ['ц'] = "ts",
        ['ч'] = "ch",
        ['ш'] = "sh",
        ['щ'] = "sch",
        ['ъ'] = "",
        ['ы'] = "y",
        ['ь'] = "",
        ['э'] = "e",
        ['ю'] = "yu",
        ['я'] = "ya",
        ['ә'] = "a",
        ['ғ'] = "g",
        ['қ'] = "q",
        ['ң'] = "n",
        ['ө'] = "o",
        ['ұ'] = "u",
        ['ү'] = "u",
        ['һ'] = "h",
        ['і'] = "i",
    };

    /// <summary>An id for a file's name without its ending, different from all that are taken.</summary>
    public static string Of(string name, IReadOnlySet<string> taken)
    {
        var stem = Cut(Transliterate(name), PetitionId.MaxLength);
        if (stem.Length == 0) stem = "petition";
        var id = stem;
        for (var n = 2; taken.Contains(id); n++)
        {
            var ending = "-" + n.ToString(CultureInfo.InvariantCulture);
            id = Cut(stem, PetitionId.MaxLength - ending.Length) + ending;
        }

        return id;
    }

    private static string Transliterate(string name)
    {
        var id = new StringBuilder();
        // Composed first: "й" from a Mac's disk comes as "и" with a breve. U+FFFE has no normal form.
        foreach (var c in name.Replace('\uFFFE', '-').Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            if (Latin.TryGetValue(c, out var latin)) id.Append(latin);
            else if (Plain(c) is { } plain) id.Append(plain);
            else if (id.Length > 0 && id[^1] != '-') id.Append('-');
        }

        return id.ToString();
    }

    private static char? Plain(char c)
    {
        var plain = char.IsSurrogate(c) ? c : c.ToString().Normalize(NormalizationForm.FormD)[0];
        return char.IsAsciiLetterLower(plain) || char.IsAsciiDigit(plain) ? plain : null;
    }

    private static string Cut(string id, int length) => (id.Length > length ? id[..length] : id).Trim('-');
}
