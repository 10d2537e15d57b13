using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Texts;

namespace PetitionBot.Tests.Signing;

public sealed class NameRuleTests
{
    // Any UTF-16 units, halves of pairs and non-characters among them; letters often enough that names come about.
    private static readonly Arbitrary<string> AnyText = Gen.Frequency(
            (6, Gen.Elements("AaБбӘә'’-. \u0301\u00a0İﬁ한".ToCharArray())),
            (1, Gen.Choose(0, 0xFFFF).Select(unit => (char)unit)),
            (1, Gen.Elements('\ud800', '\udc00', '\ufffe', '\uffff', '\0', '\u202e')))
        .ArrayOf().Select(units => new string(units)).ToArbitrary();

    [Theory]
    [InlineData("  Айгүль   Серікова ", "Айгүль Серікова")]
    [InlineData("O'Brien-Smith Jr.", "O'Brien-Smith Jr.")]
    [InlineData("d’Arc\u00a0Jeanne", "d’Arc Jeanne")]
    [InlineData("Ле\nДык Тхо", "Ле Дык Тхо")]
    [InlineData("José", "José")]
    [InlineData("张伟", "张伟")]
    [InlineData("محمد علي", "محمد علي")]
    [InlineData("अमिताभ", "अमिताभ")]
    [InlineData("𐐀𐐁", "𐐀𐐁")]
    public void A_name_of_any_script_is_taken(string typed, string expected)
    {
        Assert.Null(NameRule.Check(typed, out var name));
        Assert.Equal(expected, name);
    }

    [Theory]
    [InlineData("", NameProblem.Empty)]
    [InlineData(" \n\t\u00a0", NameProblem.Empty)]
    [InlineData("A", NameProblem.TooFewLetters)]
    [InlineData("'’-.", NameProblem.TooFewLetters)]
    [InlineData("A\u0301", NameProblem.TooFewLetters)]
    [InlineData("<3 >_< _*[", NameProblem.ForbiddenCharacter)]
    [InlineData("Ann 😀", NameProblem.ForbiddenCharacter)]
    [InlineData("Ann1", NameProblem.ForbiddenCharacter)]
    [InlineData("\u202eeeL nnA", NameProblem.ForbiddenCharacter)]
    [InlineData("Ann\ud800", NameProblem.ForbiddenCharacter)]
    [InlineData("\udc00Ann", NameProblem.ForbiddenCharacter)]
    [InlineData("Ann \ufffe Lee", NameProblem.ForbiddenCharacter)]
    [InlineData("\u3164\u3164 \u115f", NameProblem.ForbiddenCharacter)]
    public void What_is_no_name_is_refused_with_the_reason(string typed, NameProblem problem)
    {
        Assert.Equal(problem, NameRule.Check(typed, out var name));
        Assert.Empty(name);
    }

    [Fact]
    public void A_hundred_code_points_are_a_name_and_one_more_is_not()
    {
        Assert.Null(NameRule.Check(string.Concat(Enumerable.Repeat("𐐀", 100)), out _));
        Assert.Equal(NameProblem.TooLong, NameRule.Check(string.Concat(Enumerable.Repeat("𐐀", 101)), out _));
        Assert.Equal(NameProblem.TooLong, NameRule.Check(new string('a', 4096), out _));
    }

    [Fact]
    public void Whatever_is_typed_nothing_throws_and_a_taken_name_keeps_every_clause() =>
        Prop.ForAll(AnyText, typed =>
        {
            if (NameRule.Check(typed, out var name) is not null) return name.Length == 0;
            var runes = name.EnumerateRunes().ToList();
            return name == name.Trim()
                && name.IsNormalized(NormalizationForm.FormC)
                && runes.Count <= 100
                && runes.Count(Rune.IsLetter) >= 2
                && runes.All(rune => Rune.IsLetter(rune)
                    || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                    || " '’-.".Contains(rune.ToString(), StringComparison.Ordinal))
                && NameRule.Check(name, out var again) is null && again == name;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_comment_of_any_text_becomes_one_that_can_be_kept() =>
        Prop.ForAll(AnyText, typed =>
        {
            var clean = CommentRule.Clean(typed);
            return clean == clean.Trim() && clean.IsNormalized(NormalizationForm.FormC) && !NameRule.HasLoneSurrogate(clean)
                && clean.All(c => !char.IsControl(c) || c == '\n');
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
