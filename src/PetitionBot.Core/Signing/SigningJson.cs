using System.Text.Json.Serialization;

namespace PetitionBot.Core.Signing;

[JsonSerializable(typeof(Dialogue))]
[JsonSerializable(typeof(SignatureBox))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class SigningJson : JsonSerializerContext;
