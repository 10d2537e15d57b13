using System.Text;
using System.Text.Json;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Organizing;

/// <summary>
/// Keeps the figures that could tell of a single person as they stood at the last refresh, so that nobody sees one signature
/// by looking before and after it. A refresh happens at most once a day, whoever looks, and only when at least
/// <see cref="CellTable.Minimum"/> people came since the last one. docs/decisions/0005 says why.
/// </summary>
/// <param name="secret">The server's secret: a thief of the book must not subtract a snapshot from the counters.</param>
/// <param name="petitions">The petitions on offer.</param>
public sealed class DailyFigures(ServerSecret secret, IReadOnlyList<Petition> petitions)
{
    private const string Table = "statistics";

    // Fits the most regions and places that are shown; one size tells nothing of how many those are.
    private const int Size = 4096;

    private const int MostWrongDays = 30;

    private readonly Vault _vault = new(secret);

    /// <summary>Refreshes what is due on the day of each petition. Meant for the sweeper: nobody who looks may choose the moment.</summary>
    public void Refresh(IUnitOfWork unit, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(unit);
        foreach (var petition in petitions) Refresh(unit, petition, petition.DayOf(now));
    }

    /// <summary>The figures of the last refresh, or null before the first look.</summary>
    internal Snapshot? Find(IUnitOfWork unit, PetitionId petition)
    {
        var key = Key(petition);
        if (unit.Meta.Find(key) is not { } box) return null;
        try
        {
            return Snapshot.Read(_vault.Open(Table, Encoding.UTF8.GetBytes(key), box));
        }
        catch (Exception e) when (e is VaultException or JsonException)
        {
            // It can be made again, and must stop neither the sweeping nor an answer.
            return null;
        }
    }

    private void Refresh(IUnitOfWork unit, Petition petition, DateOnly today)
    {
        var last = Find(unit, petition.Id);
        // A clock that is set back begins no new day, unless it was wrong by so much that no new day would come.
        if (last is not null && today <= last.LookedOn && last.LookedOn.DayNumber - today.DayNumber < MostWrongDays) return;
        var rows = unit.Counters.List(petition.Id.Value);
        var (breakdown, funnel) = (Breakdown.Of(petition, rows, today), Funnel.Of(rows, today));
        var next = new Snapshot(
            today,
            breakdown.EverSigned - (last?.Breakdown?.EverSigned ?? 0) >= CellTable.Minimum ? breakdown : last?.Breakdown,
            funnel.Opened - (last?.Funnel?.Opened ?? 0) >= CellTable.Minimum ? funnel : last?.Funnel);
        var key = Key(petition.Id);
        unit.Meta.Save(key, _vault.Seal(Table, Encoding.UTF8.GetBytes(key), next.ToBytes(), Size));
    }

    private static string Key(PetitionId petition) => $"{Table}/{petition}";
}
