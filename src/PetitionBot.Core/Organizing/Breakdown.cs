using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Organizing;

/// <summary>Who the counted signers of one moment are, in cells that tell of nobody.</summary>
/// <param name="Day">The day of that moment, in the petition's time zone.</param>
/// <param name="Total">How many signatures counted then: the sum of each table.</param>
/// <param name="EverSigned">How many entries of the log said signed then: the measure of what came since.</param>
/// <param name="Regions">By region.</param>
/// <param name="Languages">By the language that people signed in.</param>
/// <param name="Sources">By the way people came.</param>
/// <param name="MedianSeconds">The median time from opening to signing, or null while fewer than ten were measured.</param>
internal sealed record Breakdown(
    DateOnly Day, long Total, long EverSigned, CellTable Regions, CellTable Languages, CellTable Sources, double? MedianSeconds)
{
    // So many fit one message, together with everything else and with the longest names.
    private const int MostRegions = 25;
    private const int MostSources = 12;

    // Anybody may name a place in a link, so there is always one that nobody came from.
    private static readonly string[] KnownSources = [Origin.Direct, Origin.ByLink, Origin.ByPetition, Origin.ByPlace];

    /// <summary>The breakdown of this moment.</summary>
    public static Breakdown Of(Petition petition, IReadOnlyList<CounterRow> rows, DateOnly day)
    {
        var times = rows.Where(row => row.What == Tally.Time).ToDictionary(row => row.Key, row => row.N);
        var regions = Cells(rows, Tally.Region, petition.Settings.Regions.Select(region => region.Code));
        return new Breakdown(
            day,
            regions.Sum(cell => cell.N),
            EverSignedIn(rows),
            CellTable.Of(regions, MostRegions),
            CellTable.Of(Cells(rows, Tally.Language, Texts.Languages.All.Select(Texts.Languages.Code))),
            CellTable.Of(Cells(rows, Tally.Source, KnownSources), MostSources, first: Origin.Direct),
            times.Values.Sum() < CellTable.Minimum ? null : SigningTime.Median(key => times.GetValueOrDefault(key)));
    }

    /// <summary>How many entries of the log say signed.</summary>
    public static long EverSignedIn(IReadOnlyList<CounterRow> rows) =>
        rows.Where(row => row.What == Tally.Entry && row.Key == Tally.Name(LeafKind.Signed)).Sum(row => row.N);

    private static List<Cell> Cells(IReadOnlyList<CounterRow> rows, string what, IEnumerable<string> known)
    {
        var counts = rows.Where(row => row.What == what).ToDictionary(row => row.Key, row => row.N);
        return [.. known.Union(counts.Keys).Select(key => new Cell(key, counts.GetValueOrDefault(key)))];
    }
}
