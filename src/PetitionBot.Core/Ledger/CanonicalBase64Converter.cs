using System.Text.Json;
using System.Text.Json.Serialization;

namespace PetitionBot.Core.Ledger;

/// <summary>Base64 with padding and nothing else: one byte string has one text in every language's reader.</summary>
internal sealed class CanonicalBase64Converter : JsonConverter<byte[]>
{
    public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("a hash is a text of base64");
        var text = reader.GetString()!;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) && Convert.ToBase64String(bytes, 0, count) == text
            ? bytes[..count]
            : throw new JsonException("a hash is not written as canonical base64");
    }

    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) => writer.WriteBase64StringValue(value);
}
