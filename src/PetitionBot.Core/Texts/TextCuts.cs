using System.Globalization;

namespace PetitionBot.Core.Texts;

/// <summary>Where a text may be cut, and where it is cut best.</summary>
internal sealed class TextCuts
{
    private readonly string _text;
    private readonly bool[] _whole;

    /// <summary>Finds the grapheme clusters of a text once.</summary>
    public TextCuts(string text)
    {
        _text = text;
        _whole = new bool[text.Length + 1];
        for (var at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text, at)) _whole[at] = true;
        _whole[text.Length] = true;
    }

    /// <summary>
    /// The best end of a page between a start and the furthest end: a paragraph's, line's, sentence's or word's end that leaves
    /// the page at least a quarter full; else whichever there is.
    /// </summary>
    public int Best(int start, int reach) =>
        reach == _text.Length ? reach
        : Last(start, reach, IsParagraphEnd, IsLineEnd, EndsSentence, IsWordEnd) ?? Anywhere(start, reach);

    /// <summary>The last sentence's, else word's end up to the furthest end.</summary>
    public int BestSentence(int start, int reach) =>
        reach == _text.Length ? reach : Last(start, reach, EndsSentence, IsWordEnd) ?? Anywhere(start, reach);

    /// <summary>The last end of a paragraph up to the furthest end; the start when there is none.</summary>
    public int LastParagraphEnd(int start, int reach) =>
        reach == _text.Length ? reach : Find(start, reach, start, IsParagraphEnd) is { } end ? TrimEnd(start, end) : start;

    /// <summary>The end without the last paragraphs that end in a colon; unchanged when nothing else would be left.</summary>
    public int WithoutLeadOver(int start, int end)
    {
        var left = TrimEnd(start, end);
        while (left > start && _text[left - 1] == ':')
            left = Find(start, left - 1, start, IsParagraphEnd) is { } cut ? TrimEnd(start, cut) : start;
        return left > start ? left : end;
    }

    /// <summary>The first position from here on that is no white space of a cut.</summary>
    public int SkipSpace(int start)
    {
        while (start < _text.Length && IsSpace(_text[start]) && _whole[start + 1]) start++;
        return start;
    }

    /// <summary>The end without white space before it.</summary>
    public int TrimEnd(int start, int end)
    {
        while (end > start && IsSpace(_text[end - 1]) && _whole[end - 1]) end--;
        return end;
    }

    /// <summary>
    /// Whether a sentence ends right before this position: its mark, perhaps closing quotes or brackets, then white space and a
    /// capital, a quote or a dash. One or two letters before a full stop are an abbreviation (г., ст., т. е.).
    /// </summary>
    public bool EndsSentence(int at)
    {
        if (at < _text.Length && !IsSpace(_text[at])) return false;
        var mark = at - 1;
        while (mark >= 0 && "»”’\")]".Contains(_text[mark])) mark--;
        if (mark < 0 || !".!?…".Contains(_text[mark])) return false;
        var next = SkipSpace(at);
        return next == _text.Length || (StartsSentence(_text[next]) && !(_text[mark] == '.' && IsAbbreviation(mark)));
    }

    // No-break spaces are left alone: they keep together what stands on both sides.
    private static bool IsSpace(char c) => c is ' ' or '\n' or '\t';

    private static bool StartsSentence(char c) => char.IsUpper(c) || char.IsSurrogate(c) || "«“„\"'(—–•".Contains(c);

    private bool IsAbbreviation(int stop)
    {
        var first = stop;
        while (first > 0 && char.IsLetter(_text[first - 1])) first--;
        return stop - first is 1 or 2;
    }

    private bool IsParagraphEnd(int at) =>
        (at >= 2 && _text[at - 1] == '\n' && _text[at - 2] == '\n') || string.CompareOrdinal(_text, at, "\n\n", 0, 2) == 0;

    private bool IsLineEnd(int at) => _text[at - 1] == '\n' || (at < _text.Length && _text[at] == '\n');

    private bool IsWordEnd(int at) => IsSpace(_text[at - 1]) || (at < _text.Length && IsSpace(_text[at]));

    private int? Last(int start, int reach, params ReadOnlySpan<Func<int, bool>> kinds)
    {
        foreach (var floor in (ReadOnlySpan<int>)[start + ((reach - start) / 4), start])
        {
            foreach (var kind in kinds)
            {
                if (Find(start, reach, floor, kind) is { } end) return end;
            }
        }

        return null;
    }

    // An end that leaves nothing but white space before it would make an empty page.
    private int? Find(int start, int reach, int floor, Func<int, bool> isEnd)
    {
        for (var at = reach; at > floor; at--)
        {
            if (_whole[at] && isEnd(at) && TrimEnd(start, at) > start) return at;
        }

        return null;
    }

    // A cluster over the limit (a letter with thousands of marks) has to be cut all the same, between code points.
    private int Anywhere(int start, int reach)
    {
        for (var at = reach; at > start; at--)
        {
            if (_whole[at]) return at;
        }

        return reach;
    }
}
