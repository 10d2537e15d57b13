using System.Text.Json.Nodes;

namespace PetitionBot.Tests.Faults.Hostile;

/// <summary>Makes a valid update one that Telegram never sends: fields gone, of another kind, too deep, too large.</summary>
internal sealed class Mutations(Random random)
{
    private const int Deep = 300;

    /// <summary>Changes something somewhere in it.</summary>
    public JsonObject Spoil(JsonObject update)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var places = Places(update).ToList();
            if (places.Count == 0) return update;
            var (owner, name) = places[random.Next(places.Count)];
            if (random.Next(4) == 0) owner.Remove(name);
            else owner[name] = Anything();
        }

        return update;
    }

    private static IEnumerable<(JsonObject Owner, string Name)> Places(JsonNode? node) => node switch
    {
        JsonObject one => one.ToList().SelectMany(field => Places(field.Value).Append((one, field.Key))),
        JsonArray many => many.SelectMany(Places),
        _ => [],
    };

    private JsonNode? Anything() => random.Next(10) switch
    {
        0 => null,
        1 => JsonValue.Create(random.NextInt64(long.MinValue, long.MaxValue)),
        2 => JsonNode.Parse("1e400"),
        3 => JsonNode.Parse("123456789012345678901234567890"),
        4 => JsonValue.Create(random.Next(2) == 0),
        5 => new JsonArray(),
        6 => new JsonObject { ["id"] = "x", ["type"] = "private" },
        7 => Nested(),
        8 => JsonValue.Create(-1.5),
        _ => JsonValue.Create(HostileTexts.Any(random)),
    };

    private static JsonNode Nested()
    {
        JsonNode node = JsonValue.Create(1);
        for (var depth = 0; depth < Deep; depth++) node = new JsonArray(node);
        return node;
    }
}
