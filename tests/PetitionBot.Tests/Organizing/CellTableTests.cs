using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Organizing;

namespace PetitionBot.Tests.Organizing;

public sealed class CellTableTests
{
    // Around the threshold, where it matters, and far above it.
    private static readonly Arbitrary<Cell[]> Cells =
        Gen.Frequency((3, Gen.Constant(0)), (6, Gen.Choose(0, 12)), (3, Gen.Choose(10, 400)))
            .ListOf().Select(counts => counts.Select((n, i) => new Cell($"c{i:D2}", n)).ToArray()).ToArbitrary();

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void No_shown_cell_has_fewer_people_than_the_minimum() =>
        Prop.ForAll(Cells, cells => CellTable.Of(cells).Shown.All(cell => cell.N >= 10)).Check(Many);

    [Fact]
    public void Nothing_is_hidden_or_at_least_ten_people_over_at_least_two_cells_or_everything() =>
        Prop.ForAll(Cells, cells =>
        {
            var table = CellTable.Of(cells);
            var hidden = cells.Length - table.Shown.Count;
            return table.Shown.Count == 0 || hidden == 0 || (hidden >= 2 && table.Rest >= 10);
        }).Check(Many);

    [Fact]
    public void Shown_cells_are_true_and_sum_to_the_total_with_the_rest() =>
        Prop.ForAll(Cells, cells =>
        {
            var table = CellTable.Of(cells);
            return table.Shown.All(cells.Contains) && table.Shown.Distinct().Count() == table.Shown.Count
                && table.Shown.Sum(cell => cell.N) + table.Rest == cells.Sum(cell => cell.N);
        }).Check(Many);

    [Fact]
    public void A_limit_and_a_cell_to_hide_first_break_none_of_it() =>
        Prop.ForAll(Cells, Gen.Choose(0, 6).ToArbitrary(), (cells, most) =>
        {
            var table = CellTable.Of(cells, most, "c00");
            var hidden = cells.Length - table.Shown.Count;
            return table.Shown.Count <= most
                && table.Shown.All(cell => cell.N >= 10)
                && (table.Shown.Count == 0 || hidden == 0 || (hidden >= 2 && table.Rest >= 10))
                && table.Shown.Sum(cell => cell.N) + table.Rest == cells.Sum(cell => cell.N);
        }).Check(Many);

    [Fact]
    public void The_order_in_which_cells_come_tells_nothing() =>
        Prop.ForAll(Cells, cells => CellTable.Of(cells).Shown.SequenceEqual(CellTable.Of(cells.Reverse()).Shown)).Check(Many);

    [Theory]
    [InlineData("a=40 b=30 c=20", "a=40 b=30 c=20", 0)]
    [InlineData("a=40 b=9 c=1", "a=40", 10)]
    [InlineData("a=40 b=30 c=9", "a=40", 39)] // 9 alone would be told by subtracting: b joins.
    [InlineData("a=40 b=30 c=0", "a=40", 30)] // "nobody from c" is a small cell as well.
    [InlineData("a=5 b=4", "", 9)]
    [InlineData("a=12 b=1", "", 13)]
    [InlineData("a=12", "a=12", 0)]
    [InlineData("", "", 0)]
    public void Small_cells_are_hidden_together(string cells, string shown, long rest)
    {
        var table = CellTable.Of(Read(cells));
        Assert.Equal((shown, rest), (string.Join(' ', table.Shown.Select(cell => $"{cell.Key}={cell.N}")), table.Rest));
    }

    [Fact]
    public void The_cell_to_hide_first_keeps_small_ones_company_instead_of_the_smallest()
    {
        var table = CellTable.Of(Read("direct=300 link=50 petition=0"), first: "direct");
        Assert.Equal([new Cell("link", 50)], table.Shown);
        Assert.Equal(300, table.Rest);
    }

    private static IEnumerable<Cell> Read(string cells) => cells.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(cell => cell.Split('=')).Select(parts => new Cell(parts[0], long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)));
}
