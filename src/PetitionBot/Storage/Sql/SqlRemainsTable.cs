using System.Data.Common;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>What is left of signatures once the book is shredded.</summary>
internal sealed class SqlRemainsTable(SqlSession session) : IRemainsTable
{
    /// <summary>What a shredded book keeps; the facts of <c>meta</c> are chosen one by one.</summary>
    public static readonly IReadOnlySet<string> Kept = new HashSet<string>
    {
        "book", "meta", "petitions", "texts", "versions", "version_texts", "leaves", "tiles", "counters", "remains",
    };

    /// <inheritdoc/>
    public void Add(RemainsRow row) => session.Execute(
        """
        INSERT INTO remains (petition, serial, state, day, version, nonce, digest, envelope, asked_nothing)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9)
        """,
        row.Petition, row.Serial, row.State, row.Day.Column(), row.Version, row.Nonce, row.Digest, row.Envelope, row.AskedNothing);

    /// <inheritdoc/>
    public IReadOnlyList<RemainsRow> List(string petition, long afterSerial, int limit) => session.List(
        """
        SELECT petition, serial, state, day, version, nonce, digest, envelope, asked_nothing FROM remains
        WHERE petition = @1 AND serial > @2 ORDER BY serial LIMIT @3
        """,
        Read, petition, afterSerial, limit);

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, long>> People() =>
        [.. PeopleTables().Select(table => KeyValuePair.Create(table, session.Number($"SELECT count(*) FROM \"{table}\"")!.Value))];

    /// <inheritdoc/>
    public void ForgetPeople()
    {
        session.Execute(SqlMetaTable.Begin);
        foreach (var table in PeopleTables()) session.Execute($"DELETE FROM \"{table}\"");
    }

    // A list of what goes would forget the next table; names are the schema's own.
    private IEnumerable<string> PeopleTables() => session
        .List("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name", static row => row.GetString(0))
        .Where(table => !Kept.Contains(table));

    private static RemainsRow Read(DbDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetInt32(2), row.Day(3), row.Bytes(4), row.BytesOrNull(5), row.BytesOrNull(6), row.BytesOrNull(7), row.BytesOrNull(8));
}
