using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Syntax;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>Reads Markdown (CommonMark with pipe tables, strikethrough and front matter) into units.</summary>
internal sealed class UnitReader
{
    private static readonly MarkdownPipeline Pipeline = NewPipeline();

    private readonly MarkdownSource _source;
    private readonly BlockHtml _blocks;
    private readonly List<Unit> _units = [];

    private UnitReader(MarkdownSource source)
    {
        _source = source;
        _blocks = new BlockHtml(source);
    }

    /// <summary>The units of a document, in order; empty ones left out unless they have a number.</summary>
    /// <exception cref="ArgumentException">The document is nested deeper than Markdig's limit.</exception>
    public static IReadOnlyList<Unit> Read(MarkdownSource source)
    {
        var reader = new UnitReader(source);
        Block? before = null;
        foreach (var block in Markdown.Parse(source.Text, Pipeline))
        {
            reader.Add(block, before is null ? "\n\n" : reader._blocks.Glue(before, block));
            before = block;
        }

        return reader._units;
    }

    private static MarkdownPipeline NewPipeline()
    {
        // Raw HTML is text here. Indented code is not code: people indent the first line of a paragraph.
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation().UseYamlFrontMatter().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).DisableHtml();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        return builder.Build();
    }

    private void Add(Block block, string glue)
    {
        switch (block)
        {
            case ListBlock { IsOrdered: true } list: AddItems(list, glue); break;
            case ParagraphBlock paragraph: AddParagraph(paragraph, glue); break;
            case HeadingBlock heading: AddUnit(UnitKind.Heading, block, glue, heading.Level); break;
            case ThematicBreakBlock: AddUnit(UnitKind.Rule, block, glue, 0); break;
            default: AddUnit(UnitKind.Other, block, glue, 0); break;
        }
    }

    private void AddUnit(UnitKind kind, Block block, string glue, int level)
    {
        var unit = Unit.Read(kind, block.Line + 1, _blocks.EndLine(block), _blocks.Of(block));
        if (unit.Plain.Length > 0) _units.Add(unit with { Glue = glue, Level = level });
    }

    private void AddItems(ListBlock list, string glue)
    {
        var number = BlockHtml.FirstNumber(list);
        Block? before = null;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var body = _blocks.All(item, 1);
            _units.Add(new Unit(UnitKind.Item, item.Line + 1, _blocks.EndLine(item), $"{number}. {body}")
            {
                Glue = before is null ? glue : _blocks.Glue(before, item),
                List = list,
                Number = number++,
                Body = body,
            });
            before = item;
        }
    }

    private void AddParagraph(ParagraphBlock paragraph, string glue)
    {
        var first = paragraph.Line + 1;
        var parts = ParagraphLines.Parts(InlineHtml.Of(paragraph.Inline));
        for (var i = 0; i < parts.Count; i++)
        {
            var end = i + 1 < parts.Count ? first + parts[i + 1].LinesBefore - 1 : _blocks.EndLine(paragraph);
            var unit = Unit.Read(UnitKind.Paragraph, first + parts[i].LinesBefore, end, parts[i].Html);
            if (unit.Plain.Length == 0) continue;
            _units.Add(unit with { Glue = i == 0 ? glue : "\n", IsInsideParagraph = i > 0 });
        }
    }
}
