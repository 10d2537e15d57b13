namespace PetitionBot.Core.Petitions.Reading;

/// <summary>
/// Finds the demands among everything that is numbered. Units of one form make a row while the numbers grow; what stands between
/// two of them belongs to the first. A row begins anew at a smaller number, except where each demand is a list of its own that
/// starts with 1, and where each stands under a subheading of one section of demands. Of several rows, one that a heading or sentence announces («Требуем:») is preferred, then the longest, then the
/// first.
/// </summary>
internal static class DemandFinder
{
    private const int LargestGap = 5;

    /// <summary>The demands, or null when nothing is numbered.</summary>
    public static DemandRun? Find(IReadOnlyList<Unit> units) =>
        Runs(units).OrderByDescending(run => run.IsAnnounced).ThenByDescending(run => run.Indexes.Count).ThenBy(run => run.First)
            .FirstOrDefault();

    /// <summary>
    /// The index after the last unit of the last demand. Nothing marks where its reasons end and the closing begins, so it gets
    /// what follows with no blank line, and as many paragraphs as each of the other demands has at least. It never goes past a
    /// rule or heading; a demand that is a heading goes as far as the next one of its level, when there is one.
    /// </summary>
    public static int End(IReadOnlyList<Unit> units, DemandRun run)
    {
        var last = run.Indexes[^1];
        var stop = last + 1;
        while (stop < units.Count && !Stops(units[stop], units[last])) stop++;
        if (units[last].Kind == UnitKind.Heading && stop < units.Count) return stop;
        var end = last + 1;
        var taken = Math.Min(stop, end + Fewest(units, run));
        while (end < stop && (end < taken || units[end].Line <= units[end - 1].EndLine + 1)) end++;
        return end;
    }

    private static List<DemandRun> Runs(IReadOnlyList<Unit> units)
    {
        var runs = new List<DemandRun>();
        var open = new Dictionary<string, DemandRun>();
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Number is null) continue;
            if (open.TryGetValue(units[i].Form, out var run) && Continues(units, run, i)) run.Indexes.Add(i);
            else if (!units[i].IsInsideParagraph || units[i].Number == 1) runs.Add(open[units[i].Form] = Begin(units, i));
        }

        return runs;
    }

    private static DemandRun Begin(IReadOnlyList<Unit> units, int index) =>
        new(index, units[index].Form) { IsAnnounced = IsAnnounced(units, index) };

    private static bool Continues(IReadOnlyList<Unit> units, DemandRun run, int index)
    {
        var (unit, before) = (units[index], units[run.Indexes[^1]]);
        if (unit.List is not null && unit.List == before.List) return true;
        if (GroupLevel(units, run.First) is { } level && IsNextGroup(units, run, index, level)) return true;
        var isNext = unit.Number == before.Number + 1;
        if (unit.IsInsideParagraph || HeadingBetween(units, run, index)) return isNext;
        return (unit.Number > before.Number && unit.Number <= before.Number + LargestGap) || AllStartWithOne(units, run, unit);
    }

    private static bool HeadingBetween(IReadOnlyList<Unit> units, DemandRun run, int index) =>
        units[index].Kind != UnitKind.Heading
        && units.Skip(run.Indexes[^1] + 1).Take(index - run.Indexes[^1] - 1).Any(unit => unit.Kind == UnitKind.Heading);

    // "## Требования", right below it "### К парламенту" with one list and "### К правительству" with the next.
    private static int? GroupLevel(IReadOnlyList<Unit> units, int first) =>
        first >= 2 && units[first - 1] is { Kind: UnitKind.Heading } group && units[first - 2] is { Kind: UnitKind.Heading } section
            && section.Level < group.Level && HeadingWords.AnnouncesDemands(section.Plain) ? group.Level : null;

    private static bool IsNextGroup(IReadOnlyList<Unit> units, DemandRun run, int index, int level) =>
        units[index - 1] is { Kind: UnitKind.Heading } heading && heading.Level == level
        && !units.Skip(run.First).Take(index - run.First).Any(unit => unit.Kind == UnitKind.Heading && unit.Level < level);

    private static bool AllStartWithOne(IReadOnlyList<Unit> units, DemandRun run, Unit unit) =>
        unit.Number == 1 && IsAlone(unit) && run.Indexes.All(i => units[i].Number == 1 && IsAlone(units[i]));

    private static bool IsAlone(Unit unit) => unit.List is null or { Count: 1 };

    private static bool IsAnnounced(IReadOnlyList<Unit> units, int index)
    {
        var before = index - 1;
        while (before >= 0 && units[before].Kind == UnitKind.Rule) before--;
        if (before >= 0 && units[before].Kind is UnitKind.Heading or UnitKind.Paragraph && HeadingWords.AnnouncesDemands(units[before].Plain))
            return true;
        if (GroupLevel(units, index) is not null) return true;
        while (before >= 0 && !IsHeadingOver(units[before], units[index]))
        {
            // A heading announces the first row below it, not the one after.
            if (units[before].Number is not null) return false;
            before--;
        }

        return before > 0 && HeadingWords.AnnouncesDemands(units[before].Plain);
    }

    private static bool IsHeadingOver(Unit unit, Unit demand) =>
        unit.Kind == UnitKind.Heading ? demand.Kind != UnitKind.Heading || unit.Level < demand.Level
        : unit is { IsBold: true, Number: null };

    private static bool Stops(Unit unit, Unit demand) =>
        unit.Kind == UnitKind.Rule
        || (unit.Kind == UnitKind.Heading && (demand.Kind != UnitKind.Heading || unit.Level <= demand.Level));

    private static int Fewest(IReadOnlyList<Unit> units, DemandRun run)
    {
        if (run.Indexes.Count == 1) return units[run.First].Kind == UnitKind.Heading ? 1 : 0;
        return run.Indexes.Zip(run.Indexes.Skip(1), (from, to) =>
            units.Skip(from + 1).Take(to - from - 1).Count(unit => unit.Kind is not (UnitKind.Rule or UnitKind.Heading))).Min();
    }
}
