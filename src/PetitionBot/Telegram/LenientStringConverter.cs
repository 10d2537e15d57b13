using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PetitionBot.Telegram;

/// <summary>
/// Reads JSON strings as RFC 8259 permits them to be: halves of surrogate pairs and broken UTF-8 become U+FFFD. The
/// converter of the framework throws on both, and a person with such a name could never sign.
/// </summary>
internal sealed class LenientStringConverter : JsonConverter<string>
{
    private const byte Backslash = (byte)'\\';

    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("a string is expected");
        var raw = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return reader.ValueIsEscaped ? Unescape(raw) : Encoding.UTF8.GetString(raw);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <summary>The text of a string's inside, whose escapes a JSON reader has checked.</summary>
    private static string Unescape(ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder(raw.Length);
        while (raw.IndexOf(Backslash) is >= 0 and var at)
        {
            text.Append(Encoding.UTF8.GetString(raw[..at]));
            var isUnicode = raw[at + 1] == (byte)'u';
            text.Append(isUnicode ? CodeUnit(raw.Slice(at + 2, 4)) : Short(raw[at + 1]));
            raw = raw[(at + (isUnicode ? 6 : 2))..];
        }

        return ReplaceHalves(text.Append(Encoding.UTF8.GetString(raw)).ToString());
    }

    private static char CodeUnit(ReadOnlySpan<byte> hex) =>
        (char)ushort.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static char Short(byte letter) => letter switch
    {
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        _ => (char)letter,
    };

    private static string ReplaceHalves(string text)
    {
        var whole = new StringBuilder(text.Length);
        // Enumerating runes gives U+FFFD for every half that stands alone.
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune);
        return whole.ToString();
    }
}
