using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>What can be held against the log in a book that was shredded.</summary>
internal static class RemainsCheck
{
    /// <summary>Whether a counter can only be held against the total: what a signer chose went with the server's secret.</summary>
    public static bool Covers(string what) => what is Tally.Region or Tally.Language or Tally.Source;

    /// <summary>Says what is wrong with the commitment of a row, or null.</summary>
    public static string? Problem(RemainsRow row, LogEntry signed)
    {
        var name = $"what is left of signature {row.Serial} of {row.Petition}";
        if (row.Nonce is null || row.Digest is null) return $"{name} cannot be checked: its row was damaged before the book was shredded";
        if (row.AskedNothing is { } open && !Opens(open, row.Digest)) return $"{name} is not what its digest says";
        if (row.AskedNothing is null && row.Envelope is null) return $"{name} has no envelope";
        var version = new PetitionVersion(row.Version);
        return signed.Version == version && signed.Commitment == Commitment.Of(row.Nonce, version, new Digest(row.Digest))
            ? null
            : $"{name} does not open its commitment in the log";
    }

    private static bool Opens(byte[] saltAndFields, byte[] digest)
    {
        try
        {
            return Digest.Of(saltAndFields.AsSpan(0, Digest.SaltSize), CanonicalFields.Read(saltAndFields.AsSpan(Digest.SaltSize))).Bytes.SequenceEqual(digest);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Names the breakdowns that do not give the total.</summary>
    /// <param name="petition">The petition's id.</param>
    /// <param name="rows">All counters of the petition.</param>
    /// <param name="counted">How many signatures count by the log.</param>
    public static IEnumerable<string> Sums(string petition, IReadOnlyList<CounterRow> rows, long counted) =>
        from what in new[] { Tally.Region, Tally.Language, Tally.Source }
        let sum = rows.Where(row => row.What == what).Sum(row => row.N)
        where sum != counted || rows.Any(row => row.What == what && row.N < 0)
        select $"the numbers by {what} of {petition} give {sum} where {counted} are counted";
}
