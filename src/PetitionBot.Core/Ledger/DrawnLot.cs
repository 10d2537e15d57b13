namespace PetitionBot.Core.Ledger;

/// <summary>A lot as anybody draws it from a published log.</summary>
public sealed class DrawnLot
{
    private readonly Dictionary<long, (long Index, LogEntry Entry)> _inForce;

    private DrawnLot(long counted, IReadOnlyList<long> serials, Dictionary<long, (long Index, LogEntry Entry)> inForce) =>
        (Counted, Serials, _inForce) = (counted, serials, inForce);

    /// <summary>How many serials were counted at the checkpoint.</summary>
    public long Counted { get; }

    /// <summary>The drawn ones, in the order in which they were drawn.</summary>
    public IReadOnlyList<long> Serials { get; }

    /// <summary>Recounts the log at the checkpoint and draws.</summary>
    /// <exception cref="FormatException">The log does not hold, or there is nothing to draw from; the message says what is wrong.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public static DrawnLot From(PublishedLog log, LotTerms terms)
    {
        if (LotTerms.ProblemOf(terms.Randomness) is { } problem) throw new FormatException(problem);
        var recount = log.Recount(terms.Checkpoint);
        if (recount.Problems.Count > 0) throw new FormatException($"the published log breaks its own rules: {recount.Problems[0]}");
        var counted = recount.Counted(terms.Petition);
        if (counted.Count == 0) throw new FormatException($"the log has no counted signature of {terms.Petition}");
        var drawn = Lot.Draw(terms.Checkpoint, terms.Randomness, terms.Petition, counted, terms.Number);
        return new DrawnLot(counted.Count, drawn, Find(log, terms, [.. drawn]));
    }

    /// <summary>The signed or corrected entry of a drawn serial that is in force at the checkpoint, and its place in the log.</summary>
    public (long Index, LogEntry Entry) InForce(long serial) => _inForce[serial];

    // A second reading, so that not every entry of a large log has to be kept; held against the root like the first.
    private static Dictionary<long, (long Index, LogEntry Entry)> Find(PublishedLog log, LotTerms terms, HashSet<long> drawn)
    {
        var found = new Dictionary<long, (long Index, LogEntry Entry)>();
        log.Recount(terms.Checkpoint, (index, bytes) =>
        {
            var entry = LogEntry.Parse(bytes);
            if (entry.Commitment is not null && entry.Petition == terms.Petition && drawn.Contains(entry.Serial)) found[entry.Serial] = (index, entry);
        });
        return found;
    }
}
