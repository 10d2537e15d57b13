using Markdig.Syntax;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>A document is a row of units: the smallest parts that belong as a whole to title, preamble, a demand or closing.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Its first line, counted from 1.</param>
/// <param name="EndLine">Its last line.</param>
/// <param name="Html">All of it as Telegram HTML, with its number if it has one.</param>
internal sealed record Unit(UnitKind Kind, int Line, int EndLine, string Html)
{
    /// <summary>What stands between the unit before and this one: one line feed, or two for a new paragraph.</summary>
    public string Glue { get; init; } = "\n\n";

    /// <summary>Whether it begins inside a paragraph, at a line that has a number: wrapping may have put the number there.</summary>
    public bool IsInsideParagraph { get; init; }

    /// <summary>A heading's level, 1 to 6.</summary>
    public int Level { get; init; }

    /// <summary>The numbered list that an item belongs to.</summary>
    public ListBlock? List { get; init; }

    /// <summary>Its number, or null.</summary>
    public int? Number { get; init; }

    /// <summary>Its HTML without the number.</summary>
    public string Body { get; init; } = Html;

    /// <summary>All of it as plain text.</summary>
    public string Plain { get; } = TelegramHtml.ToPlain(Html).Trim();

    /// <summary>Whether a paragraph is bold from its first to its last character: what many authors use for a heading.</summary>
    public bool IsBold { get; init; }

    /// <summary>Whether it starts with a bold number.</summary>
    public bool HasBoldNumber { get; init; }

    /// <summary>Units that can be demands of one row have the same form: headings of one level, bold numbers, or any other number.</summary>
    public string Form => Kind == UnitKind.Heading ? $"h{Level}" : HasBoldNumber ? "bold" : "text";

    /// <summary>Makes a unit, reading number and boldness from its HTML.</summary>
    public static Unit Read(UnitKind kind, int line, int endLine, string html)
    {
        var atoms = HtmlAtoms.Parse(html);
        var marker = kind is UnitKind.Heading or UnitKind.Paragraph ? DemandMarker.Of(atoms.Plain) : null;
        var text = atoms.Plain.Length > 0 && kind == UnitKind.Paragraph;
        return new Unit(kind, line, endLine, html)
        {
            Number = marker?.Number,
            Body = marker is { } m ? atoms.Slice(m.Length, atoms.Plain.Length) : html,
            IsBold = text && Enumerable.Range(0, atoms.Plain.Length).All(i => char.IsWhiteSpace(atoms.Plain[i]) || atoms.IsBold(i)),
            HasBoldNumber = text && marker is not null && atoms.IsBold(0),
        };
    }
}
