using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PetitionBot.Telegram;

/// <summary>Reads the frame of the Bot API's answers: ok, result, error_code, description, parameters.</summary>
internal static class BotApiAnswer
{
    private const int LongestDescription = 300;

    // One absurdly nested update must not make its whole batch unreadable: each is read by itself, with the usual depth.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    /// <summary>The result of a call.</summary>
    /// <param name="method">The method called.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The whole body.</param>
    /// <param name="token">Scrubbed from descriptions.</param>
    /// <exception cref="BotApiException">An error of the Bot API, or no answer of the Bot API at all; nothing else is ever thrown.</exception>
    public static JsonElement Result(string method, int status, ReadOnlySpan<byte> body, BotToken token)
    {
        try
        {
            var answer = JsonElement.Parse(body, Deep);
            if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("ok", out var ok))
            {
                if (ok.ValueKind == JsonValueKind.False) throw Error(method, status, answer, token);
                if (ok.ValueKind == JsonValueKind.True)
                    return answer.TryGetProperty("result", out var result) && result.ValueKind != JsonValueKind.Null ? result : throw Accepted(method);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or names in it that are no text: said below.
        }

        throw Unusable(method, status);
    }

    /// <summary>A result as what it must be.</summary>
    /// <exception cref="BotApiException">Unavailable: it is something else.</exception>
    public static T Read<T>(string method, JsonElement result, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(JsonMarshal.GetRawUtf8Value(result), type) ?? throw Accepted(method);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Accepted(method);
        }
    }

    private static BotApiException Accepted(string method) =>
        new(method, new BotApiError.Accepted(), "taken, without a usable result");

    private static BotApiException Unusable(string method, int status) =>
        BotApiException.Unavailable(method, $"HTTP {status} without a usable answer of the Bot API");

    private static BotApiException Error(string method, int status, JsonElement answer, BotToken token)
    {
        var code = answer.TryGetProperty("error_code", out var said) && said.ValueKind == JsonValueKind.Number && said.TryGetInt32(out var number)
            ? number
            : status;
        var description = Description(answer);
        answer.TryGetProperty("parameters", out var parameters);
        return new BotApiException(
            method, BotApiErrors.Classify(code, description, parameters), Shorten(ServerWords.Only(token.Scrub($"{code} {description}".TrimEnd()))));
    }

    private static string Description(JsonElement answer) =>
        answer.TryGetProperty("description", out var words) && words.ValueKind == JsonValueKind.String
            ? JsonSerializer.Deserialize(JsonMarshal.GetRawUtf8Value(words), BotApiJson.Default.String) ?? ""
            : "";

    private static string Shorten(string text) => text.Length <= LongestDescription ? text : text[..LongestDescription];
}
