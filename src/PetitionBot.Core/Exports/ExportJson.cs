using System.Text.Json.Serialization;
using PetitionBot.Core.Ledger;

namespace PetitionBot.Core.Exports;

[JsonSerializable(typeof(ExportHeader))]
[JsonSerializable(typeof(ExportRecord))]
[JsonSerializable(typeof(ExportEnd))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(CanonicalBase64Converter), typeof(DigitsConverter)])]
internal sealed partial class ExportJson : JsonSerializerContext;
