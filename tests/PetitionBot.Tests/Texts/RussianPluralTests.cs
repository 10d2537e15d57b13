using PetitionBot.Core.Texts;

namespace PetitionBot.Tests.Texts;

public sealed class RussianPluralTests
{
    // CLDR 46, plural rules of ru: "one" is v = 0 and i % 10 = 1 and i % 100 != 11; "few" is i % 10 = 2..4 and i % 100 != 12..14.
    private static readonly HashSet<long> One =
        [1, 21, 31, 41, 51, 61, 71, 81, 91, 101, 121, 131, 141, 151, 161, 171, 181, 191];

    private static readonly HashSet<long> Few =
    [
        2, 3, 4, 22, 23, 24, 32, 33, 34, 42, 43, 44, 52, 53, 54, 62, 63, 64, 72, 73, 74, 82, 83, 84, 92, 93, 94,
        102, 103, 104, 122, 123, 124, 132, 133, 134, 142, 143, 144, 152, 153, 154, 162, 163, 164, 172, 173, 174,
        182, 183, 184, 192, 193, 194,
    ];

    [Fact]
    public void Every_number_up_to_200_has_the_form_of_CLDR()
    {
        for (var n = 0L; n <= 200; n++)
            Assert.Equal(One.Contains(n) ? "one" : Few.Contains(n) ? "few" : "many", RussianPlural.Of(n, "one", "few", "many"));
    }

    [Theory]
    [InlineData(1_000, "many")]
    [InlineData(1_001, "one")]
    [InlineData(1_011, "many")]
    [InlineData(1_012, "many")]
    [InlineData(1_022, "few")]
    [InlineData(100_000, "many")]
    [InlineData(999_999, "many")]
    [InlineData(1_000_001, "one")]
    [InlineData(1_000_000_111, "many")]
    [InlineData(1_000_000_114, "many")]
    [InlineData(2_000_000_003, "few")]
    [InlineData(long.MaxValue, "many")]
    public void Big_numbers_go_by_their_last_digits(long n, string form) => Assert.Equal(form, RussianPlural.Of(n, "one", "few", "many"));
}
