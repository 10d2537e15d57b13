using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Organizing;

/// <summary>The numbers that are public anyway, by the log: they are live.</summary>
/// <param name="Count">How many signatures count.</param>
/// <param name="Today">The log's entries of today.</param>
/// <param name="Week">The log's entries of the last seven days, today with them.</param>
/// <param name="Versions">How many counted signatures each text has, the oldest first: those that were signed, and today's.</param>
internal sealed record LiveFigures(long Count, Moves Today, Moves Week, IReadOnlyList<Cell> Versions)
{
    private const int WeekDays = 7;

    /// <summary>The numbers of this moment. Days are the petition's.</summary>
    public static LiveFigures Of(IUnitOfWork unit, Petition petition, DateTimeOffset now)
    {
        var id = petition.Id.Value;
        var today = petition.DayOf(now);
        var days = Enumerable.Range(0, WeekDays).Select(ago => On(unit.Counters, id, today.AddDays(-ago))).ToList();
        var versions = unit.Signatures.VersionHashes(id).Select(Convert.ToHexStringLower).Append($"{petition.Manifest.Version}").Distinct();
        return new LiveFigures(
            Tally.Count(unit.Counters, id),
            days[0],
            new Moves(days.Sum(day => day.Came), days.Sum(day => day.Went)),
            [.. versions.Select(version => new Cell(version, unit.Counters.Read(id, Tally.Version, version)))]);
    }

    private static Moves On(ICounterTable counters, string petition, DateOnly day)
    {
        long Entries(LeafKind kind) => counters.Read(petition, Tally.Entry, Tally.Name(kind), day);
        return new Moves(Entries(LeafKind.Signed) + Entries(LeafKind.Reinstated), Entries(LeafKind.Withdrawn) + Entries(LeafKind.Invalidated));
    }
}
