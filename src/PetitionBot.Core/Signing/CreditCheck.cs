using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>
/// Credits of links, given and waiting, against the signatures that were credited: as many of the one as of the other, but for
/// those of which one side was erased. Whose link brought whom is kept nowhere, so that a credit moved from one link to
/// another cannot be found.
/// </summary>
internal static class CreditCheck
{
    private const int Page = 1000;

    /// <summary>Names what cannot be.</summary>
    /// <param name="unit">The book.</param>
    /// <param name="safe">Opens links and credits.</param>
    /// <param name="credited">How many signatures of each petition were credited.</param>
    public static IReadOnlyList<string> Run(IUnitOfWork unit, Safe safe, IReadOnlyDictionary<string, long> credited)
    {
        var problems = new List<string>();
        var given = new Dictionary<string, long>();
        IReadOnlyList<LinkRow> rows = [];
        do
        {
            rows = unit.Links.List(rows.Count == 0 ? null : rows[^1].Key, Page);
            foreach (var row in rows)
            {
                if (!Opens(() => _ = safe.OpenGeneration(row))) problems.Add($"a link of {row.Petition} cannot be opened");
                if (row.Credits < 0) problems.Add($"a link of {row.Petition} has {row.Credits} credits");
                given[row.Petition] = given.GetValueOrDefault(row.Petition) + row.Credits;
            }
        }
        while (rows.Count == Page);

        foreach (var waiting in unit.Links.ListPending())
        {
            if (Find(unit, safe, waiting) is { } link) given[link.Petition] = given.GetValueOrDefault(link.Petition) + 1;
            else problems.Add("a credit that waits belongs to no link");
        }

        foreach (var petition in given.Keys.Union(credited.Keys))
        {
            var erased = unit.Counters.Read(petition, Tally.Erased, Tally.NotAsked);
            var (has, due) = (given.GetValueOrDefault(petition), credited.GetValueOrDefault(petition) + erased);
            if (has != due) problems.Add($"links of {petition} have {has} credits where {due} signatures were credited");
        }

        return problems;
    }

    private static LinkRow? Find(IUnitOfWork unit, Safe safe, PendingCreditRow waiting)
    {
        LinkRow? link = null;
        return Opens(() => link = unit.Links.Find(safe.OpenCredit(waiting))) ? link : null;
    }

    private static bool Opens(Action open)
    {
        try
        {
            open();
            return true;
        }
        catch (Exception e) when (e is VaultException or ArgumentException)
        {
            return false;
        }
    }
}
