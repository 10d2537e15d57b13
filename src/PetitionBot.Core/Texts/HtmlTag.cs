using System.Text;

namespace PetitionBot.Core.Texts;

/// <summary>An element of Telegram HTML and what it stands in; two elements are the same only if they are one object.</summary>
internal sealed class HtmlTag(string name, string open, HtmlTag? parent)
{
    /// <summary>The element's name, in lower case.</summary>
    public string Name => name;

    /// <summary>The element that it stands in, or null.</summary>
    public HtmlTag? Parent => parent;

    /// <summary>Writes the closing and opening tags that lead from inside one element to inside another.</summary>
    public static void Move(StringBuilder html, HtmlTag? from, HtmlTag? to)
    {
        while (from is not null && !Contains(from, to))
        {
            html.Append("</").Append(from.Name).Append('>');
            from = from.Parent;
        }

        Open(html, from, to);
    }

    private static void Open(StringBuilder html, HtmlTag? outer, HtmlTag? inner)
    {
        if (inner is null || inner == outer) return;
        Open(html, outer, inner.Parent);
        html.Append(inner.OpenTag);
    }

    private static bool Contains(HtmlTag outer, HtmlTag? inner)
    {
        while (inner is not null && inner != outer) inner = inner.Parent;
        return inner == outer;
    }

    private string OpenTag => open;
}
