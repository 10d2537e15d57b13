using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Tests.Texts;

/// <summary>Every member of the phrases in every language, found by reflection, so that a new one is held to the same.</summary>
public sealed partial class PhrasesTests
{
    private const string Hostile = "<b>&\"\ud800</b>";

    private static readonly string[] Commands = ["/start", "/sign", "/share", "/me", "/language", "/cancel", "/help", "/verify", "/log", "/clean", "/invalidate", "/reinstate", "verify.html"];

    public static TheoryData<string, string> Members { get; } = Matrix();

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_phrase_says_something_that_Telegram_takes_whatever_is_put_into_it(string code, string member)
    {
        foreach (var text in Texts(code, member))
        {
            Assert.False(string.IsNullOrWhiteSpace(text));
            if (IsPlain(member)) continue;
            TelegramHtmlChecker.Check(text);
            Assert.InRange(TelegramHtml.LengthAfterParsing(text), 1, 4096);
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Buttons_and_notes_are_short(string code, string member)
    {
        foreach (var text in Texts(code, member))
        {
            if (member.EndsWith("Button", StringComparison.Ordinal)) Assert.InRange(text.Length, 1, 40);
            if (member.EndsWith("Note", StringComparison.Ordinal)) Assert.InRange(text.Length, 1, 200);
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void No_word_mixes_Latin_and_Cyrillic_letters(string code, string member)
    {
        foreach (var text in Texts(code, member)) Assert.DoesNotMatch(Mixed(), text);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Russian_and_Kazakh_have_no_English_left_over(string code, string member)
    {
        if (code == "en" || member is "LanguageButton" or "ChooseLanguage") return;
        foreach (var text in Texts(code, member, "ы"))
        {
            var words = Commands.Aggregate(TelegramHtml.ToPlain(IsPlain(member) ? TelegramHtml.Escape(text) : text), (rest, command) => rest.Replace(command, "", StringComparison.Ordinal));
            Assert.DoesNotMatch("[A-Za-z]{2,}", words.Replace("Telegram", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Kazakh_letters_stand_in_Kazakh_and_never_in_Russian()
    {
        foreach (var member in Names().Except(["LanguageButton", "ChooseLanguage"]))
            Assert.All(Texts("ru", member), text => Assert.DoesNotMatch("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]", text));
    }

    private static TheoryData<string, string> Matrix()
    {
        var data = new TheoryData<string, string>();
        var names = Names();
        Assert.True(names.Count > 50, "the members are not found");
        foreach (var language in Languages.All)
            foreach (var name in names) data.Add(language.Code(), name);
        return data;
    }

    private static List<string> Names() => [.. typeof(Phrases).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false }).Select(member => member.Name).Distinct()];

    private static bool IsPlain(string member) => member.EndsWith("Button", StringComparison.Ordinal) || member.EndsWith("Note", StringComparison.Ordinal)
        || member.EndsWith("About", StringComparison.Ordinal);

    private static MemberInfo? Find(string name) => typeof(Phrases).GetMember(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).FirstOrDefault();

    private static List<string> Texts(string code, string member, string inserted = Hostile)
    {
        var phrases = Phrases.In(Languages.FromCode(code)!.Value);
        if (Find(member) is PropertyInfo property) return [(string)property.GetValue(phrases)!];
        var method = (MethodInfo)Find(member)!;
        var combinations = method.GetParameters().Select(parameter => Values(parameter, inserted)).Aggregate(
            new List<object?[]> { Array.Empty<object?>() },
            (made, values) => [.. made.SelectMany(before => values.Select(value => (object?[])[.. before, value]))]);
        return [.. combinations.Select(arguments => (string)method.Invoke(phrases, arguments)!)];
    }

    private static object?[] Values(ParameterInfo parameter, string inserted)
    {
        var type = parameter.ParameterType;
        if (type == typeof(string))
            return new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable ? [inserted, null] : [inserted];
        if (type == typeof(long)) return [0L, 1L, 2L, 5L, 21L, 1_234_567L];
        if (type == typeof(double)) return [0.0, 44.4, 119.0, 7199.0, 1_000_000.0];
        if (type == typeof(int)) return [1, 2, 1000];
        if (type == typeof(int?)) return [null, 5, 1_000_000];
        if (type == typeof(DateOnly)) return [new DateOnly(2026, 7, 1), new DateOnly(2026, 12, 31)];
        if (type == typeof(bool)) return [false, true];
        if (type == typeof(IReadOnlyList<long>)) return [new List<long> { 1 }, Enumerable.Repeat(9_007_199_254_740_991, 100).ToList()];
        if (type.IsEnum) return [.. Enum.GetValues(type).Cast<object>()];
        if (type == typeof(ConsentText))
            return [new ConsentText(true, true, true, true, inserted, inserted, true), new ConsentText(true, false, false, false, null, null, false)];
        throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"add values of {type} for {parameter.Member.Name}"));
    }

    [GeneratedRegex(@"[A-Za-z]\p{IsCyrillic}|\p{IsCyrillic}[A-Za-z]")]
    private static partial Regex Mixed();
}
