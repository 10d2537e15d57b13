using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Http;

/// <summary>Holds a request against the method's description and turns it into <see cref="Arguments"/>.</summary>
internal sealed class ArgumentChecker(BotApiSchema schema)
{
    /// <summary>The official server's own words for some missing parameters.</summary>
    private static readonly FrozenDictionary<string, string> Missing = new Dictionary<string, string>
    {
        ["text"] = "message text is empty",
        ["chat_id"] = "chat_id is empty",
        ["message_ids"] = "message identifiers are not specified",
        ["document"] = "there is no document in the request",
        ["photo"] = "there is no photo in the request",
        ["file_id"] = "file_id not specified",
        ["action"] = "wrong parameter action in request",
    }.ToFrozenDictionary();

    /// <summary>Parameters with an error text of their own for a bad length, given by the method.</summary>
    private static readonly FrozenSet<string> MeasuredElsewhere = new[] { "text", "caption", "limit" }.ToFrozenSet();

    private readonly TypeChecker _types = new(schema);

    public Arguments Check(SchemaMethod method, RawRequest request)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, text) in request.Texts)
            Add(values, name, FromText(text, Known(method, name)));
        foreach (var (name, value) in request.Values)
            Add(values, name, FromJson(value, Known(method, name)));
        foreach (var (name, file) in request.Files)
        {
            if (method.ByName.TryGetValue(name, out var field) && field.Type.Accepts("InputFile"))
                values[name] = file;
        }
        RefuseStrayFiles(method, request);
        RequireAll(method, values);
        return new Arguments(values, request.Files);
    }

    private static SchemaField Known(SchemaMethod method, string name) =>
        method.ByName.GetValueOrDefault(name) ?? throw ApiException.BadRequest($"unknown parameter \"{name}\" of {method.Name}");

    private static void Add(Dictionary<string, object> values, string name, object? value)
    {
        if (value is not null)
            values[name] = value;
    }

    // An empty text stands for an absent value, as in the official server; an empty String is still a String.
    private object? FromText(string text, SchemaField field)
    {
        if (field.Type.Accepts("Integer") && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        if (field.Type.Accepts("String"))
            return Measured(text, field);
        if (text.Length == 0)
            return null;
        return field.Type.Text switch
        {
            "Integer" => throw WrongType(field, $"\"{text}\""),
            "Boolean" or "True" => Boolean(text) ?? throw WrongType(field, $"\"{text}\""),
            "Float" => double.TryParse(text, CultureInfo.InvariantCulture, out var real) ? real : throw WrongType(field, $"\"{text}\""),
            "InputFile" => text,
            _ => Parsed(text, field),
        };
    }

    private object? FromJson(JsonElement value, SchemaField field)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        // The pages say "a JSON-serialized object": a string that holds the JSON is as good as the JSON.
        if (value.ValueKind == JsonValueKind.String && !field.Type.Accepts("String") && !IsSimple(field.Type))
            return Parsed(JsonStrings.Of(value), field);
        _types.Check(value, field.Type, field.Name);
        return value.ValueKind switch
        {
            JsonValueKind.String => Measured(JsonStrings.Of(value), field),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => value.TryGetInt64(out var number) ? (object)number : value.GetDouble(),
            _ => value,
        };
    }

    private static bool IsSimple(TypeExpression type) => type.Text is "Integer" or "Float" or "Boolean" or "True" or "InputFile";

    private JsonElement? Parsed(string text, SchemaField field)
    {
        if (text.Length == 0)
            return null;
        JsonElement value;
        try
        {
            value = JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            throw ApiException.BadRequest($"can't parse {field.Name} JSON object");
        }
        _types.Check(value, field.Type, field.Name);
        return value;
    }

    private static string Measured(string text, SchemaField field)
    {
        if (Unicode.HasLoneSurrogate(text))
            throw ApiException.BadRequest("strings must be encoded in UTF-8");
        if (field.Limit is not { } limit || MeasuredElsewhere.Contains(field.Name))
            return text;
        var length = limit.Unit == "bytes" ? Unicode.Bytes(text) : text.Length;
        return length <= limit.Max
            ? text
            : throw ApiException.BadRequest($"parameter \"{field.Name}\" holds {length} {limit.Unit}, {limit.Max} are allowed");
    }

    private static bool? Boolean(string text) => text.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "1" => true,
        "false" or "no" or "0" => false,
        _ => null,
    };

    private static ApiException WrongType(SchemaField field, string found) =>
        ApiException.BadRequest($"{field.Name} must be of type {field.Type}, but is {found}");

    // A part that nothing refers to is a misspelt parameter, unless an attach:// somewhere names it.
    private static void RefuseStrayFiles(SchemaMethod method, RawRequest request)
    {
        foreach (var name in request.Files.Keys)
        {
            if (!method.ByName.ContainsKey(name) && !request.Texts.Values.Any(text => text.Contains("attach://" + name, StringComparison.Ordinal)))
                throw ApiException.BadRequest($"unknown parameter \"{name}\" of {method.Name}");
        }
    }

    // The official server looks at the chat last.
    private static void RequireAll(SchemaMethod method, Dictionary<string, object> values)
    {
        foreach (var field in method.Parameters.Where(field => field.Required).OrderBy(field => field.Name == "chat_id"))
        {
            if (!values.TryGetValue(field.Name, out var value) || (value is "" && Missing.ContainsKey(field.Name)))
                throw ApiException.BadRequest(Missing.GetValueOrDefault(field.Name) ?? $"parameter \"{field.Name}\" is required");
        }
    }
}
