using System.Globalization;
using System.Text;
using PetitionBot.Core.Petitions.Reading;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions;

/// <summary>
/// Reads one language of a petition from Markdown (CommonMark), or from a plain document as an organizer has it: the first heading
/// is the title, the numbered list is the demands, what stands before it the preamble, what stands after it the closing.
/// docs/petitions.md tells what is understood.
/// </summary>
public static class PetitionParser
{
    /// <summary>The longest title, in characters (code points): it stands on cards, buttons and in lists.</summary>
    public const int MaxTitle = 200;

    /// <summary>The most demands.</summary>
    public const int MaxDemands = 99;

    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">UTF-8 with or without a byte order mark.</param>
    /// <param name="language">Its language; null to tell it by its letters.</param>
    public static ParsedText Parse(ReadOnlySpan<byte> bytes, Language? language = null)
    {
        if (bytes.Length > MaxBytes)
            return Refuse(null, $"the file has {bytes.Length.ToString(CultureInfo.InvariantCulture)} bytes; up to {MaxBytes} (256 KiB) are allowed");
        if (MarkdownSource.Decode(bytes, out var badLine) is not { } source)
            return Refuse(badLine, "the text is not UTF-8; save the file in the encoding UTF-8");
        try
        {
            return Parse(UnitReader.Read(source), language ?? LanguageDetection.Of(source.Text));
        }
        catch (ArgumentException e) when (e.Message.Contains("too deeply nested", StringComparison.Ordinal))
        {
            return Refuse(null, "lists or quotes stand too deeply in one another; up to 100 levels are allowed");
        }
    }

    private static ParsedText Parse(IReadOnlyList<Unit> units, Language language)
    {
        var run = DemandFinder.Find(units);
        var (title, line, preamble) = TitleFinder.Find([.. units.Take(run?.First ?? units.Count)]);
        List<TextProblem> problems = [.. TitleProblems(title, line)];
        if (run is null)
        {
            problems.Add(new TextProblem(null, "there are no demands; write each as an item of a numbered list: '1. ...', '2. ...'"));
            return new ParsedText(null, problems);
        }

        var demands = DemandBodies.Of(units, run);
        problems.AddRange(DemandProblems(units, run, demands));
        if (problems.Count > 0) return new ParsedText(null, problems);
        var closing = units.Skip(DemandFinder.End(units, run));
        return new ParsedText(new PetitionText(language, title, DemandBodies.Join(preamble), demands, DemandBodies.Join(closing)), []);
    }

    private static IEnumerable<TextProblem> TitleProblems(string title, int line)
    {
        var length = title.EnumerateRunes().Count();
        if (length == 0)
            yield return new TextProblem(line, "there is no title; start the file with a heading: '# ' and the title");
        else if (length > MaxTitle)
            yield return new TextProblem(line, $"the title has {length} characters; up to {MaxTitle} are allowed: start the file with '# ' and a short title");
    }

    private static IEnumerable<TextProblem> DemandProblems(IReadOnlyList<Unit> units, DemandRun run, IReadOnlyList<Demand> demands)
    {
        if (demands.Count > MaxDemands)
            yield return new TextProblem(units[run.Indexes[MaxDemands]].Line, $"there are {demands.Count} demands; up to {MaxDemands} are allowed");
        for (var i = 0; i < demands.Count; i++)
        {
            if (!IsText(demands[i].Html))
                yield return new TextProblem(units[run.Indexes[i]].Line, $"demand {i + 1} is empty; write its text after the number");
        }
    }

    private static bool IsText(string html) => TelegramHtml.ToPlain(html).EnumerateRunes().Any(rune =>
        !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format);

    private static ParsedText Refuse(int? line, string reason) => new(null, [new TextProblem(line, reason)]);
}
