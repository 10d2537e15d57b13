using System.Text;
using Markdig.Syntax.Inlines;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>Turns the runs of a line of Markdown into Telegram HTML: bold, italic, strikethrough, code and links survive.</summary>
internal sealed class InlineHtml
{
    /// <summary>Stands for a line break that the author asked for; a line feed stands for one that may be mere wrapping.</summary>
    public const char HardBreak = '\v';

    private readonly StringBuilder _html = new();
    private readonly List<string> _open = [];

    private InlineHtml(bool bold)
    {
        if (bold) _open.Add("b");
    }

    /// <summary>The HTML of all runs in a container.</summary>
    /// <param name="inlines">The runs, or null.</param>
    /// <param name="bold">Whether the whole stands in bold already, so that bold runs in it need no tag.</param>
    public static string Of(ContainerInline? inlines, bool bold = false)
    {
        var html = new InlineHtml(bold);
        if (inlines is not null) html.WriteAll(inlines);
        return html._html.ToString();
    }

    private void WriteAll(ContainerInline inlines)
    {
        foreach (var inline in inlines) Write(inline);
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal: Text(literal.Content.ToString()); break;
            case HtmlEntityInline entity: Text(entity.Transcoded.ToString()); break;
            case HtmlInline raw: Text(raw.Tag); break;
            case LineBreakInline line: _html.Append(line.IsHard ? HardBreak : '\n'); break;
            case CodeInline code: Code(code.Content); break;
            case AutolinkInline auto: Auto(auto); break;
            case LinkInline { IsImage: false } link when IsAllowed(link.Url): Element("a", Anchor(link.Url!), link); break;
            case EmphasisInline emphasis: Emphasis(emphasis); break;
            // Of an image its text is kept; of a link that Telegram would not open, too.
            case ContainerInline container: WriteAll(container); break;
        }
    }

    private void Text(string text) => _html.Append(TelegramHtml.Escape(text));

    // The Bot API allows no other element around or in <code>.
    private void Code(string text)
    {
        if (_open.Count > 0) Text(text);
        else _html.Append("<code>").Append(TelegramHtml.Escape(text)).Append("</code>");
    }

    private void Auto(AutolinkInline auto)
    {
        var url = auto.IsEmail ? "mailto:" + auto.Url : auto.Url;
        var anchor = IsAllowed(url) && !_open.Contains("a");
        if (anchor) _html.Append(Anchor(url));
        Text(auto.Url);
        if (anchor) _html.Append("</a>");
    }

    private void Emphasis(EmphasisInline emphasis)
    {
        var name = emphasis.DelimiterChar == '~' ? "s" : emphasis.DelimiterCount >= 2 ? "b" : "i";
        Element(name, $"<{name}>", emphasis);
    }

    private void Element(string name, string open, ContainerInline content)
    {
        if (_open.Contains(name))
        {
            WriteAll(content);
            return;
        }

        _open.Add(name);
        _html.Append(open);
        WriteAll(content);
        _html.Append("</").Append(name).Append('>');
        _open.RemoveAt(_open.Count - 1);
    }

    private static string Anchor(string url) => $"<a href=\"{TelegramHtml.Escape(url)}\">";

    private static bool IsAllowed(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https" or "tg" or "mailto");
}
