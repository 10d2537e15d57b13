using System.Text.Json.Serialization;

namespace PetitionBot.Core.Organizing;

[JsonSerializable(typeof(Snapshot))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class OrganizingJson : JsonSerializerContext;
