using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>
/// What can be held against anything in the counters that nothing recounts: how far people get, and how long they take.
/// A step is never ahead of the one before it, nobody signs who is not in the log, and only who signed took a time.
/// </summary>
internal static class FunnelCheck
{
    private static readonly HashSet<string> Steps = [.. Enum.GetValues<Reached>().Where(step => step != Reached.None).Select(Tally.Name)];

    private static readonly HashSet<string> Buckets = [.. Enumerable.Range(0, SigningTime.Bounds.Count + 1).Select(SigningTime.Key)];

    /// <summary>Whether a counter belongs here, and not to what is recounted.</summary>
    public static bool Covers(string what) => what is Tally.Funnel or Tally.Time;

    /// <summary>Names what cannot be.</summary>
    /// <param name="petition">The petition's id.</param>
    /// <param name="rows">All counters of the petition.</param>
    /// <param name="everSigned">How many entries of the log say signed.</param>
    public static IEnumerable<string> Run(string petition, IReadOnlyList<CounterRow> rows, long everSigned)
    {
        foreach (var row in rows.Where(row => Covers(row.What)))
        {
            var isKnown = row.What == Tally.Funnel ? Steps.Contains(row.Key) && row.Day is not null : Buckets.Contains(row.Key) && row.Day is null;
            if (!isKnown || row.N < 0) yield return $"counter {row.What} {row.Key} {row.Day} of {petition} says {row.N}, which cannot be";
        }

        long Sum(Reached step) => rows.Where(row => row.What == Tally.Funnel && row.Key == Tally.Name(step)).Sum(row => row.N);
        var (opened, read, consented, signed) = (Sum(Reached.Opened), Sum(Reached.Read), Sum(Reached.Consented), Sum(Reached.Signed));
        var timed = rows.Where(row => row.What == Tally.Time).Sum(row => row.N);
        if (read > opened || consented > opened) yield return $"of {petition} more people read or consented than opened it";
        if (signed > consented) yield return $"of {petition} more people signed than consented";
        if (signed > everSigned) yield return $"of {petition} the funnel says {signed} signed where the log has {everSigned}";
        if (timed > signed) yield return $"of {petition} {timed} signing times were counted for {signed} people";
    }
}
