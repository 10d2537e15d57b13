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
/// <param name="secret">The server's secret: the nonces are kept under it.</param>
internal sealed class BookExport(IUnitOfWork unit, ServerSecret secret)
{
    private const int Page = 200;

    private readonly Safe _safe = new(secret);

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

    private IEnumerable<SignatureRow> Rows(PetitionId petition)
    {
        long after = 0;
        while (unit.Signatures.List(petition.Value, after, Page) is { Count: > 0 } rows)
        {
            foreach (var row in rows) yield return row;
            after = rows[^1].Serial;
        }
    }

    private ExportRecord Record(PetitionId petition, long serial, SignatureRow? row)
    {
        var leaves = unit.Leaves.ListOf(petition.Value, serial);
        var record = new ExportRecord { Serial = serial, Entries = [.. leaves.Select(leaf => new ExportEntry(leaf.Index, leaf.Bytes))] };
        if (History(petition, record) is { } history)
            record = record with { State = history.Word, Day = history.Day, Version = history.InForce.Version!.Value.Bytes.ToArray() };
        return row is null ? record with { Why = ExportRecord.Gone } : With(record with { Envelope = row.Envelope }, row);
    }

    // Fields that are still in the vault stay there: they leave it sealed, or not at all.
    private ExportRecord With(ExportRecord record, SignatureRow row)
    {
        try
        {
            var box = _safe.Open(row).Box;
            var why = row.Fields is not null ? ExportRecord.Vault : row.Envelope is null && box.Nothing is null ? ExportRecord.Lost : null;
            return record with { Nonce = box.Nonce, Open = box.Nothing, Why = why };
        }
        catch (Exception e) when (e is VaultException or JsonException or FormatException)
        {
            return record with { Why = ExportRecord.Unreadable };
        }
    }

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
}
