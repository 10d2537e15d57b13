using System.Text.Json;

namespace PetitionBot.Playground.Rules;

/// <summary>
/// Holds a JSON value against a Bot API type and names the first thing that does not fit. Stricter than Telegram, which
/// ignores unknown fields: a misspelt field is what a test wants to hear of.
/// </summary>
internal sealed class TypeChecker(BotApiSchema schema)
{
    private static readonly string[] KindIsName = ["BotCommandScope", "InlineQueryResult", "InputMedia", "MenuButton", "ReactionType"];

    public void Check(JsonElement value, TypeExpression type, string path)
    {
        if (Problem(value, type, path) is { } problem)
            throw ApiException.BadRequest(problem);
    }

    private string? Problem(JsonElement value, TypeExpression type, string path) => type switch
    {
        TypeExpression.ArrayOf array => ArrayProblem(value, array, path),
        TypeExpression.OneOf union => UnionProblem(value, union, path),
        _ => NamedProblem(value, type.Text, path),
    };

    private string? ArrayProblem(JsonElement value, TypeExpression.ArrayOf array, string path) =>
        value.ValueKind != JsonValueKind.Array
            ? Mismatch(value, array.Text, path)
            : value.EnumerateArray()
                .Select((item, index) => Problem(item, array.Item, $"{path}[{index}]"))
                .FirstOrDefault(problem => problem is not null);

    private string? UnionProblem(JsonElement value, TypeExpression.OneOf union, string path)
    {
        if (value.ValueKind == JsonValueKind.Object && Closest(value, union) is { } closest)
            return Problem(value, closest, path);
        return union.Alternatives.Any(alternative => Problem(value, alternative, path) is null)
            ? null
            : Mismatch(value, union.Text, path);
    }

    // An object is meant as the alternative whose required fields it has: its own error says more than "none of four".
    private TypeExpression? Closest(JsonElement value, TypeExpression.OneOf union) =>
        union.Alternatives.FirstOrDefault(alternative =>
            schema.Types.TryGetValue(alternative.Text, out var type) && type.Fields.Any(field => field.Required)
            && type.Fields.Where(field => field.Required).All(field => value.TryGetProperty(field.Name, out _)));

    private string? NamedProblem(JsonElement value, string name, string path)
    {
        var fits = name switch
        {
            "Integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "Float" => value.ValueKind == JsonValueKind.Number,
            "String" or "InputFile" => value.ValueKind == JsonValueKind.String,
            "Boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "True" => value.ValueKind == JsonValueKind.True,
            "KeyboardButton" when value.ValueKind == JsonValueKind.String => true,
            "RichText" when value.ValueKind is JsonValueKind.String or JsonValueKind.Array => true,
            _ => (bool?)null,
        };
        return fits switch
        {
            true => null,
            false => Mismatch(value, name, path),
            null => ObjectProblem(value, schema.Types[name], path),
        };
    }

    private string? ObjectProblem(JsonElement value, SchemaType type, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return Mismatch(value, type.Name, path);
        if (type.Variants.Count > 0)
            return VariantProblem(value, type, path);
        foreach (var (name, field) in JsonStrings.Fields(value))
        {
            if (!type.ByName.TryGetValue(name, out var known))
                return $"unknown field \"{name}\" in {path} ({type.Name})";
            if (Problem(field, known.Type, $"{path}.{name}") is { } problem)
                return problem;
        }
        return type.Fields.FirstOrDefault(field => field.Required && !value.TryGetProperty(field.Name, out _)) is { } missing
            ? $"field \"{missing.Name}\" of {path} ({type.Name}) is required"
            : null;
    }

    private string? VariantProblem(JsonElement value, SchemaType type, string path)
    {
        if (value.TryGetProperty("type", out var kind) && kind.ValueKind == JsonValueKind.String)
        {
            var wanted = JsonStrings.Of(kind).Replace("_", "", StringComparison.Ordinal);
            var variants = type.Variants.Where(name => IsNamed(name, type.Name, wanted)).ToList();
            if (variants.Count == 0 && KindIsName.Contains(type.Name))
                return $"can't parse {type.Name}: unsupported type \"{kind.GetString()}\" specified in {path}";
            if (variants.Count > 0)
                return variants.Select(name => ObjectProblem(value, schema.Types[name], path)).OrderBy(problem => problem is not null).First();
        }
        var fits = type.Variants.Where(name => name != type.Name).Any(name => NamedProblem(value, name, path) is null);
        return fits ? null : $"{path} is none of the kinds of {type.Name}: {string.Join(", ", type.Variants)}";
    }

    // BotCommandScopeChat says "chat" in its field type; InlineQueryResultCachedPhoto and InlineQueryResultPhoto say "photo".
    private static bool IsNamed(string variant, string family, string kind) =>
        string.Equals(variant, family + kind, StringComparison.OrdinalIgnoreCase)
        || string.Equals(variant, family + "Cached" + kind, StringComparison.OrdinalIgnoreCase);

    private static string Mismatch(JsonElement value, string type, string path) =>
        $"{path} must be of type {type}, but is {KindOf(value)}";

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an Object",
        JsonValueKind.Array => "an Array",
        JsonValueKind.String => "a String",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
        JsonValueKind.Null => "null",
        _ => "a Boolean",
    };
}
