using System.Collections.Frozen;
using System.Text.Json;

namespace PetitionBot.Playground.Rules;

internal sealed record LengthLimit(int Min, int Max, string Unit);

internal sealed record SchemaField(string Name, TypeExpression Type, bool Required, LengthLimit? Limit);

internal sealed record SchemaMethod(string Name, IReadOnlyList<SchemaField> Parameters)
{
    public FrozenDictionary<string, SchemaField> ByName { get; } = Parameters.ToFrozenDictionary(field => field.Name);
}

internal sealed record SchemaType(string Name, IReadOnlyList<SchemaField> Fields, IReadOnlyList<string> Variants)
{
    public FrozenDictionary<string, SchemaField> ByName { get; } = Fields.ToFrozenDictionary(field => field.Name);
}

/// <summary>Every method and type of Bot API 10.2, from the data embedded beside this file.</summary>
internal sealed class BotApiSchema
{
    private static readonly Lazy<BotApiSchema> Loaded = new(Load);

    private BotApiSchema(IEnumerable<SchemaMethod> methods, IEnumerable<SchemaType> types)
    {
        Methods = methods.ToFrozenDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);
        Types = types.ToFrozenDictionary(type => type.Name);
        UpdateTypes = Types["Update"].Fields.Select(field => field.Name).Where(name => name != "update_id").ToFrozenSet();
    }

    public static BotApiSchema Instance => Loaded.Value;

    /// <summary>By name, in any case, as the Bot API takes them.</summary>
    public FrozenDictionary<string, SchemaMethod> Methods { get; }

    public FrozenDictionary<string, SchemaType> Types { get; }

    /// <summary>The names that <c>allowed_updates</c> may hold.</summary>
    public FrozenSet<string> UpdateTypes { get; }

    private static BotApiSchema Load()
    {
        using var stream = typeof(BotApiSchema).Assembly.GetManifestResourceStream("bot-api.json")
            ?? throw new InvalidOperationException("The Bot API data is not embedded in this build.");
        using var document = JsonDocument.Parse(stream);
        var types = document.RootElement.GetProperty("types").EnumerateObject().ToList();
        var names = types.ConvertAll(type => type.Name);
        return new BotApiSchema(
            document.RootElement.GetProperty("methods").EnumerateObject()
                .Select(method => new SchemaMethod(method.Name, ReadFields(method.Value, "parameters"))),
            types.Select(type => new SchemaType(type.Name, ReadFields(type.Value, "fields"), ReadVariants(type, names))));
    }

    private static List<SchemaField> ReadFields(JsonElement owner, string property) =>
        owner.TryGetProperty(property, out var fields)
            ? [.. fields.EnumerateArray().Select(ReadField)]
            : [];

    private static SchemaField ReadField(JsonElement field) => new(
        field.GetProperty("name").GetString()!,
        TypeExpression.Parse(field.GetProperty("type").GetString()!),
        field.GetProperty("required").GetBoolean(),
        ReadLimit(field));

    private static LengthLimit? ReadLimit(JsonElement field) =>
        field.TryGetProperty("limit", out var limit)
            ? new LengthLimit(
                limit.TryGetProperty("min", out var min) ? min.GetInt32() : 0,
                limit.GetProperty("max").GetInt32(),
                limit.GetProperty("unit").GetString()!)
            : null;

    // The page of BotCommandScope lists its variants in prose only: they are the types that carry its name.
    private static List<string> ReadVariants(JsonProperty type, List<string> names) =>
        type.Value.TryGetProperty("variants", out var variants)
            ? [.. variants.EnumerateArray().Select(name => name.GetString()!)]
            : type.Name == "BotCommandScope"
                ? names.FindAll(name => name != type.Name && name.StartsWith(type.Name, StringComparison.Ordinal))
                : [];
}
