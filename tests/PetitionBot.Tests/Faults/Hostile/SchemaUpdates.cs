using System.Text.Json.Nodes;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Tests.Faults.Hostile;

/// <summary>Random updates of every kind that Bot API 10.2 knows, as its data says they look.</summary>
internal sealed class SchemaUpdates(Random random)
{
    private const int Deepest = 7;

    private static readonly string[] Kinds = [.. BotApiSchema.Instance.UpdateTypes.Order(StringComparer.Ordinal)];
    private static readonly long[] Numbers = [0, 1, -1, 2, 42, int.MaxValue, int.MinValue, 1L << 32, (1L << 52) - 1, -1_001_234_567_890, 1_700_000_000];
    private static readonly string[] ChatTypes = ["private", "private", "private", "group", "supergroup", "channel", "sender", "<b>"];

    /// <summary>One update, without its number.</summary>
    public JsonObject Next()
    {
        var kind = Kinds[random.Next(Kinds.Length)];
        return new JsonObject { [kind] = Value(BotApiSchema.Instance.Types["Update"].ByName[kind], "Update", 0) };
    }

    private JsonNode? Value(SchemaField field, string owner, int depth) => field.Name switch
    {
        "type" when owner == "Chat" => JsonValue.Create(ChatTypes[random.Next(ChatTypes.Length)]),
        "is_bot" => JsonValue.Create(random.Next(10) == 0),
        "status" => JsonValue.Create(random.Next(2) == 0 ? "kicked" : "member"),
        _ => Value(field.Type, depth),
    };

    private JsonNode? Value(TypeExpression type, int depth) => type switch
    {
        TypeExpression.ArrayOf array => new JsonArray([.. Enumerable.Range(0, depth > Deepest ? 0 : random.Next(4)).Select(_ => Value(array.Item, depth + 1))]),
        TypeExpression.OneOf union => Value(union.Alternatives[random.Next(union.Alternatives.Count)], depth),
        _ => Value(type.Text, depth),
    };

    private JsonNode? Value(string name, int depth) => name switch
    {
        "Integer" or "Int" or "Integer64" => JsonValue.Create(Numbers[random.Next(Numbers.Length)]),
        "Float" or "Float number" => JsonValue.Create(random.NextDouble() * 1e6),
        "Boolean" => JsonValue.Create(random.Next(2) == 0),
        "True" => JsonValue.Create(true),
        _ when BotApiSchema.Instance.Types.TryGetValue(name, out var type) => Of(type, depth),
        _ => JsonValue.Create(HostileTexts.Any(random)),
    };

    private JsonNode Of(SchemaType type, int depth)
    {
        if (type.Variants.Count > 0) return Value(type.Variants[random.Next(type.Variants.Count)], depth)!;
        var made = new JsonObject();
        foreach (var field in type.Fields)
        {
            if (!field.Required && (depth > Deepest || random.Next(4 + (depth * 4)) > 0)) continue;
            if (field.Required && depth > 4 * Deepest) continue;
            made[field.Name] = Value(field, type.Name, depth + 1);
        }

        return made;
    }
}
