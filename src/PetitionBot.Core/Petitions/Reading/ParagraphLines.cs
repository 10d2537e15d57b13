using System.Text;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>
/// Decides what a single line break inside a paragraph means. Markdown calls it a space; people who never heard of Markdown mean
/// a new line. It stays a new line where the author cannot have wrapped: the next word would still have fitted, or the next line
/// starts with a bullet, a dash or a number, or bold ends there. Otherwise it is a space.
/// </summary>
internal static class ParagraphLines
{
    private const char Cut = '\f';
    private const int ShortestWrap = 60;
    private const int LongestWrap = 120;

    /// <summary>The paragraph's parts: a new one begins at each line that has a number.</summary>
    /// <param name="html">Inline HTML with <see cref="InlineHtml.HardBreak"/> and line feeds.</param>
    /// <returns>For each part the number of lines before it, and its HTML.</returns>
    public static IReadOnlyList<(int LinesBefore, string Html)> Parts(string html)
    {
        // A resolved break has the place in the text that the break had: only the character changed.
        var original = TelegramHtml.ToPlain(html);
        var atoms = HtmlAtoms.Parse(Resolve(html));
        var parts = new List<(int, string)>();
        var start = 0;
        foreach (var part in atoms.Plain.Split(Cut))
        {
            var lines = original.AsSpan(0, start).CountAny('\n', InlineHtml.HardBreak);
            parts.Add((lines, atoms.Slice(start, start + part.Length)));
            start += part.Length + 1;
        }

        return parts;
    }

    /// <summary>The paragraph as one part.</summary>
    public static string Whole(string html) => Resolve(html).Replace(Cut, '\n');

    private static string Resolve(string html)
    {
        var atoms = HtmlAtoms.Parse(html);
        var meanings = new Queue<char>(Meanings(atoms));
        var resolved = new StringBuilder(html);
        for (var i = 0; i < resolved.Length; i++)
        {
            if (resolved[i] is '\n' or InlineHtml.HardBreak) resolved[i] = meanings.Dequeue();
        }

        return resolved.ToString();
    }

    private static IEnumerable<char> Meanings(HtmlAtoms atoms)
    {
        var lines = atoms.Plain.Split('\n', InlineHtml.HardBreak);
        var longest = lines.Max(line => line.Length);
        var wrap = longest is >= ShortestWrap and <= LongestWrap ? longest : ShortestWrap;
        var end = 0;
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            end += lines[i].Length;
            var isHard = atoms.Plain[end] == InlineHtml.HardBreak;
            yield return DemandMarker.Of(lines[i + 1]) is not null ? Cut
                : isHard || FitsWith(lines[i], lines[i + 1], wrap) || IsBullet(lines[i + 1]) || BoldEnds(atoms, end) ? '\n'
                : ' ';
            end++;
        }
    }

    private static bool FitsWith(string line, string next, int wrap) =>
        line.Length + 1 + next.TrimStart().Split(' ', 2)[0].Length < wrap;

    private static bool IsBullet(string line) =>
        line.TrimStart() is [var first, ' ' or '\u00A0' or '\t', ..] && "•·●◦▪■–—-✓✔✅*".Contains(first);

    private static bool BoldEnds(HtmlAtoms atoms, int end) =>
        end > 0 && end + 1 < atoms.Plain.Length && atoms.IsBold(end - 1) && !atoms.IsBold(end + 1);
}
