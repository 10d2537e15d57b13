using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PetitionBot.Core.Signing;

[JsonSerializable(typeof(Dialogue))]
[JsonSerializable(typeof(SignatureBox))]
[JsonSerializable(typeof(Tombstone))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class SigningJson : JsonSerializerContext
{
    private static SigningJson? _readable;

    // Escaped, a Cyrillic letter takes six bytes instead of two; nothing here goes into HTML.
    // Made when it is asked for: the generated half of this class may be initialized later than this one.
    public static SigningJson Readable => _readable ??=
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
