using System.Buffers;
using System.Globalization;
using System.Text;

namespace PetitionBot.Playground.Rules;

/// <summary>
/// Telegram's HTML, read as TDLib reads it: byte by byte, so that the offsets in its error texts are those of the
/// official server. An <c>&amp;</c> that starts no known entity stands for itself.
/// </summary>
internal sealed class HtmlText
{
    private readonly HtmlReader _in;
    private readonly ArrayBufferWriter<byte> _out = new();
    private readonly Stack<OpenTag> _open = new();
    private readonly List<TextEntity> _entities = [];
    private int _length;
    private bool _halves;

    private HtmlText(string html) => _in = new HtmlReader(Encoding.UTF8.GetBytes(html));

    public static FormattedText Parse(string html)
    {
        var parser = new HtmlText(html);
        parser.Run();
        return new FormattedText(Encoding.UTF8.GetString(parser._out.WrittenSpan), EntityOrder.Sorted(parser._entities));
    }

    private void Run()
    {
        while (!_in.AtEnd)
        {
            if (_in.Current == '&' && _in.TryEntity(out var rune))
                Append(rune);
            else if (_in.Current == '<')
                ReadTag();
            else
                CopyByte();
        }
        if (_open.TryPeek(out var left))
            throw HtmlReader.Error($"Can't find end tag corresponding to start tag \"{left.Name}\"");
        if (_halves)
            throw HtmlReader.Error("Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units");
    }

    private void Append(int codePoint)
    {
        // A reference to half a surrogate pair can never become UTF-8.
        _halves |= codePoint is >= 0xD800 and <= 0xDFFF;
        if (_halves)
            return;
        Span<byte> bytes = stackalloc byte[4];
        _out.Write(bytes[..new Rune(codePoint).EncodeToUtf8(bytes)]);
        _length += codePoint > 0xFFFF ? 2 : 1;
    }

    private void CopyByte()
    {
        var value = _in.Take();
        _out.Write([value]);
        if ((value & 0xC0) != 0x80)
            _length += value >= 0xF0 ? 2 : 1;
    }

    private void ReadTag()
    {
        var start = _in.Position;
        _in.Take();
        if (_in.Current == '/')
            Close(start);
        else
            Open(start);
    }

    private void Open(int start)
    {
        var name = _in.TakeName();
        if (_in.AtEnd)
            throw HtmlReader.Error($"Unclosed start tag at byte offset {start}");
        if (!HtmlTags.Known.Contains(name))
            throw HtmlReader.Error($"Unsupported start tag \"{name}\" at byte offset {start}");
        string argument = "";
        foreach (var (attribute, value) in _in.TakeAttributes(name, start))
            argument = HtmlTags.Argument(name, attribute, value) ?? argument;
        if (name == "span" && argument != "spoiler")
            throw HtmlReader.Error($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {start}");
        if (name is "tg-emoji" or "tg-time")
            throw ApiException.NotImitated($"the HTML tag \"{name}\"");
        _open.Push(new OpenTag(name, argument, _length, _out.WrittenCount));
    }

    private void Close(int start)
    {
        if (!_open.TryPeek(out var open))
            throw HtmlReader.Error($"Unexpected end tag at byte offset {start}");
        _in.Take();
        var name = _in.TakeName();
        _in.SkipSpace();
        if (_in.AtEnd || _in.Current != '>')
            throw HtmlReader.Error($"Unclosed end tag at byte offset {start}");
        _in.Take();
        if (name.Length > 0 && name != open.Name)
            throw HtmlReader.Error(string.Create(CultureInfo.InvariantCulture, $"Unmatched end tag at byte offset {start}, expected \"</{open.Name}>\", found \"</{name}>\""));
        _open.Pop();
        if (_length > open.Offset)
            HtmlTags.AddEntity(_entities, open, _length - open.Offset, Encoding.UTF8.GetString(_out.WrittenSpan[open.Bytes..]));
    }

    internal readonly record struct OpenTag(string Name, string Argument, int Offset, int Bytes);
}
