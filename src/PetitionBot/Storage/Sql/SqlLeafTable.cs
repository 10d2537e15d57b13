using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>The leaves of the log, in their order.</summary>
internal sealed class SqlLeafTable(SqlSession session) : ILeafTable
{
    /// <inheritdoc/>
    public long Size => session.Number("SELECT coalesce(max(idx) + 1, 0) FROM leaves")!.Value;

    /// <inheritdoc/>
    public long Append(string petition, long serial, byte[] bytes) => session.Number(
        """
        INSERT INTO leaves (idx, petition, serial, bytes)
        SELECT coalesce(max(idx) + 1, 0), @1, @2, @3 FROM leaves
        RETURNING idx
        """,
        petition, serial, bytes)!.Value;

    /// <inheritdoc/>
    public IReadOnlyList<LeafRow> List(long fromIndex, int limit) => session.List(
        "SELECT idx, petition, serial, bytes FROM leaves WHERE idx >= @1 ORDER BY idx LIMIT @2",
        static row => new LeafRow(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.Bytes(3)),
        fromIndex, limit);
}
