using System.Text.Json;
using System.Text.Json.Serialization;

namespace PetitionBot.Core.Delivery;

/// <summary>What the vaulted box of an outbox row holds.</summary>
/// <param name="ChatId">Where to.</param>
/// <param name="What">What to send.</param>
public sealed record OutboxBody(long ChatId, Outgoing What)
{
    /// <summary>The body as UTF-8 JSON.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, DeliveryJson.Default.OutboxBody);

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
internal sealed partial class DeliveryJson : JsonSerializerContext;
