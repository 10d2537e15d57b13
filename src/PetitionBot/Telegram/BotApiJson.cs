using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PetitionBot.Telegram.Requests;
using PetitionBot.Telegram.Types;

namespace PetitionBot.Telegram;

/// <summary>The Bot API's JSON: snake_case, nulls left out, and a missing field that is always there is an error.</summary>
[JsonSerializable(typeof(GetMe))]
[JsonSerializable(typeof(GetUpdates))]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(PostMessage))]
[JsonSerializable(typeof(EditMessageText))]
[JsonSerializable(typeof(DeleteMessages))]
[JsonSerializable(typeof(AnswerCallbackQuery))]
[JsonSerializable(typeof(SendDocument))]
[JsonSerializable(typeof(GetFile))]
[JsonSerializable(typeof(SetMyCommands))]
[JsonSerializable(typeof(SetMyDescription))]
[JsonSerializable(typeof(SetMyShortDescription))]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(SentMessage))]
[JsonSerializable(typeof(RemoteFile))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(bool))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(LenientStringConverter)])]
internal sealed partial class BotApiJson : JsonSerializerContext
{
    private static BotApiJson? _readable;

    // Escaped, a Cyrillic letter takes six bytes instead of two on a bad network; nothing here goes into HTML pages.
    // Made when it is asked for: the generated half of this class may be initialized later than this one.
    public static BotApiJson Readable => _readable ??=
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
