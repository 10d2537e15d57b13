using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Privacy;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Privacy;

public class EntropyTests
{
    [Fact]
    public void The_stream_is_the_documented_one()
    {
        var entropy = new Entropy([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
        Assert.Equal(
            "9f0cd9b94097fe4929918d2b8942b34439574261a35dc50163f06c67d4e48899c432e059c378eef7",
            Convert.ToHexStringLower(entropy.Bytes(40)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_stream_however_it_is_cut() =>
        Prop.ForAll(Generators.Hashes, Gen.Choose(0, 200).ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), (seed, first, second) =>
        {
            var cut = new Entropy(seed);
            return new Entropy(seed).Bytes(first + second).SequenceEqual([.. cut.Bytes(first), .. cut.Bytes(second)]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Other_seeds_give_other_streams() =>
        Prop.ForAll(Generators.Hashes, Generators.Hashes, (a, b) =>
            a.SequenceEqual(b) == new Entropy(a).Bytes(32).SequenceEqual(new Entropy(b).Bytes(32))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_stays_below_its_limit() =>
        Prop.ForAll(Generators.Hashes, ArbMap.Default.ArbFor<PositiveInt>(), (seed, limit) =>
            new Entropy(seed).Below(limit.Get) is var n && n >= 0 && n < limit.Get).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_number_is_as_likely_even_for_limits_that_do_not_divide_2_to_the_32nd()
    {
        // A third of the range would come up twice as often without drawing again: 3 * 2^30 is 0.75 * 2^32.
        const int limit = 3 << 29;
        var entropy = new Entropy(new byte[32]);
        var low = Enumerable.Range(0, 60_000).Count(_ => entropy.Below(limit) < limit / 3);
        Assert.InRange(low, 19_300, 20_700);

        var counts = Enumerable.Range(0, 60_000).CountBy(_ => entropy.Below(6)).ToDictionary();
        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Impossible_limits_and_seeds_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Entropy(new byte[32]).Below(0));
        Assert.Throws<ArgumentException>(() => new Entropy(new byte[31]));
        Assert.Equal(0, new Entropy(new byte[32]).Below(1));
    }
}
