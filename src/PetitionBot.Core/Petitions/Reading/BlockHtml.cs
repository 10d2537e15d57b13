using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>Turns blocks of Markdown into Telegram HTML: headings become bold lines, bullets "• ", tables lines of text.</summary>
internal sealed class BlockHtml(MarkdownSource source)
{
    /// <summary>What a horizontal rule becomes.</summary>
    public const string Rule = "———";

    // Telegram has no lists: no-break spaces keep the indent of a nested one.
    private const string Indent = "\u00A0\u00A0\u00A0\u00A0";

    /// <summary>One block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="depth">How many lists it stands in.</param>
    /// <param name="isQuoted">Whether it stands in a quote: Telegram allows no quote and no code block there.</param>
    public string Of(Block block, int depth = 0, bool isQuoted = false) => block switch
    {
        YamlFrontMatterBlock or LinkReferenceDefinitionGroup => "",
        HeadingBlock heading => Bold(InlineHtml.Of(heading.Inline, bold: true)),
        ParagraphBlock paragraph => ParagraphLines.Whole(InlineHtml.Of(paragraph.Inline)),
        ThematicBreakBlock => Rule,
        Table table => TableRows(table),
        ListBlock list => Items(list, depth, isQuoted),
        QuoteBlock quote => Quote(All(quote, depth, true), isQuoted),
        CodeBlock code => Code(code, isQuoted || depth > 0),
        ContainerBlock container => All(container, depth, isQuoted),
        LeafBlock leaf => TelegramHtml.Escape(leaf.Lines.ToString()),
        _ => "",
    };

    /// <summary>All blocks of a container, one line feed apart where the source has no blank line between them, else two.</summary>
    public string All(ContainerBlock blocks, int depth = 0, bool isQuoted = false)
    {
        var html = new StringBuilder();
        Block? before = null;
        foreach (var block in blocks)
        {
            var next = Of(block, depth, isQuoted);
            if (next.Length == 0) continue;
            if (before is not null) html.Append(Glue(before, block));
            html.Append(next);
            before = block;
        }

        return html.ToString();
    }

    /// <summary>What stands between two blocks.</summary>
    public string Glue(Block before, Block after) => after.Line + 1 - EndLine(before) <= 1 ? "\n" : "\n\n";

    /// <summary>A block's last line, counted from 1.</summary>
    public int EndLine(Block block)
    {
        while (block is ContainerBlock { LastChild: { } last } and not Table) block = last;
        return Math.Max(block.Line + 1, source.LastLineBefore(block.Span.End));
    }

    private static string Bold(string html) => html.Trim().Length == 0 ? "" : $"<b>{Spaced(html)}</b>";

    private static string Spaced(string html) => html.Replace('\n', ' ').Replace(InlineHtml.HardBreak, ' ').Trim();

    private static string Quote(string html, bool isQuoted) => isQuoted || html.Length == 0 ? html : $"<blockquote>{html}</blockquote>";

    private static string Code(CodeBlock code, bool isNested)
    {
        var text = TelegramHtml.Escape(code.Lines.ToString());
        return isNested || text.Trim().Length == 0 ? text : $"<pre>{text}</pre>";
    }

    private string TableRows(Table table) =>
        string.Join('\n', table.OfType<TableRow>().Select(TableLine).Where(line => line.Length > 0));

    private string TableLine(TableRow row) =>
        string.Join(" | ", row.OfType<TableCell>().Select(cell => Cell(cell, row.IsHeader)).Where(cell => cell.Length > 0));

    private string Cell(TableCell cell, bool isHeader) =>
        isHeader && cell is [LeafBlock leaf, ..] ? Bold(InlineHtml.Of(leaf.Inline, bold: true)) : All(cell, 1).Trim();

    private string Items(ListBlock list, int depth, bool isQuoted)
    {
        var html = new StringBuilder();
        var number = FirstNumber(list);
        Block? before = null;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (before is not null) html.Append(Glue(before, item));
            var mark = list.IsOrdered ? number++.ToString(CultureInfo.InvariantCulture) + ". " : "• ";
            html.Append(string.Concat(Enumerable.Repeat(Indent, depth))).Append(mark).Append(All(item, depth + 1, isQuoted));
            before = item;
        }

        return html.ToString();
    }

    /// <summary>The number that a numbered list starts with.</summary>
    public static int FirstNumber(ListBlock list) =>
        int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
