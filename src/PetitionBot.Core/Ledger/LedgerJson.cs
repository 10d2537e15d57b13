using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PetitionBot.Core.Ledger;

/// <summary>The files that others check: one spelling for each value, and nothing that a reader does not know.</summary>
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(OpenedRecords))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(CanonicalBase64Converter), typeof(DigitsConverter)],
    WriteIndented = true)]
internal sealed partial class LedgerJson : JsonSerializerContext
{
    private static LedgerJson? _readable;

    // '+', letters of every script and the dash of notes stay as they are: nothing here goes into HTML.
    // Made when it is asked for: the generated half of this class may be initialized later than this one.
    public static LedgerJson Readable => _readable ??=
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
