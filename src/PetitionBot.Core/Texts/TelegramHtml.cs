using System.Text;

namespace PetitionBot.Core.Texts;

/// <summary>
/// The HTML subset that the Bot API parses (core.telegram.org/bots/api#html-style). All lengths are UTF-16 units after
/// parsing, as Telegram counts them.
/// </summary>
public static class TelegramHtml
{
    /// <summary>
    /// Makes any text safe to stand in Telegram HTML, in an element as well as in a quoted attribute: <c>&amp; &lt; &gt; "</c>
    /// become entities, lone surrogates U+FFFD, and control characters other than line feed and tab are dropped.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var html = new StringBuilder(text.Length + 16);
        // EnumerateRunes yields U+FFFD for a lone surrogate.
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': html.Append("&amp;"); break;
                case '<': html.Append("&lt;"); break;
                case '>': html.Append("&gt;"); break;
                case '"': html.Append("&quot;"); break;
                case '\n' or '\t': html.Append((char)rune.Value); break;
                default: if (!Rune.IsControl(rune)) html.Append(rune); break;
            }
        }

        return html.ToString();
    }

    /// <summary>How many UTF-16 units Telegram counts once tags are gone and entities are characters.</summary>
    public static int LengthAfterParsing(string html) => HtmlAtoms.Parse(html).Plain.Length;

    /// <summary>The text without tags, entities decoded; the inverse of <see cref="Escape"/> for text it did not change.</summary>
    public static string ToPlain(string html) => HtmlAtoms.Parse(html).Plain;

    /// <summary>
    /// Cuts HTML into pages. Each is valid on its own: tags open at a cut are closed before it and opened again after it. A cut
    /// never falls inside a tag, an entity, a surrogate pair or (unless one alone is over the limit) a grapheme cluster; it
    /// prefers the end of a paragraph, then of a line, a sentence, a word. Nothing is lost but white space at the ends of pages.
    /// </summary>
    /// <param name="html">Valid Telegram HTML of any length.</param>
    /// <param name="limit">The longest page, in UTF-16 units after parsing; at least 2.</param>
    /// <returns>The pages in order; none for a text of white space.</returns>
    /// <remarks>A page has at most 100 tags: Telegram silently drops the formatting from the 101st entity on.</remarks>
    public static IReadOnlyList<string> Split(string html, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        var atoms = HtmlAtoms.Parse(html);
        var cuts = new TextCuts(atoms.Plain);
        var pages = new List<string>();
        var start = cuts.SkipSpace(0);
        while (start < atoms.Plain.Length)
        {
            var end = cuts.Best(start, atoms.Reach(start, limit));
            pages.Add(atoms.Slice(start, cuts.TrimEnd(start, end)));
            start = cuts.SkipSpace(end);
        }

        return pages;
    }

    /// <summary>
    /// The beginning of a text: whole paragraphs as far as they fit; when that would be less than a quarter of the limit, whole
    /// sentences (else words) with an ellipsis. Paragraphs at its end that only lead over to what follows (ending in a colon) are
    /// left out.
    /// </summary>
    /// <param name="html">Valid Telegram HTML of any length.</param>
    /// <param name="limit">The longest result, in UTF-16 units after parsing; at least 3.</param>
    public static string Beginning(string html, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 3);
        var atoms = HtmlAtoms.Parse(html);
        var cuts = new TextCuts(atoms.Plain);
        var start = cuts.SkipSpace(0);
        var whole = cuts.LastParagraphEnd(start, atoms.Reach(start, limit));
        if (whole == atoms.Plain.Length || whole - start >= limit / 4)
            return atoms.Slice(start, cuts.WithoutLeadOver(start, whole));
        var end = cuts.TrimEnd(start, cuts.BestSentence(start, atoms.Reach(start, limit - 2)));
        return end >= atoms.Plain.Length
            ? atoms.Slice(start, end)
            : atoms.Slice(start, end) + (cuts.EndsSentence(end) ? " …" : "…");
    }
}
