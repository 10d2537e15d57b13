using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Ledger;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Ledger;

public partial class SampleTests
{
    [Fact]
    public void It_is_the_hypergeometric_bound_that_counting_every_draw_gives() => Prop.ForAll(
        Gen.Choose(1, 60).SelectMany(all => Gen.Choose(0, all).SelectMany(drawn => Gen.Choose(0, drawn).Select(bad => (all, drawn, bad)))).ToArbitrary(),
        one =>
        {
            // By Pascal's triangle in whole numbers.
            var (all, drawn, bad) = one;
            decimal Chance(int there) => Enumerable.Range(0, bad + 1).Sum(seen => Choose(there, seen) * Choose(all - there, drawn - seen));
            var line = 0.05m * Choose(all, drawn);
            var most = Enumerable.Range(bad, all - bad + 1).Last(there => Chance(there) > line);
            var told = Sample.MostBad(all, drawn, bad);
            // Exactly on the line (57 of 60, one drawn) binary fractions may say either.
            return told == most || (told == most + 1 && Chance(most + 1) == line);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(300, 300, 0, 0)]
    [InlineData(300, 300, 4, 4)]
    [InlineData(10_000, 300, 0, 97)]
    [InlineData(1_000_000, 300, 0, 9934)]
    [InlineData(5, 5, 5, 5)]
    [InlineData(1, 1, 0, 0)]
    public void Some_of_them(long all, long drawn, long bad, long most) => Assert.Equal(most, Sample.MostBad(all, drawn, bad));

    [Fact]
    public void What_the_documents_promise_is_what_it_says_of_many()
    {
        const long all = 100_000_000;
        int[] bad = [0, 1, 2, 5, 10];
        var rows = Row().Matches(File.ReadAllText(RepositoryFile.PathOf("docs/audit.md")));
        Assert.Equal(8, rows.Count);
        foreach (Match row in rows)
        {
            var drawn = long.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture);
            var said = row.Groups[2].Captures.Select(capture => decimal.Parse(capture.Value, CultureInfo.InvariantCulture)).ToList();
            for (var i = 0; i < said.Count; i++)
                Assert.Equal(decimal.Ceiling(Sample.MostBad(all, drawn, bad[i]) * 1000m / all) / 10, said[i]);
        }
    }

    [GeneratedRegex(@"^\| (\d+) \|(?: ([\d.]+) % \|)+$", RegexOptions.Multiline)]
    private static partial Regex Row();

    private static decimal Choose(int n, int k)
    {
        if (k < 0 || k > n) return 0;
        var row = new decimal[] { 1 };
        for (var i = 0; i < n; i++) row = [1, .. row.Zip(row.Skip(1), (left, right) => left + right), 1];
        return row[k];
    }
}
