using System.Text.Json;
using System.Text.Json.Serialization;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Saving;

/// <summary>
/// Keeps every text as it is. One that holds half a surrogate pair has no UTF-8 and stands as the array of its UTF-16 units.
/// </summary>
internal sealed class AnyTextConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString()!;
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException();
        var units = new List<char>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            units.Add((char)reader.GetUInt16());
        return string.Concat(units);
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (Unicode.HasLoneSurrogate(value))
            writer.WriteArray(value, unit => writer.WriteNumberValue(unit));
        else
            writer.WriteStringValue(value);
    }
}
