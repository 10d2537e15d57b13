using System.Text.Json.Serialization;

namespace PetitionBot.Core.Ledger;

[JsonSerializable(typeof(Receipt))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true)]
internal sealed partial class ReceiptJson : JsonSerializerContext;
