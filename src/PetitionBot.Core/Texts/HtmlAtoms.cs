using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PetitionBot.Core.Texts;

/// <summary>Telegram HTML taken apart into what may not be cut: characters, surrogate pairs and entities, each with its element.</summary>
internal sealed partial class HtmlAtoms
{
    /// <summary>Telegram keeps at most this many formatting entities of a message and drops the rest silently.</summary>
    public const int MaxTags = 100;

    private readonly List<Atom> _atoms = [];

    private HtmlAtoms(string html)
    {
        var plain = new StringBuilder(html.Length);
        HtmlTag? tag = null;
        for (var at = 0; at < html.Length;)
        {
            if (html[at] == '<' && TagPattern().Match(html, at) is { Success: true } match)
            {
                tag = Enter(tag, match);
                at += match.Length;
                continue;
            }

            var (length, text) = Read(html, at);
            _atoms.Add(new Atom(plain.Length, html.Substring(at, length), tag));
            plain.Append(text);
            at += length;
        }

        Plain = plain.ToString();
    }

    /// <summary>The text after parsing.</summary>
    public string Plain { get; }

    /// <summary>Takes HTML apart. What is no tag and no entity that Telegram knows is text.</summary>
    public static HtmlAtoms Parse(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return new HtmlAtoms(html);
    }

    /// <summary>The furthest end of a page that starts here, by length and by number of elements.</summary>
    public int Reach(int start, int limit)
    {
        var seen = new HashSet<HtmlTag>();
        for (var i = IndexOf(start); i < _atoms.Count; i++)
        {
            for (var tag = _atoms[i].Tag; tag is not null && seen.Add(tag);) tag = tag.Parent;
            if (EndOf(i) - start > limit || (seen.Count > MaxTags && _atoms[i].Start > start)) return _atoms[i].Start;
        }

        return Plain.Length;
    }

    /// <summary>The part between two positions of <see cref="Plain"/>, as HTML that is valid on its own.</summary>
    public string Slice(int start, int end)
    {
        var html = new StringBuilder();
        HtmlTag? open = null;
        for (var i = IndexOf(start); i < _atoms.Count && _atoms[i].Start < end; i++)
        {
            HtmlTag.Move(html, open, _atoms[i].Tag);
            open = _atoms[i].Tag;
            html.Append(_atoms[i].Raw);
        }

        HtmlTag.Move(html, open, null);
        return html.ToString();
    }

    /// <summary>Whether the character at this position of <see cref="Plain"/> is bold.</summary>
    public bool IsBold(int position)
    {
        var tag = _atoms[Math.Min(IndexOf(position), _atoms.Count - 1)].Tag;
        while (tag is not null && tag.Name is not ("b" or "strong")) tag = tag.Parent;
        return tag is not null;
    }

    private static HtmlTag? Enter(HtmlTag? tag, Match match)
    {
        var name = match.Groups["name"].Value.ToLowerInvariant();
        if (match.Groups["close"].Length == 0) return new HtmlTag(name, match.Value, tag);
        return tag?.Name == name ? tag.Parent : tag;
    }

    private static (int Length, string Text) Read(string html, int at)
    {
        if (html[at] == '&' && EntityPattern().Match(html, at) is { Success: true } match)
            return (match.Length, Decode(match.Groups["body"].Value));
        var length = char.IsHighSurrogate(html[at]) && at + 1 < html.Length && char.IsLowSurrogate(html[at + 1]) ? 2 : 1;
        return (length, html.Substring(at, length));
    }

    // Telegram knows four names and all numbers; any other "entity" is plain text.
    private static string Decode(string body) => body switch
    {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        _ => Numbered(body),
    };

    private static string Numbered(string body)
    {
        var hex = body[1] is 'x' or 'X';
        var digits = body.AsSpan(hex ? 2 : 1);
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code)
            ? new Rune(code).ToString()
            : "\uFFFD";
    }

    private int EndOf(int index) => index + 1 < _atoms.Count ? _atoms[index + 1].Start : Plain.Length;

    private int IndexOf(int position)
    {
        var index = _atoms.BinarySearch(new Atom(position, "", null), Comparer<Atom>.Create((a, b) => a.Start.CompareTo(b.Start)));
        return index < 0 ? ~index : index;
    }

    [GeneratedRegex("""\G<(?<close>/?)(?<name>[A-Za-z][A-Za-z0-9-]*)(?:[^"'<>]|"[^"]*"|'[^']*')*>""", RegexOptions.ExplicitCapture)]
    private static partial Regex TagPattern();

    [GeneratedRegex("""\G&(?<body>lt|gt|amp|quot|#[0-9]{1,9}|#[xX][0-9A-Fa-f]{1,8});""", RegexOptions.ExplicitCapture)]
    private static partial Regex EntityPattern();

    private readonly record struct Atom(int Start, string Raw, HtmlTag? Tag);
}
