using System.Data.Common;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>What remains of those who erased everything about them.</summary>
internal sealed class SqlTombstoneTable(SqlSession session) : ITombstoneTable
{
    private const string Columns = "SELECT key, petition, until, box FROM tombstones";

    /// <inheritdoc/>
    public TombstoneRow? Find(byte[] key) => session.Find(Columns + " WHERE key = @1", Read, key);

    /// <inheritdoc/>
    public IReadOnlyList<TombstoneRow> List(string petition, byte[]? afterKey, int limit) => session.List(
        Columns + " WHERE petition = @1 AND key > @2 ORDER BY key LIMIT @3", Read, petition, afterKey ?? [], limit);

    /// <inheritdoc/>
    public void Save(TombstoneRow row) => session.Execute(
        """
        INSERT INTO tombstones (key, petition, until, box) VALUES (@1, @2, @3, @4)
        ON CONFLICT (key) DO UPDATE SET petition = excluded.petition, until = excluded.until, box = excluded.box
        """,
        row.Key, row.Petition, row.Until?.Column(), row.Box);

    /// <inheritdoc/>
    public void Delete(byte[] key) => session.Execute("DELETE FROM tombstones WHERE key = @1", key);

    /// <inheritdoc/>
    public int DeleteUntil(DateOnly day) => session.Execute("DELETE FROM tombstones WHERE until <= @1", day.Column());

    private static TombstoneRow Read(DbDataReader row) =>
        new(row.Bytes(0), row.GetString(1), row.IsDBNull(2) ? null : row.Day(2), row.Bytes(3));
}
