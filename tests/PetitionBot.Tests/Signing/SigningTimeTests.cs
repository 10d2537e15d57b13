using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Signing;

namespace PetitionBot.Tests.Signing;

public sealed class SigningTimeTests
{
    [Fact]
    public void Buckets_begin_with_five_seconds_and_grow_by_a_quarter()
    {
        var bounds = SigningTime.Bounds;
        Assert.Equal([5, 10, 15, 20, 25, 31, 38, 47, 58, 72], bounds.Take(10));
        Assert.All(bounds.Zip(bounds.Skip(1)).Skip(5), pair => Assert.InRange((double)pair.Second / pair.First, 1.2, 1.25));
        Assert.InRange(bounds[^1], 5 * 24 * 3600, 7 * 24 * 3600);
        Assert.InRange(bounds.Count, 40, 60);
    }

    [Theory]
    [InlineData(0, "5")]
    [InlineData(4.9, "5")]
    [InlineData(5, "10")]
    [InlineData(46, "47")]
    [InlineData(1e7, "more")]
    public void A_time_stands_in_the_bucket_that_ends_above_it(double seconds, string key) =>
        Assert.Equal(key, SigningTime.KeyOf(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void The_median_lies_within_the_buckets_of_the_true_one()
    {
        var times = Gen.OneOf(Gen.Choose(0, 120), Gen.Choose(0, 3600), Gen.Choose(0, 500_000)).NonEmptyListOf();
        Prop.ForAll(times.ToArbitrary(), list =>
        {
            var sorted = list.Order().ToList();
            var (low, high) = (sorted[(sorted.Count - 1) / 2], sorted[sorted.Count / 2]);
            var counts = list.GroupBy(time => SigningTime.KeyOf(TimeSpan.FromSeconds(time))).ToDictionary(group => group.Key, group => (long)group.Count());
            var median = SigningTime.Median(key => counts.GetValueOrDefault(key))!.Value;
            return median >= From(low) && median <= To(high);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Nobody_has_no_median() => Assert.Null(SigningTime.Median(_ => 0));

    [Fact]
    public void Very_long_times_have_the_beginning_of_the_last_bucket() =>
        Assert.Equal(SigningTime.Bounds[^1], SigningTime.Median(key => key == "more" ? 3 : 0));

    private static double From(int seconds) => SigningTime.Bounds.LastOrDefault(bound => bound <= seconds);

    private static double To(int seconds) => SigningTime.Bounds.FirstOrDefault(bound => bound > seconds, SigningTime.Bounds[^1]);
}
