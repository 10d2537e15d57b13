using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Ledger;

/// <summary>
/// One entry of the public log; docs/log-format.md, "Entry". The bytes are final. It names a serial and a day, never a
/// person. An entry has at most 103 bytes, so that an entry bundle (tlog-tiles) can hold it behind a uint16 length.
/// </summary>
public sealed record LogEntry
{
    /// <summary>The greatest serial: the greatest integer that a browser counts exactly.</summary>
    public const long MaxSerial = (1L << 53) - 1;

    private const byte Format = 1;
    private const int HashSize = 32;

    private static readonly DateOnly Epoch = new(1970, 1, 1);

    private LogEntry(LeafKind kind, PetitionId petition, long serial, DateOnly day)
    {
        ArgumentException.ThrowIfNullOrEmpty(petition.Value, nameof(petition));
        ArgumentOutOfRangeException.ThrowIfLessThan(day, Epoch);
        Kind = kind;
        Petition = petition;
        Serial = serial;
        Day = day;
    }

    /// <summary>What it says.</summary>
    public LeafKind Kind { get; }

    /// <summary>The petition that it belongs to.</summary>
    public PetitionId Petition { get; }

    /// <summary>The serial, from 1 to <see cref="MaxSerial"/>; 0 in an audit entry.</summary>
    public long Serial { get; }

    /// <summary>The date in the petition's time zone, not before 1970.</summary>
    public DateOnly Day { get; }

    /// <summary>The version that was signed; in signed and corrected entries only.</summary>
    public PetitionVersion? Version { get; private init; }

    /// <summary>The commitment; in signed and corrected entries only.</summary>
    public Commitment? Commitment { get; private init; }

    /// <summary>The hash of a record; in audit entries only.</summary>
    public AuditHash? Record { get; private init; }

    /// <summary>The exact bytes.</summary>
    public byte[] Bytes
    {
        get
        {
            var id = Encoding.ASCII.GetBytes(Petition.Value);
            var writer = new CanonicalWriter()
                .Byte(Format).Byte((byte)Kind).Byte((byte)id.Length).Raw(id)
                .UInt64(Serial).UInt32(Day.DayNumber - Epoch.DayNumber);
            if (Version is { } version) writer.Raw(version.Bytes);
            if (Commitment is { } commitment) writer.Raw(commitment.Bytes);
            if (Record is { } record) writer.Raw(record.Bytes);
            return writer.Bytes;
        }
    }

    /// <summary>The 32 bytes of the leaf's hash: SHA-256(0x00 || entry), RFC 9162, section 2.1.1.</summary>
    public byte[] LeafHash => SHA256.HashData([0x00, .. Bytes]);

    /// <summary>A serial is signed.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The log's own word; no integer is meant.")]
    public static LogEntry Signed(PetitionId petition, long serial, DateOnly day, PetitionVersion version, Commitment commitment) =>
        Opening(LeafKind.Signed, petition, serial, day, version, commitment);

    /// <summary>A counted signature has other fields now.</summary>
    public static LogEntry Corrected(PetitionId petition, long serial, DateOnly day, PetitionVersion version, Commitment commitment) =>
        Opening(LeafKind.Corrected, petition, serial, day, version, commitment);

    /// <summary>The signer took it back.</summary>
    public static LogEntry Withdrawn(PetitionId petition, long serial, DateOnly day) => Move(LeafKind.Withdrawn, petition, serial, day);

    /// <summary>The organizers no longer count it.</summary>
    public static LogEntry Invalidated(PetitionId petition, long serial, DateOnly day) => Move(LeafKind.Invalidated, petition, serial, day);

    /// <summary>It is counted again.</summary>
    public static LogEntry Reinstated(PetitionId petition, long serial, DateOnly day) => Move(LeafKind.Reinstated, petition, serial, day);

    /// <summary>A record about the petition exists, with this hash.</summary>
    public static LogEntry Audit(PetitionId petition, DateOnly day, AuditHash record) =>
        new(LeafKind.Audit, petition, 0, day) { Record = record };

    /// <summary>Reads exactly what <see cref="Bytes"/> writes.</summary>
    /// <exception cref="FormatException">Anything else; the message says what and where.</exception>
    public static LogEntry Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes, "a log entry");
        var format = reader.Byte("format");
        if (format != Format) throw reader.Refuse($"format {format} is unknown, {Format} is allowed");
        var kind = (LeafKind)reader.Byte("kind");
        if (!Enum.IsDefined(kind)) throw reader.Refuse($"kind {(byte)kind} is unknown, 1 to 6 are allowed");
        var petition = ReadPetition(ref reader);
        var serial = ReadSerial(ref reader, kind);
        var day = ReadDay(ref reader);
        var entry = Parse(ref reader, kind, petition, serial, day);
        reader.End();
        return entry;
    }

    private static LogEntry Parse(ref CanonicalReader reader, LeafKind kind, PetitionId petition, long serial, DateOnly day) =>
        kind switch
        {
            LeafKind.Signed or LeafKind.Corrected => Opening(
                kind, petition, serial, day,
                new PetitionVersion(reader.Raw(HashSize, "version").ToArray()),
                new Commitment(reader.Raw(HashSize, "commitment"))),
            LeafKind.Audit => Audit(petition, day, new AuditHash(reader.Raw(HashSize, "record"))),
            _ => Move(kind, petition, serial, day),
        };

    private static PetitionId ReadPetition(ref CanonicalReader reader)
    {
        var id = Encoding.Latin1.GetString(reader.Raw(reader.Byte("petition's length"), "petition"));
        return PetitionId.IsValid(id) ? new PetitionId(id) : throw reader.Refuse("petition is not 1 to 24 of a-z, 0-9 and '-'");
    }

    private static long ReadSerial(ref CanonicalReader reader, LeafKind kind)
    {
        var serial = reader.UInt64("serial");
        if (kind == LeafKind.Audit && serial != 0) throw reader.Refuse("an audit entry has the serial 0");
        if (kind != LeafKind.Audit && serial is < 1 or > MaxSerial) throw reader.Refuse($"serial {serial} is not 1 to {MaxSerial}");
        return (long)serial;
    }

    private static DateOnly ReadDay(ref CanonicalReader reader)
    {
        var day = reader.UInt32("day");
        var last = DateOnly.MaxValue.DayNumber - Epoch.DayNumber;
        return day <= last ? Epoch.AddDays((int)day) : throw reader.Refuse($"day {day} is after the year 9999 (day {last})");
    }

    private static LogEntry Opening(
        LeafKind kind, PetitionId petition, long serial, DateOnly day, PetitionVersion version, Commitment commitment)
    {
        if (version.Bytes.IsEmpty) throw new ArgumentException("a version that was never given", nameof(version));
        return Move(kind, petition, serial, day) with { Version = version, Commitment = commitment };
    }

    private static LogEntry Move(LeafKind kind, PetitionId petition, long serial, DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, MaxSerial);
        return new(kind, petition, serial, day);
    }
}
