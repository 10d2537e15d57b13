using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Tests.Ledger;

public class LotTests
{
    private static readonly PetitionId Petition = new("fair-elections");
    private static readonly Checkpoint At = new("petitionbot/0123456789abcdef", 1000, MerkleHash.Empty);

    [Fact]
    public void The_same_lot_draws_the_same_serials_and_each_once() => Prop.ForAll(
        Gen.Choose(0, 400).Zip(Gen.Choose(0, 450)).ToArbitrary(),
        sizes =>
        {
            var (all, number) = sizes;
            long[] counted = [.. Enumerable.Range(1, all).Select(i => 3L * i)];
            var drawn = Lot.Draw(At, "the lottery of 1 July: 3 14 15 92", Petition, counted, number);
            return drawn.SequenceEqual(Lot.Draw(At, "the lottery of 1 July: 3 14 15 92", Petition, counted, number))
                && drawn.Count == Math.Min(all, number)
                && drawn.Distinct().Count() == drawn.Count
                && drawn.All(counted.Contains);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_checkpoint_petition_or_randomness_draws_other_serials()
    {
        long[] counted = [.. Enumerable.Range(1, 10_000).Select(i => (long)i)];
        var lots = new[]
        {
            Lot.Draw(At, "a", Petition, counted, 20),
            Lot.Draw(At, "b", Petition, counted, 20),
            Lot.Draw(At with { Size = 1001 }, "a", Petition, counted, 20),
            Lot.Draw(At, "a", new PetitionId("other"), counted, 20),
        };
        Assert.Equal(4, lots.Select(lot => string.Join(' ', lot)).Distinct().Count());
        // Composed and decomposed letters are the same text.
        Assert.Equal(Lot.Draw(At, "й", Petition, counted, 5), Lot.Draw(At, "и\u0306", Petition, counted, 5));
    }

    [Fact]
    public void Every_serial_is_drawn_about_equally_often()
    {
        long[] counted = [.. Enumerable.Range(0, 10).Select(i => (long)i)];
        var often = new int[10];
        for (var i = 0; i < 5000; i++) often[Lot.Draw(At, $"draw {i}", Petition, counted, 1)[0]]++;
        Assert.All(often, times => Assert.InRange(times, 400, 600));
    }

    [Fact]
    public void A_draw_is_final() => Assert.Equal(
        "307 478 303 482 24",
        string.Join(' ', Lot.Draw(At, "the lottery of 1 July: 3 14 15 92", Petition, [.. Enumerable.Range(1, 1000).Select(i => (long)i)], 5)));

    [Fact]
    public void Without_randomness_nothing_is_drawn() => Assert.Throws<ArgumentException>(() => Lot.Draw(At, " ", Petition, [1], 1));
}
