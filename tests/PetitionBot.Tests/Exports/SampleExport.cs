using System.Text;
using PetitionBot.Core.Exports;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Privacy;
using PetitionBot.Tests.Ledger;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Exports;

/// <summary>An export of which everything is known, as lines: some signed, one withdrawn, one gone, all sealed to the test's key.</summary>
internal static class SampleExport
{
    public const int Count = 5;

    public static ExportHeader Header { get; } = new() { Format = ExportHeader.CurrentFormat, Petition = SampleLog.Petition.Value, Entries = Count + 2 };

    private static readonly Lazy<string[]> Made = new(() =>
    {
        using var stream = new MemoryStream();
        ExportWriter.Write(stream, Header, Enumerable.Range(1, Count).Select(serial => Record(serial)));
        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    });

    /// <summary>First line, records, last line.</summary>
    public static IReadOnlyList<string> Lines => Made.Value;

    public static ExportRecord Record(long serial)
    {
        var fields = SampleLog.FieldsOf(serial);
        List<ExportEntry> entries = [new(serial - 1, SampleLog.Signed(serial).Bytes)];
        if (serial is 2 or 3) entries.Add(new(Count + serial - 2, LogEntry.Withdrawn(SampleLog.Petition, serial, SampleLog.Day).Bytes));
        return new ExportRecord
        {
            Serial = serial,
            State = serial is 2 or 3 ? "withdrawn" : "signed",
            Day = SampleLog.Day,
            Version = SampleLog.Version.Bytes.ToArray(),
            Entries = entries,
            Nonce = serial == 3 ? null : fields.Nonce,
            Envelope = serial == 3 ? null : Envelope.Seal(TestKey.SealTo, [.. fields.Salt, .. fields.Fields], 1024),
            Why = serial == 3 ? ExportRecord.Gone : null,
        };
    }

    /// <summary>Reads these lines.</summary>
    public static ExportReader Read(IEnumerable<string> lines) =>
        ExportReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));

    /// <summary>Reads and opens these lines.</summary>
    public static IReadOnlyList<OpenedSignature> Open(IEnumerable<string> lines)
    {
        using var reader = Read(lines);
        return [.. new Unsealer(reader.Header, TestKey.Key, null).OpenAll(reader.Lines())];
    }
}
