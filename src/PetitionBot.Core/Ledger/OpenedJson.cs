using System.Text.Json.Serialization;

namespace PetitionBot.Core.Ledger;

[JsonSerializable(typeof(OpenedRecords))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(CanonicalBase64Converter), typeof(DigitsConverter)],
    WriteIndented = true)]
internal sealed partial class OpenedJson : JsonSerializerContext;
