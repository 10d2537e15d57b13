using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Ledger;

/// <summary>What an auditor finds who draws the lot again and holds every opened record against the log.</summary>
public sealed class AuditReport
{
    private AuditReport(LotTerms terms, DrawnLot lot, IReadOnlyList<AuditFailure> failures)
    {
        (Terms, Counted, Drawn, Failures) = (terms, lot.Counted, lot.Serials.Count, failures);
        Bad = failures.Select(failure => failure.Serial).Distinct().Intersect(lot.Serials).Count();
    }

    /// <summary>What was drawn by: for the auditor to hold against what was announced.</summary>
    public LotTerms Terms { get; }

    /// <summary>How many signatures were counted at the checkpoint.</summary>
    public long Counted { get; }

    /// <summary>How many of them were drawn.</summary>
    public int Drawn { get; }

    /// <summary>How many of the drawn ones do not hold.</summary>
    public int Bad { get; }

    /// <summary>Everything that is wrong, by serial; empty when all is well.</summary>
    public IReadOnlyList<AuditFailure> Failures { get; }

    /// <summary>With 95 % confidence at most so many of all counted ones do not hold.</summary>
    public long MostBad => Sample.MostBad(Counted, Drawn, Bad);

    /// <summary>Draws again and checks.</summary>
    /// <exception cref="FormatException">The key has not signed the checkpoint, or the log does not hold.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public static AuditReport Of(OpenedRecords opened, PublishedLog log, NoteKey key)
    {
        var checkpoint = Checkpoint.Open(SignedNote.Parse(opened.Checkpoint), key);
        var terms = new LotTerms(checkpoint, new PetitionId(opened.Petition), opened.Randomness, (int)opened.Number);
        var lot = DrawnLot.From(log, terms);
        return new AuditReport(terms, lot, [.. Check(opened, lot).OrderBy(failure => failure.Serial).ThenBy(failure => failure.Why, StringComparer.Ordinal)]);
    }

    private static IEnumerable<AuditFailure> Check(OpenedRecords opened, DrawnLot lot)
    {
        var drawn = lot.Serials.ToHashSet();
        var seen = new HashSet<long>();
        var all = opened.Records.Select(record => (record.Serial, Why: (Func<string?>)(() => ProblemOf(record, lot))))
            .Concat(opened.Unopened.Select(one => (one.Serial, Why: (Func<string?>)(() => $"not-opened-{one.Reason}"))));
        foreach (var (serial, problem) in all)
        {
            var isFirst = seen.Add(serial);
            var why = !drawn.Contains(serial) ? "not-drawn" : isFirst ? problem() : "twice";
            if (why is not null) yield return new AuditFailure(serial, why);
        }

        foreach (var serial in lot.Serials.Where(serial => !seen.Contains(serial))) yield return new AuditFailure(serial, "missing");
    }

    private static string? ProblemOf(OpenedRecord record, DrawnLot lot)
    {
        var (index, entry) = lot.InForce(record.Serial);
        if (record.Index != index || record.Day != entry.Day || new PetitionVersion(record.Version) != entry.Version) return "other-entry";
        try
        {
            return Disclosure.Opens(entry, new SignedFields(record.Nonce, record.Salt, record.Fields)) ? null : "commitment";
        }
        catch (FormatException)
        {
            return "no-fields";
        }
    }
}
