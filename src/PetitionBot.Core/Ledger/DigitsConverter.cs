using System.Text.Json;
using System.Text.Json.Serialization;

namespace PetitionBot.Core.Ledger;

/// <summary>Whole numbers written as digits: JSON's -0, 5.0 and 5e0 are not the same number for every reader.</summary>
internal sealed class DigitsConverter : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && !reader.ValueSpan.ContainsAnyExceptInRange((byte)'0', (byte)'9') && reader.TryGetInt64(out var number)
            ? number
            : throw new JsonException("a number is not written in digits alone");

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
