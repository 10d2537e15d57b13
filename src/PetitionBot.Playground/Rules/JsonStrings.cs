using System.Text.Json;

namespace PetitionBot.Playground.Rules;

internal static class JsonStrings
{
    /// <summary>A string's text; one that holds half a surrogate pair is refused, since it has no UTF-8.</summary>
    public static string Of(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw ApiException.BadRequest("strings must be encoded in UTF-8");
        }
    }

    /// <summary>The fields of an object; a name that has no UTF-8 is refused.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Fields(JsonElement owner)
    {
        foreach (var field in owner.EnumerateObject())
            yield return (Name(field), field.Value);
    }

    private static string Name(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            throw ApiException.BadRequest("strings must be encoded in UTF-8");
        }
    }

    public static string? Field(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? Of(value) : null;

    public static bool Flag(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
