using System.Text.Json;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Core.Ledger;

/// <summary>Opens exactly the drawn signatures to an auditor, wherever the fields come from.</summary>
public static class Disclosure
{
    /// <summary>Opens each drawn signature, or says why it cannot be.</summary>
    /// <param name="terms">What was drawn by.</param>
    /// <param name="note">The signed checkpoint of <paramref name="terms"/>.</param>
    /// <param name="lot">What was drawn.</param>
    /// <param name="find">What was signed under a serial; null where nothing is kept of it.</param>
    /// <returns>Every drawn serial once: opened, or with its reason.</returns>
    public static OpenedRecords Of(LotTerms terms, SignedNote note, DrawnLot lot, Func<long, SignedFields?> find)
    {
        var (records, unopened) = (new List<OpenedRecord>(), new List<UnopenedRecord>());
        foreach (var serial in lot.Serials)
        {
            var (index, entry) = lot.InForce(serial);
            var (fields, reason) = Look(serial, entry, find);
            if (fields is null) unopened.Add(new UnopenedRecord(serial, reason));
            else records.Add(Record(serial, index, entry, fields));
        }

        return new OpenedRecords
        {
            Format = OpenedRecords.CurrentFormat,
            Petition = terms.Petition.Value,
            Checkpoint = note.ToString(),
            Randomness = terms.Randomness,
            Number = terms.Number,
            Records = records,
            Unopened = unopened,
        };
    }

    /// <summary>Whether these fields are what an entry of the log commits to.</summary>
    /// <exception cref="FormatException">The fields are not canonical.</exception>
    public static bool Opens(LogEntry entry, SignedFields fields)
    {
        var digest = Digest.Of(fields.Salt, CanonicalFields.Read(fields.Fields));
        return entry is { Version: { } version, Commitment: { } commitment } && Commitment.Of(fields.Nonce, version, digest) == commitment;
    }

    private static (SignedFields? Fields, string Reason) Look(long serial, LogEntry entry, Func<long, SignedFields?> find)
    {
        try
        {
            if (find(serial) is not { } signed) return (null, UnopenedRecord.Missing);
            return Opens(entry, signed) ? (signed, "") : (null, UnopenedRecord.Differs);
        }
        catch (Exception e) when (e is VaultException or EnvelopeException or JsonException or FormatException or ArgumentException)
        {
            return (null, UnopenedRecord.Unreadable);
        }
    }

    private static OpenedRecord Record(long serial, long index, LogEntry entry, SignedFields fields) => new()
    {
        Serial = serial,
        Index = index,
        Day = entry.Day,
        Version = entry.Version!.Value.Bytes.ToArray(),
        Nonce = fields.Nonce,
        Salt = fields.Salt,
        Fields = fields.Fields,
    };
}
