using System.Text.Json.Serialization;

namespace PetitionBot.Core.Signing;

[JsonSerializable(typeof(Dialogue))]
[JsonSerializable(typeof(SignatureBox))]
[JsonSerializable(typeof(Tombstone))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class SigningJson : JsonSerializerContext;
