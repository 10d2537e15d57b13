using System.Globalization;
using System.Text;

namespace PetitionBot.Playground.Rules;

/// <summary>The bytes of an HTML text under a cursor; behind the end it reads as the byte 0, as a C string does.</summary>
internal sealed class HtmlReader(byte[] bytes)
{
    private const int LongestReference = 10;

    public int Position { get; private set; }

    public bool AtEnd => Position >= bytes.Length;

    public byte Current => At(Position);

    public static ApiException Error(string reason) => ApiException.BadRequest("can't parse entities: " + reason);

    public byte Take()
    {
        var value = Current;
        Position++;
        return value;
    }

    public void SkipSpace()
    {
        while (!AtEnd && IsSpace(Current))
            Position++;
    }

    public string TakeName()
    {
        var start = Position;
        while (!IsSpace(Current) && Current != '>')
            Position++;
        return Text(start).ToLowerInvariant();
    }

    /// <summary>Reads a character reference: the four named ones or a number; false leaves the cursor where it is.</summary>
    public bool TryEntity(out int codePoint)
    {
        var end = Position + 1;
        codePoint = At(end) == '#' ? Numeric(ref end) : Named(ref end);
        if (codePoint == 0)
            return false;
        Position = At(end) == ';' ? end + 1 : end;
        return true;
    }

    public List<(string Name, string Value)> TakeAttributes(string tag, int start)
    {
        var attributes = new List<(string, string)>();
        while (true)
        {
            SkipSpace();
            if (Current == '>')
                break;
            attributes.Add(TakeAttribute(tag, start));
        }
        Take();
        return attributes;
    }

    private (string, string) TakeAttribute(string tag, int start)
    {
        var nameStart = Position;
        while (!IsSpace(Current) && !"=>/\"'".Contains((char)Current))
            Position++;
        var name = Text(nameStart);
        if (name.Length == 0)
            throw Error($"Empty attribute name in the tag \"{tag}\" at byte offset {start}");
        SkipSpace();
        if (Current == '=' && !AtEnd)
        {
            Take();
            SkipSpace();
            RefuseEnd($"Unclosed start tag \"{tag}\" at byte offset {start}");
            var value = Current is (byte)'"' or (byte)'\'' ? TakeQuoted() : TakeToken();
            RefuseEnd($"Unclosed start tag at byte offset {start}");
            return (name, value);
        }
        RefuseEnd($"Unclosed start tag \"{tag}\" at byte offset {start}");
        return (name, "");
    }

    private string TakeToken()
    {
        var start = Position;
        while (char.IsAsciiLetterOrDigit((char)Current) || Current is (byte)'.' or (byte)'-')
            Position++;
        if (!IsSpace(Current) && Current != '>')
            throw Error($"Unexpected end of name token at byte offset {start}");
        return Text(start).ToLowerInvariant();
    }

    private string TakeQuoted()
    {
        var quote = Take();
        var value = new List<byte>();
        while (!AtEnd && Current != quote)
        {
            if (Current == '&' && TryEntity(out var codePoint))
                value.AddRange(Encoding.UTF8.GetBytes(char.ConvertFromUtf32(codePoint is >= 0xD800 and <= 0xDFFF ? 0xFFFD : codePoint)));
            else
                value.Add(Take());
        }
        if (!AtEnd)
            Take();
        return Encoding.UTF8.GetString(value.ToArray());
    }

    private int Numeric(ref int end)
    {
        end++;
        var hex = At(end) == 'x';
        if (hex)
            end++;
        var start = end;
        while (hex ? char.IsAsciiHexDigit((char)At(end)) : char.IsAsciiDigit((char)At(end)))
            end++;
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return end - Position < LongestReference
            && int.TryParse(Encoding.ASCII.GetString(bytes, start, end - start), style, CultureInfo.InvariantCulture, out var value)
            && value is > 0 and < 0x10FFFF ? value : 0;
    }

    private int Named(ref int end)
    {
        var start = end;
        while (char.IsAsciiLetter((char)At(end)))
            end++;
        return Encoding.ASCII.GetString(bytes, start, end - start) switch
        {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            _ => 0,
        };
    }

    private void RefuseEnd(string reason)
    {
        if (AtEnd)
            throw Error(reason);
    }

    private string Text(int start) => Encoding.UTF8.GetString(bytes, start, Math.Min(Position, bytes.Length) - start);

    private byte At(int index) => index < bytes.Length ? bytes[index] : (byte)0;

    // The byte 0 counts as space: it ends every scan at the end of the text.
    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0 or 0x0B;
}
