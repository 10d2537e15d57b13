using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PetitionBot.Tests.Faults.Hostile;

/// <summary>Writes JSON with every UTF-16 unit as it is: halves of surrogate pairs too, which the library's writer replaces.</summary>
internal static class RawJson
{
    public static void Write(JsonNode? node, StringBuilder to)
    {
        switch (node)
        {
            case null:
                to.Append("null");
                break;
            case JsonObject one:
                Join(one, '{', '}', field => Write(field.Key, field.Value, to), to);
                break;
            case JsonArray many:
                Join(many, '[', ']', item => Write(item, to), to);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                Write(text, to);
                break;
            default:
                to.Append(node.ToJsonString());
                break;
        }
    }

    private static void Write(string name, JsonNode? value, StringBuilder to)
    {
        Write(name, to);
        to.Append(':');
        Write(value, to);
    }

    private static void Join<T>(IEnumerable<T> items, char open, char close, Action<T> write, StringBuilder to)
    {
        to.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst) to.Append(',');
            isFirst = false;
            write(item);
        }

        to.Append(close);
    }

    private static void Write(string text, StringBuilder to)
    {
        to.Append('"');
        foreach (var unit in text)
        {
            if (unit is >= ' ' and <= '~' and not ('"' or '\\')) to.Append(unit);
            else to.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
        }

        to.Append('"');
    }
}
