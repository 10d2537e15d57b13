using System.Text.Json;

namespace PetitionBot.Playground.Http;

/// <summary>What a request holds before it is checked: texts of query and form, values of a JSON body, files.</summary>
internal sealed class RawRequest
{
    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonElement> Values { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, UploadedFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The chat that the request names, for faults; null without one.</summary>
    public long? ChatId =>
        Texts.TryGetValue("chat_id", out var text) && long.TryParse(text, out var fromText) ? fromText
        : Values.TryGetValue("chat_id", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var fromValue) ? fromValue
        : null;
}
