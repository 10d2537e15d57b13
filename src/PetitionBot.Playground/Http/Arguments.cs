using System.Text.Json;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Http;

/// <summary>The parameters of a call, checked: each is a string, a long, a double, a bool, a JSON value or a file.</summary>
internal sealed class Arguments(IReadOnlyDictionary<string, object> values, IReadOnlyDictionary<string, UploadedFile> files)
{
    public bool Has(string name) => values.ContainsKey(name);

    public string? Text(string name) => values.GetValueOrDefault(name) switch
    {
        string text => text,
        long number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    public long? Number(string name) => values.GetValueOrDefault(name) as long?;

    public bool Flag(string name) => values.GetValueOrDefault(name) is true;

    public JsonElement? Json(string name) => values.GetValueOrDefault(name) as JsonElement?;

    /// <summary>The file of a parameter: the part of that name, or the part that its text names by <c>attach://</c>.</summary>
    public UploadedFile? File(string name) => values.GetValueOrDefault(name) switch
    {
        UploadedFile file => file,
        string text when text.StartsWith("attach://", StringComparison.Ordinal) =>
            files.GetValueOrDefault(text["attach://".Length..]) ?? throw ApiException.BadRequest($"no file part {text["attach://".Length..]} in the request"),
        _ => null,
    };

    public IReadOnlyList<string> Strings(string name) =>
        Json(name) is { } array ? [.. array.EnumerateArray().Select(JsonStrings.Of)] : [];
}
