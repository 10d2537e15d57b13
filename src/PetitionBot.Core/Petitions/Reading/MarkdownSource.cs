using System.Text;
using System.Text.RegularExpressions;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>The text of a file with its lines, forgiving two habits that CommonMark is not: <c>#Title</c> and a no-break space after a mark.</summary>
internal sealed partial class MarkdownSource
{
    private readonly List<int> _lineStarts = [0];

    private MarkdownSource(string text)
    {
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') _lineStarts.Add(i + 1);
        }
    }

    /// <summary>The text with line feeds only, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Decodes a file.</summary>
    /// <param name="bytes">UTF-8 with or without a byte order mark; lines end with LF, CRLF or CR.</param>
    /// <param name="badLine">The line of the first byte that is no UTF-8, counted from 1.</param>
    /// <returns>The text, or null when the bytes are no UTF-8.</returns>
    public static MarkdownSource? Decode(ReadOnlySpan<byte> bytes, out int badLine)
    {
        badLine = 0;
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return new MarkdownSource(Forgive(text.ReplaceLineEndings("\n")));
        }
        catch (DecoderFallbackException e)
        {
            // The exception's index counts from where the decoder's call began: here the whole file.
            badLine = 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n');
            return null;
        }
    }

    /// <summary>The line, counted from 1, of a position in <see cref="Text"/>.</summary>
    public int LineAt(int position)
    {
        var index = _lineStarts.BinarySearch(position);
        return index >= 0 ? index + 1 : ~index;
    }

    /// <summary>The line, counted from 1, in which the last character before this position stands that is no white space.</summary>
    public int LastLineBefore(int end)
    {
        end = Math.Min(end, Text.Length - 1);
        while (end > 0 && char.IsWhiteSpace(Text[end])) end--;
        return LineAt(Math.Max(end, 0));
    }

    private static string Forgive(string text) =>
        GluedHeading().Replace(BrokenMark().Replace(text, "${mark} "), "${mark} ");

    [GeneratedRegex(@"^(?<mark> {0,3}(?:#{1,6}|[-*+]|\d{1,9}[.)]))[\u00A0\u202F]", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex BrokenMark();

    // One '#' glued to a single word, or several on a line, are hashtags.
    [GeneratedRegex(@"^(?<mark> {0,3}(?:#{2,6}|#(?=[^\s#]+[ \t]+[^\s#][^#\n]*$)))(?=[\p{L}\p{N}«""])", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex GluedHeading();
}
