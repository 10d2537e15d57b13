using PetitionBot.Core.Ledger;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Core.Exports;

/// <summary>
/// Opens the records of an export with an organizer's key, and holds each against its entry in the log. What cannot be
/// opened, or is not what was signed, comes out with its number and the reason: no number is passed over.
/// </summary>
/// <param name="header">The export's first line.</param>
/// <param name="key">The organizer's key.</param>
/// <param name="published">The published log, where it was given.</param>
internal sealed class Unsealer(ExportHeader header, OrganizerKey key, PublishedEntries? published)
{
    private const int Together = 256;

    /// <summary>Opens all of them, several at once, in their order.</summary>
    public IEnumerable<OpenedSignature> OpenAll(IEnumerable<ExportLine> lines)
    {
        // No promise is made for one RSA object in several threads.
        using var keys = new ThreadLocal<OrganizerKey>(key.Copy, trackAllValues: true);
        var due = 1L;
        foreach (var chunk in lines.Chunk(Together))
        {
            foreach (var opened in chunk.AsParallel().AsOrdered().Select(line => Open(line, keys.Value!)).OfType<OpenedSignature>().ToList())
            {
                if (opened.First > due) yield return Missing(due, opened.First - 1);
                yield return opened.First > 0 && opened.First < due ? Failed(opened.First, null, "it stands in the export a second time, or in the wrong place") : opened;
                due = Math.Max(due, opened.First + 1);
            }
        }

        foreach (var copy in keys.Values) copy.Dispose();
        if (published?.Serials >= due) yield return Missing(due, published.Serials);
    }

    /// <summary>What a record holds, before it is held against anything; null where the server had no record of it.</summary>
    /// <exception cref="EnvelopeException">It cannot be decrypted.</exception>
    /// <exception cref="FormatException">It has no nonce, or what is inside is too short.</exception>
    public static SignedFields? FieldsOf(ExportRecord record, OrganizerKey with)
    {
        if (record.Why == ExportRecord.Gone) return null;
        if (record.Why is { } why) throw new FormatException(Meaning(why));
        if (record.Nonce is not { Length: Commitment.NonceSize }) throw new FormatException($"its nonce has not {Commitment.NonceSize} bytes");
        var content = record.Open ?? (record.Envelope is { } envelope ? Envelope.Open(envelope, with.Certificate, with.Key) : throw new FormatException(Meaning(ExportRecord.Lost)));
        return SignedFields.Of(record.Nonce, content);
    }

    private OpenedSignature? Open(ExportLine line, OrganizerKey with) =>
        line.Problem is { } problem ? Failed(0, null, $"line {line.Number}: {problem}")
        : line.Record is { } record ? Open(record, with) : null;

    private OpenedSignature Open(ExportRecord record, OrganizerKey with)
    {
        // Else one number of a hostile file would stand for endlessly many that are missing.
        if (record.Serial < 1 || record.Serial > header.Entries) return Failed(0, null, $"a record with the number {record.Serial}: there can be no more than the log has entries ({header.Entries})");
        SerialHistory? history = null;
        try
        {
            history = Check(record);
            if (FieldsOf(record, with) is not { } fields) return Gone(record, history);
            if (!Disclosure.Opens(history.InForce, fields)) throw new FormatException("what is in it is not what the log commits to: it was changed after signing");
            return new OpenedSignature(record.Serial, record.Serial)
            {
                History = history,
                Fields = CanonicalFields.Read(fields.Fields),
                IsUnpublished = published?.Covers(record) == false,
            };
        }
        catch (Exception e) when (e is FormatException or EnvelopeException)
        {
            return Failed(record.Serial, history, e is EnvelopeException envelope ? envelope.Reason : e.Message);
        }
    }

    private SerialHistory Check(ExportRecord record)
    {
        var places = record.Entries.Select(entry => entry.Index).ToList();
        if (places.Any(place => place < 0 || place >= header.Entries) || places.Zip(places.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new FormatException("its entries of the log stand at places that cannot be");
        var history = record.History(new(header.Petition));
        if (record.State != history.Word || record.Day != history.Day || !record.Version.AsSpan().SequenceEqual(history.InForce.Version!.Value.Bytes))
            throw new FormatException("its state, day or version is not what its own entries of the log say");
        if (published?.Agrees(record) == false)
            throw new FormatException("its entries of the log are not those that were published: the export or the published log was changed");
        return history;
    }

    private OpenedSignature Gone(ExportRecord record, SerialHistory history) => history.State == LeafKind.Withdrawn
        ? new OpenedSignature(record.Serial, record.Serial) { History = history, IsGone = true, IsUnpublished = published?.Covers(record) == false }
        : Failed(record.Serial, history, "the server has no record of it, though the log does not say that it was withdrawn");

    private static OpenedSignature Missing(long first, long last) => new(first, last) { Problem = "the export has no record of it" };

    private static OpenedSignature Failed(long serial, SerialHistory? history, string problem) => new(serial, serial) { History = history, Problem = problem };

    private static string Meaning(string why) => why switch
    {
        ExportRecord.Vault => "what was filled in is still kept under the server's secret and is not in the export: start the bot once with an organizer's certificate, and export again",
        ExportRecord.Unreadable => "the server could not read its own record of it, and with it the nonce: what is sealed cannot be held against the log",
        ExportRecord.Lost => "what was filled in is not in the export",
        _ => $"the export gives a reason that this program does not know ('{why}')",
    };
}
