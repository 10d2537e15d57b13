using System.Text.RegularExpressions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>
/// Finds the title among what stands before the demands: the first heading; else the first paragraph that is bold; else the first
/// line. A heading that only names the kind of document ("ПЕТИЦИЯ") gives way to the one that follows it. A heading that names a
/// part ("Почему"), or that comes after a long text, is no title when a line before it can be.
/// </summary>
internal static partial class TitleFinder
{
    private const int LongText = 300;
    private const int LongHeading = 200;

    /// <summary>The title, its line, and the units that are left for the preamble.</summary>
    /// <param name="head">What stands before the first demand.</param>
    /// <returns>An empty title when there is none.</returns>
    public static (string Title, int Line, IReadOnlyList<Unit> Preamble) Find(IReadOnlyList<Unit> head)
    {
        var at = Best(head, unit => unit.Kind == UnitKind.Heading) ?? Best(head, IsBoldLine);
        return at is { } index ? FromHeading(head, index) : FromFirstLine(head);
    }

    /// <summary>A title is one line: white space and line breaks become single spaces.</summary>
    public static string Clean(string plain) => Space().Replace(plain, " ").Trim();

    private static int? Best(IReadOnlyList<Unit> head, Predicate<Unit> isHeading)
    {
        var before = 0;
        for (var i = 0; i < head.Count && before <= LongText; i++)
        {
            if (isHeading(head[i]) && (before == 0 || !HeadingWords.IsSection(head[i].Plain))) return i;
            if (head[i].Kind != UnitKind.Rule && !HeadingWords.IsGenre(head[i].Plain)) before += head[i].Plain.Length;
        }

        return null;
    }

    private static (string, int, IReadOnlyList<Unit>) FromHeading(IReadOnlyList<Unit> head, int index)
    {
        var title = index + 1 < head.Count && IsRealTitle(head[index], head[index + 1]) ? index + 1 : index;
        return (Clean(head[title].Plain), head[title].Line, [.. head.Where((unit, i) => i != title && !(i < title && HeadingWords.IsGenre(unit.Plain)))]);
    }

    private static bool IsRealTitle(Unit first, Unit next)
    {
        if (next.Number is not null || HeadingWords.IsSection(next.Plain)) return false;
        if (!HeadingWords.IsGenre(first.Plain)) return next.Kind == UnitKind.Heading && first.Kind == UnitKind.Heading && next.Level < first.Level;
        return next.Kind == UnitKind.Heading || IsBoldLine(next) || (IsShortLine(next) && HeadingWords.StartsTopic(next.Plain));
    }

    private static (string, int, IReadOnlyList<Unit>) FromFirstLine(IReadOnlyList<Unit> head)
    {
        var index = head.TakeWhile(unit => unit.Kind != UnitKind.Paragraph).Count();
        if (index == head.Count) return ("", 1, head);
        var (line, rest) = TakeLine(head[index]);
        if (!HeadingWords.IsGenre(line)) return (Clean(line), head[index].Line, Replace(head, index, rest));
        if (rest is null && (index + 1 == head.Count || head[index + 1].Kind != UnitKind.Paragraph)) return (Clean(line), head[index].Line, Replace(head, index, null));
        var left = Replace(head, index, rest);
        var (second, others) = TakeLine(left[index]);
        return (Clean(second), left[index].Line, Replace(left, index, others));
    }

    private static (string Line, Unit? Others) TakeLine(Unit unit)
    {
        var atoms = HtmlAtoms.Parse(unit.Html);
        var end = atoms.Plain.IndexOf('\n', StringComparison.Ordinal);
        return end < 0
            ? (unit.Plain, null)
            : (atoms.Plain[..end], Unit.Read(unit.Kind, unit.Line + 1, unit.EndLine, atoms.Slice(end + 1, atoms.Plain.Length)));
    }

    private static List<Unit> Replace(IReadOnlyList<Unit> head, int index, Unit? rest) =>
        [.. head.Take(index), .. rest is null ? (ReadOnlySpan<Unit>)[] : [rest], .. head.Skip(index + 1)];

    private static bool IsBoldLine(Unit unit) => unit.IsBold && unit.Number is null && IsShortLine(unit);

    private static bool IsShortLine(Unit unit) => unit.Kind == UnitKind.Paragraph && unit.Plain.Length <= LongHeading && !unit.Plain.EndsWith('.');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
