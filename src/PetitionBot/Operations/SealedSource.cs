using PetitionBot.Core.Exports;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Operations;

/// <summary>An export and the key that opens it, as the source of what is disclosed to an auditor.</summary>
internal sealed record SealedSource(FileInfo Export, FileInfo Key, Func<string> Password)
{
    /// <summary>Opens the drawn records, and decrypts no other.</summary>
    /// <exception cref="FormatException">Export or key cannot be used; the message says why.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public OpenedRecords Disclose(LotTerms terms, Core.Ledger.Notes.SignedNote note, DrawnLot lot)
    {
        var records = Drawn(terms, [.. lot.Serials]);
        using var key = GivenFile.Read(Key, text => OrganizerKey.Read(text, Password()));
        return Disclosure.Of(terms, note, lot, serial => records.TryGetValue(serial, out var record) ? Unsealer.FieldsOf(record, key) : null);
    }

    private Dictionary<long, ExportRecord> Drawn(LotTerms terms, HashSet<long> drawn)
    {
        using var export = GivenExport.Open(Export);
        if (export.Header.Petition != terms.Petition.Value)
            throw new FormatException($"{Export.Name} is an export of {export.Header.Petition}, and the lot was drawn for {terms.Petition}");
        var records = new Dictionary<long, ExportRecord>();
        foreach (var line in export.Lines())
        {
            // A drawn signature could stand there, and must not be told as missing.
            if (line.Problem is { } problem) throw new FormatException($"{Export.Name}, line {line.Number}: {problem}. Take a sound copy, or export again");
            if (line.Record is not { } record || !drawn.Contains(record.Serial)) continue;
            if (record.Why == ExportRecord.Vault) throw new FormatException(
                $"{Export.Name}: what the signer of no. {record.Serial} filled in is still kept under the server's secret. Start the bot once with an organizer's certificate, and export again");
            records.TryAdd(record.Serial, record);
        }

        return records;
    }
}
