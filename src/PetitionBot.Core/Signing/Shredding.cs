using System.Globalization;
using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>
/// The end of a book: what stands for people goes, the log and what the organizers can open stay; docs/decisions/0009.
/// </summary>
public static class Shredding
{
    /// <summary>Where a book keeps the day on which it was shredded.</summary>
    public const string Mark = "shredded";

    private const int Page = 500;

    /// <summary>The day on which the book was shredded, or null.</summary>
    public static DateOnly? DayOf(IUnitOfWork unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Meta.Find(Mark) is { } day ? DateOnly.ParseExact(Encoding.ASCII.GetString(day), "O", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The signatures whose fields only the server's secret opens: destroying it would destroy them. By petition and serial.</summary>
    public static IReadOnlyList<(string Petition, long Serial)> Unsealed(IUnitOfWork unit, ServerSecret secret)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var safe = new Safe(secret);
        var found = new List<(string Petition, long Serial)>();
        (string Petition, long Serial) after = ("", 0);
        while (unit.Signatures.ListVaulted(after.Petition, after.Serial, Page) is { Count: > 0 } rows)
        {
            // Who withdrew is not kept, and what cannot be opened is lost already.
            found.AddRange(rows.Where(row => IsKept(row) && Opens(() => safe.OpenFields(row))).Select(row => (row.Petition, row.Serial)));
            after = (rows[^1].Petition, rows[^1].Serial);
        }

        return found;
    }

    /// <summary>Puts what is left of each signature into the book, and takes everything else about people out of it.</summary>
    /// <param name="unit">The book.</param>
    /// <param name="secret">The server's secret, for the last time.</param>
    /// <param name="today">The day, UTC.</param>
    /// <param name="keptFacts">The keys of <c>meta</c> that stay.</param>
    public static void Run(IUnitOfWork unit, ServerSecret secret, DateOnly today, IReadOnlyList<string> keptFacts)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var safe = new Safe(secret);
        foreach (var petition in unit.Signatures.Petitions())
        {
            long after = 0;
            while (unit.Signatures.List(petition, after, Page) is { Count: > 0 } rows)
            {
                foreach (var row in rows.Where(IsKept)) unit.Remains.Add(Remains(safe, row));
                after = rows[^1].Serial;
            }
        }

        unit.Remains.ForgetPeople();
        unit.Meta.KeepOnly(keptFacts);
        unit.Meta.Save(Mark, Encoding.ASCII.GetBytes(today.ToString("O", CultureInfo.InvariantCulture)));
    }

    // Who withdrew is in the log with their number, and asked for nothing more.
    private static bool IsKept(SignatureRow row) => (LeafKind)row.State != LeafKind.Withdrawn;

    private static RemainsRow Remains(Safe safe, SignatureRow row)
    {
        SignatureBox? box = null;
        _ = Opens(() => box = safe.Open(row).Box);
        return new RemainsRow(row.Petition, row.Serial, row.State, row.Day, row.Version, box?.Nonce, box?.Digest, row.Envelope, box?.Nothing);
    }

    private static bool Opens(Action open)
    {
        try
        {
            open();
            return true;
        }
        catch (Exception e) when (e is VaultException or System.Text.Json.JsonException or FormatException)
        {
            return false;
        }
    }
}
