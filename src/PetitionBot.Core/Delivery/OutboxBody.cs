using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PetitionBot.Core.Delivery;

/// <summary>What the vaulted box of an outbox row holds.</summary>
/// <param name="ChatId">Where to.</param>
/// <param name="What">What to send.</param>
public sealed record OutboxBody(long ChatId, Outgoing What)
{
    /// <summary>The body as UTF-8 JSON.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, DeliveryJson.Readable.OutboxBody);

    /// <summary>Reads a body back.</summary>
    /// <exception cref="JsonException">The bytes are no body.</exception>
    public static OutboxBody Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, DeliveryJson.Default.OutboxBody)
        ?? throw new JsonException("an outbox body cannot be null");
}

[JsonSerializable(typeof(OutboxBody))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class DeliveryJson : JsonSerializerContext
{
    private static DeliveryJson? _readable;

    // Escaped, a Cyrillic letter takes six bytes instead of two; nothing here goes into HTML.
    // Made when it is asked for: the generated half of this class may be initialized later than this one.
    public static DeliveryJson Readable => _readable ??=
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
