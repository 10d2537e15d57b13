using System.Text;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>Puts units together again: the demands of a row, and what stands before and after.</summary>
internal static class DemandBodies
{
    /// <summary>The demands. A heading right before one (other than a demand that is a heading itself) goes with the one it stands over.</summary>
    public static IReadOnlyList<Demand> Of(IReadOnlyList<Unit> units, DemandRun run)
    {
        var demands = new List<Demand>();
        IReadOnlyList<Unit> over = [];
        for (var i = 0; i < run.Indexes.Count; i++)
        {
            var first = run.Indexes[i];
            var end = i + 1 < run.Indexes.Count ? run.Indexes[i + 1] : DemandFinder.End(units, run);
            var next = i + 1 < run.Indexes.Count ? HeadingsOver(units, first + 1, end) : 0;
            var own = units.Skip(first + 1).Take(end - next - first - 1);
            demands.Add(new Demand(Join([.. over, units[first] with { Html = units[first].Body }, .. own])));
            over = [.. units.Skip(end - next).Take(next)];
        }

        return demands;
    }

    /// <summary>The HTML of units in a row, without the rules at its ends.</summary>
    public static string Join(IEnumerable<Unit> units)
    {
        var list = units.ToList();
        var last = list.FindLastIndex(unit => unit.Kind != UnitKind.Rule);
        var html = new StringBuilder();
        foreach (var unit in list.Take(last + 1).SkipWhile(unit => unit.Kind == UnitKind.Rule))
        {
            if (html.Length > 0) html.Append(unit.Glue);
            html.Append(unit.Html);
        }

        return html.ToString();
    }

    private static int HeadingsOver(IReadOnlyList<Unit> units, int start, int end)
    {
        if (end < units.Count && units[end].Kind == UnitKind.Heading) return 0;
        var count = 0;
        while (end - count > start && units[end - count - 1].Kind is UnitKind.Heading or UnitKind.Rule) count++;
        return count;
    }
}
