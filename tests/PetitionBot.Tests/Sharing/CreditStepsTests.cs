using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Sharing;

namespace PetitionBot.Tests.Sharing;

public class CreditStepsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 5)]
    [InlineData(9, 5)]
    [InlineData(10, 10)]
    [InlineData(19, 10)]
    [InlineData(20, 20)]
    [InlineData(49, 20)]
    [InlineData(50, 50)]
    [InlineData(99, 50)]
    [InlineData(100, 100)]
    [InlineData(199, 100)]
    [InlineData(200, 200)]
    [InlineData(500, 500)]
    [InlineData(999, 500)]
    [InlineData(1000, 1000)]
    [InlineData(int.MaxValue, 2_000_000_000)]
    public void Credits_are_shown_as_the_step_below(int credits, int shown) => Assert.Equal(shown, CreditSteps.Shown(credits));

    [Fact]
    public void More_credits_never_show_less_nor_more_than_there_are() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), credits =>
            CreditSteps.Shown(credits) <= credits && CreditSteps.Shown(credits) <= CreditSteps.Shown(credits + 1)).QuickCheckThrowOnFailure();

    [Fact]
    public void Credits_below_zero_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CreditSteps.Shown(-1));
}
