using System.Reflection;
using System.Text.Json;
using PetitionBot.Playground.Rules;
using PetitionBot.Telegram;
using PetitionBot.Telegram.Requests;
using PetitionBot.Telegram.Types;

namespace PetitionBot.Tests.Telegram;

/// <summary>Every request that can be made and every field that is read, held against the description of Bot API 10.2.</summary>
public sealed class ConformanceTests
{
    private static readonly BotApiSchema Schema = BotApiSchema.Instance;
    private static readonly TypeChecker Checker = new(Schema);

    /// <summary>Records that are named unlike the types they are.</summary>
    private static readonly Dictionary<Type, string> Renamed = new()
    {
        [typeof(SentMessage)] = "Message",
        [typeof(CallbackMessage)] = "MaybeInaccessibleMessage",
        [typeof(RemoteFile)] = "File",
    };

    public static TheoryData<Type> Requests => [.. typeof(IBotApiRequest).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IBotApiRequest)) && !type.IsInterface)];

    public static TheoryData<Type> Answers => [.. Reachable(typeof(Update), typeof(SentMessage), typeof(User), typeof(RemoteFile))];

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_is_as_the_Bot_API_describes_it(Type request)
    {
        var method = Schema.Methods[MethodOf(request)];
        Assert.Equal(method.Name, MethodOf(request));
        foreach (var json in Fillings(request, full: true).Concat(Fillings(request, full: false)).Select(filled => Json(filled, request)))
            Assert.Null(Problem(method, json));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_leaves_out_what_is_null_and_sends_every_property_that_is_not(Type request)
    {
        var constructor = Constructor(request);
        Assert.All(Fillings(request, full: true), filled => Assert.Equal(constructor.Length, Json(filled, request).EnumerateObject().Count()));
        var required = constructor.Count(parameter => !IsNullable(parameter));
        Assert.All(Fillings(request, full: false), filled => Assert.Equal(required, Json(filled, request).EnumerateObject().Count()));
    }

    [Theory]
    [InlineData("sendMessage", """{"chat_id":1}""")]
    [InlineData("sendMessage", """{"chat_id":1,"text":5}""")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"x","parseMode":"HTML"}""")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"x","data":"y"}]]}}""")]
    [InlineData("deleteMessages", """{"chat_id":1,"message_ids":["1"]}""")]
    public void The_comparison_finds_what_is_wrong(string method, string json) =>
        Assert.NotNull(Problem(Schema.Methods[method], JsonElement.Parse(json)));

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_field_that_is_read_is_there_with_that_type(Type read)
    {
        var parameters = Constructor(read).ToDictionary(parameter => parameter.Name!, StringComparer.OrdinalIgnoreCase);
        foreach (var property in BotApiJson.Default.GetTypeInfo(read)!.Properties)
        {
            foreach (var described in Described(NameOf(read)))
            {
                Assert.True(described.ByName.TryGetValue(property.Name, out var field), $"{described.Name} has no {property.Name}");
                Assert.True(Fits(property.PropertyType, field.Type), $"{described.Name}.{property.Name} is {field.Type}, not {property.PropertyType.Name}");
                var demanded = !parameters[property.Name.Replace("_", "", StringComparison.Ordinal)].HasDefaultValue;
                Assert.True(!demanded || field.Required, $"{described.Name}.{property.Name} may be missing");
            }
        }
    }

    [Fact]
    public void The_kinds_of_update_asked_for_are_those_that_are_read()
    {
        Assert.Subset(Schema.UpdateTypes.ToHashSet(), UpdateReader.Kinds.ToHashSet());
        var read = BotApiJson.Default.Update.Properties.Select(property => property.Name).Except(["update_id"]);
        Assert.Equal(UpdateReader.Kinds.Order(), read.Order());
    }

    [Fact]
    public void Limits_are_those_that_the_Bot_API_states()
    {
        Assert.Equal(new LengthLimit(1, BotApiLimits.UpdatesAtOnce, "value"), Parameter("getUpdates", "limit"));
        Assert.Equal(new LengthLimit(1, BotApiLimits.TextCharacters, "characters"), Parameter("sendMessage", "text"));
        Assert.Equal(new LengthLimit(1, BotApiLimits.TextCharacters, "characters"), Parameter("editMessageText", "text"));
        Assert.Equal(new LengthLimit(0, BotApiLimits.AnswerCharacters, "characters"), Parameter("answerCallbackQuery", "text"));
        Assert.Equal(new LengthLimit(1, BotApiLimits.CallbackDataBytes, "bytes"), Field("InlineKeyboardButton", "callback_data"));
        Assert.Equal(new LengthLimit(1, BotApiLimits.CopyCharacters, "characters"), Field("CopyTextButton", "text"));

        static LengthLimit? Parameter(string method, string name) => Schema.Methods[method].ByName[name].Limit;
        static LengthLimit? Field(string type, string name) => Schema.Types[type].ByName[name].Limit;
    }

    private static string? Problem(SchemaMethod method, JsonElement json)
    {
        foreach (var property in json.EnumerateObject())
        {
            if (!method.ByName.TryGetValue(property.Name, out var parameter)) return $"{method.Name} has no {property.Name}";
            if (Complaint(() => Checker.Check(property.Value, parameter.Type, property.Name)) is { } problem) return problem;
        }

        return method.Parameters.FirstOrDefault(parameter => parameter.Required && !json.TryGetProperty(parameter.Name, out _)) is { } missing
            ? $"{method.Name} needs {missing.Name}"
            : null;
    }

    private static string? Complaint(Action check) => Record.Exception(check)?.Message;

    private static JsonElement Json(object request, Type type) => JsonSerializer.SerializeToElement(request, BotApiJson.Default.GetTypeInfo(type)!);

    private static string MethodOf(Type request) => (string)request.GetProperty(nameof(IBotApiRequest.Method))!.GetValue(null)!;

    // One object for each kind of what a property may hold.
    private static IEnumerable<object> Fillings(Type type, bool full)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) type = underlying;
        if (type == typeof(string)) return ["x"];
        if (type.IsPrimitive) return [type == typeof(bool) ? true : Convert.ChangeType(1, type, null)];
        if (type.IsGenericType) return Fillings(type.GetGenericArguments()[0], full).Select(item => ListOf(type.GetGenericArguments()[0], item));
        if (type.IsAbstract) return type.Assembly.GetTypes().Where(derived => derived.IsSubclassOf(type)).SelectMany(derived => Fillings(derived, full));
        var choices = Constructor(type).Select(parameter => full || !IsNullable(parameter) ? Fillings(parameter.ParameterType, full).ToArray() : [null!]).ToList();
        return Enumerable.Range(0, choices.Max(choice => (int?)choice.Length) ?? 1)
            .Select(i => Activator.CreateInstance(type, [.. choices.Select(choice => choice[i % choice.Length])])!);
    }

    private static Array ListOf(Type item, object value)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(value, 0);
        return list;
    }

    private static ParameterInfo[] Constructor(Type type) => type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters();

    private static bool IsNullable(ParameterInfo parameter) => new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private static HashSet<Type> Reachable(params Type[] roots)
    {
        var found = new HashSet<Type>();
        var waiting = new Queue<Type>(roots);
        while (waiting.TryDequeue(out var type))
        {
            if (!found.Add(type)) continue;
            foreach (var property in BotApiJson.Default.GetTypeInfo(type)!.Properties.Where(property => IsOurs(property.PropertyType)))
                waiting.Enqueue(property.PropertyType);
        }

        return found;
    }

    private static bool IsOurs(Type type) => type.Namespace == typeof(Update).Namespace;

    private static string NameOf(Type type) => Renamed.GetValueOrDefault(type, type.Name);

    private static IEnumerable<SchemaType> Described(string name) =>
        Schema.Types[name] is { Variants.Count: > 0 } family ? family.Variants.Select(variant => Schema.Types[variant]) : [Schema.Types[name]];

    private static bool Fits(Type type, TypeExpression described)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (IsOurs(type)) return described.Accepts(NameOf(type));
        // What is taken as it is, whatever it is.
        if (type == typeof(JsonElement)) return true;
        if (type == typeof(string)) return described.Accepts("String");
        if (type == typeof(bool)) return described.Accepts("Boolean") || described.Accepts("True");
        return (type == typeof(int) || type == typeof(long)) && described.Accepts("Integer");
    }
}
