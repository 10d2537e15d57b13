using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground;

/// <summary>JSON whose strings may hold half a surrogate pair, which Utf8JsonWriter would replace.</summary>
internal static class JsonText
{
    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
            write(json);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a field with any text; lone surrogates go out as escapes such as <c>\ud800</c>.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        if (Unicode.HasLoneSurrogate(value))
            json.WriteRawValue(Escaped(value), skipInputValidation: true);
        else
            json.WriteStringValue(value);
    }

    public static void WriteDate(this Utf8JsonWriter json, string name, DateTimeOffset date) =>
        json.WriteNumber(name, date.ToUnixTimeSeconds());

    public static void WriteObject(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> write)
    {
        json.WritePropertyName(name);
        json.WriteObject(write);
    }

    public static void WriteObject(this Utf8JsonWriter json, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }

    public static void WriteArray<T>(this Utf8JsonWriter json, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private static string Escaped(string value)
    {
        var escaped = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is >= ' ' and < '\x7F' and not ('"' or '\\'))
                escaped.Append(c);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }
        return escaped.Append('"').ToString();
    }
}
