using System.Data.Common;
using System.Security.Cryptography;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>Serials, signatures and the exact texts that were signed.</summary>
internal sealed class SqlSignatureTable(SqlSession session) : ISignatureTable
{
    // The id follows from petition and serial, and from nothing else: it must tell neither an order nor a former serial.
    private const string Insert =
        """
        INSERT INTO signatures (id, signer, petition, serial, state, day, version, box, fields, envelope)
        SELECT (no << 40) | @3, @1, @2, @3, @4, @5, @6, @7, @8, @9 FROM petitions WHERE petition = @2
        """;

    private const string Move =
        """
        UPDATE signatures SET id = (p.no << 40) | @3, petition = @2, serial = @3, state = @4, day = @5, version = @6, box = @7,
            fields = @8, envelope = @9
        FROM petitions p WHERE signatures.signer = @1 AND p.petition = @2
        """;

    // Names no column that a place or an index is made of, so that only the row itself is written.
    private const string Rewrite =
        """
        UPDATE signatures SET state = @4, day = @5, version = @6, box = @7, fields = @8, envelope = @9
        WHERE signer = @1 AND petition = @2 AND serial = @3
        """;

    private const string Columns = "SELECT signer, petition, serial, state, day, version, box, fields, envelope FROM signatures";

    /// <inheritdoc/>
    public long NextSerial(string petition) =>
        session.Number("SELECT next_serial FROM petitions WHERE petition = @1", petition) ?? 1;

    /// <inheritdoc/>
    public long TakeSerial(string petition) => session.Number(
        """
        INSERT INTO petitions (petition, next_serial, no) SELECT @1, 2, coalesce(max(no), 0) + 1 FROM petitions WHERE true
        ON CONFLICT (petition) DO UPDATE SET next_serial = petitions.next_serial + 1
        RETURNING next_serial - 1
        """,
        petition)!.Value;

    /// <inheritdoc/>
    public SignatureRow? Find(byte[] signer) => session.Find(Columns + " WHERE signer = @1", Read, signer);

    /// <inheritdoc/>
    public void Add(SignatureRow row)
    {
        if (Write(Insert, row) > 0) return;
        Number(row.Petition);
        Write(Insert, row);
    }

    /// <inheritdoc/>
    public void Update(SignatureRow row)
    {
        if (Write(Rewrite, row) > 0 || Write(Move, row) > 0) return;
        Number(row.Petition);
        if (Write(Move, row) == 0)
            throw session.Conflict("There is no signature of this signer to replace.");
    }

    /// <inheritdoc/>
    public void Delete(byte[] signer) => session.Execute("DELETE FROM signatures WHERE signer = @1", signer);

    /// <inheritdoc/>
    public IReadOnlyList<SignatureRow> ListVaulted(string afterPetition, long afterSerial, int limit) => session.List(
        Columns + " WHERE fields IS NOT NULL AND (petition, serial) > (@1, @2) ORDER BY petition, serial LIMIT @3",
        Read, afterPetition, afterSerial, limit);

    /// <inheritdoc/>
    public IReadOnlyList<SignatureRow> List(string petition, long afterSerial, int limit) => session.List(
        Columns + " WHERE petition = @1 AND serial > @2 ORDER BY serial LIMIT @3", Read, petition, afterSerial, limit);

    /// <inheritdoc/>
    public IReadOnlyList<string> Petitions() => session.List(
        """
        SELECT petition FROM petitions UNION SELECT petition FROM signatures
        UNION SELECT petition FROM versions UNION SELECT petition FROM counters ORDER BY petition
        """,
        static row => row.GetString(0));

    /// <inheritdoc/>
    public byte[] KeepText(byte[] text)
    {
        var hash = SHA256.HashData(text);
        session.Execute("INSERT INTO texts (sha256, bytes) VALUES (@1, @2) ON CONFLICT DO NOTHING", hash, text);
        return hash;
    }

    /// <inheritdoc/>
    public byte[]? FindText(byte[] sha256) =>
        session.Find("SELECT bytes FROM texts WHERE sha256 = @1", static row => row.Bytes(0), sha256);

    /// <inheritdoc/>
    public void KeepVersion(VersionRow row)
    {
        var added = session.Execute(
            """
            INSERT INTO versions (petition, version, no, manifest)
            SELECT @1, @2, coalesce(max(no) + 1, 1), @3 FROM versions WHERE petition = @1
            ON CONFLICT DO NOTHING
            """,
            row.Petition, row.Version, row.Manifest);
        if (added == 0)
            return;
        foreach (var (language, text) in row.Texts)
            session.Execute(
                "INSERT INTO version_texts (petition, version, language, sha256) VALUES (@1, @2, @3, @4)",
                row.Petition, row.Version, language, KeepText(text));
    }

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> VersionHashes(string petition) => session.List(
        "SELECT version FROM versions WHERE petition = @1 ORDER BY no", static row => row.Bytes(0), petition);

    /// <inheritdoc/>
    public VersionRow? FindVersion(string petition, byte[] version) =>
        session.Find("SELECT manifest FROM versions WHERE petition = @1 AND version = @2", static row => row.Bytes(0), petition, version) is { } manifest
            ? new VersionRow(petition, version, manifest, Texts(petition, version))
            : null;

    /// <inheritdoc/>
    public IReadOnlyList<VersionRow> Versions(string petition) =>
        [.. VersionHashes(petition).Select(version => FindVersion(petition, version)!)];

    private int Write(string sql, SignatureRow row) => session.Execute(
        sql, row.Signer, row.Petition, row.Serial, row.State, row.Day.Column(), row.Version, row.Box, row.Fields, row.Envelope);

    // Whoever writes a signature under a serial that was not taken here; the first serial to take stays 1.
    private void Number(string petition) => session.Execute(
        """
        INSERT INTO petitions (petition, next_serial, no) SELECT @1, 1, coalesce(max(no), 0) + 1 FROM petitions WHERE true
        ON CONFLICT (petition) DO NOTHING
        """,
        petition);

    private Dictionary<string, byte[]> Texts(string petition, byte[] version) => session
        .List(
            """
            SELECT v.language, t.bytes FROM version_texts v JOIN texts t ON t.sha256 = v.sha256
            WHERE v.petition = @1 AND v.version = @2 ORDER BY v.language
            """,
            static row => (Language: row.GetString(0), Bytes: row.Bytes(1)),
            petition, version)
        .ToDictionary(text => text.Language, text => text.Bytes);

    private static SignatureRow Read(DbDataReader row) => new(
        row.Bytes(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.Day(4), row.Bytes(5), row.Bytes(6), row.BytesOrNull(7),
        row.BytesOrNull(8));
}
