using System.Text.Json;
using PetitionBot.Core.Exports;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Organizing;

/// <summary>
/// What the book has of a petition's signatures, for organizers to open elsewhere: no pseudonym, and nothing of what
/// signers filled in but sealed.
/// </summary>
/// <param name="unit">The book, as one snapshot.</param>
/// <param name="secret">The server's secret: the nonces are kept under it; null for a book that was shredded.</param>
internal sealed class BookExport(IUnitOfWork unit, ServerSecret? secret)
{
    private const int Page = 200;

    private readonly Safe? _safe = secret is null ? null : new Safe(secret);

    /// <summary>The export's first line.</summary>
    /// <exception cref="FormatException">The book does not know the petition; the message names those that it knows.</exception>
    public ExportHeader Header(PetitionId petition)
    {
        var known = unit.Signatures.Petitions();
        if (!known.Contains(petition.Value))
            throw new FormatException($"the book knows no petition '{petition}': it has {(known.Count > 0 ? string.Join(", ", known) : "none yet")}");
        return new ExportHeader { Format = ExportHeader.CurrentFormat, Petition = petition.Value, Entries = unit.Leaves.Size };
    }

    /// <summary>Every number that was ever given, ascending and one after the other: a page of rows is held at a time.</summary>
    public IEnumerable<ExportRecord> Records(PetitionId petition)
    {
        var (serial, last) = (0L, unit.Signatures.NextSerial(petition.Value) - 1);
        foreach (var row in Rows(petition).TakeWhile(row => row.Serial <= last))
        {
            while (++serial < row.Serial) yield return Record(petition, serial, null);
            yield return Record(petition, serial, row);
        }

        while (++serial <= last) yield return Record(petition, serial, null);
    }

    private IEnumerable<Kept> Rows(PetitionId petition)
    {
        long after = 0;
        while (List(petition.Value, after) is { Count: > 0 } rows)
        {
            foreach (var row in rows) yield return row;
            after = rows[^1].Serial;
        }
    }

    private List<Kept> List(string petition, long after) => _safe is null
        ? [.. unit.Remains.List(petition, after, Page).Select(Of)]
        : [.. unit.Signatures.List(petition, after, Page).Select(row => Of(_safe, row))];

    private ExportRecord Record(PetitionId petition, long serial, Kept? row)
    {
        var leaves = unit.Leaves.ListOf(petition.Value, serial);
        var record = new ExportRecord { Serial = serial, Entries = [.. leaves.Select(leaf => new ExportEntry(leaf.Index, leaf.Bytes))] };
        if (History(petition, record) is { } history)
            record = record with { State = history.Word, Day = history.Day, Version = history.InForce.Version!.Value.Bytes.ToArray() };
        return row is null
            ? record with { Why = ExportRecord.Gone }
            : record with { Nonce = row.Nonce, Envelope = row.Envelope, Open = row.Nothing, Why = row.Why };
    }

    // Fields that are still in the vault stay there: they leave it sealed, or not at all.
    private static Kept Of(Safe safe, SignatureRow row)
    {
        try
        {
            var box = safe.Open(row).Box;
            var why = row.Fields is not null ? ExportRecord.Vault : row.Envelope is null && box.Nothing is null ? ExportRecord.Lost : null;
            return new Kept(row.Serial, box.Nonce, row.Envelope, box.Nothing, why);
        }
        catch (Exception e) when (e is VaultException or JsonException or FormatException)
        {
            return new Kept(row.Serial, null, row.Envelope, null, ExportRecord.Unreadable);
        }
    }

    private static Kept Of(RemainsRow row) => new(
        row.Serial, row.Nonce, row.Envelope, row.AskedNothing,
        row.Nonce is null ? ExportRecord.Unreadable : row.Envelope is null && row.AskedNothing is null ? ExportRecord.Lost : null);

    // What is wrong with the log, 'verify' names.
    private static SerialHistory? History(PetitionId petition, ExportRecord record)
    {
        try
        {
            return record.History(petition);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>What the book still has of one serial.</summary>
    private sealed record Kept(long Serial, byte[]? Nonce, byte[]? Envelope, byte[]? Nothing, string? Why);
}
