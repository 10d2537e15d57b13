using System.Data.Common;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>The leaves of the log, in their order.</summary>
internal sealed class SqlLeafTable(SqlSession session) : ILeafTable
{
    /// <inheritdoc/>
    public long Size => session.Number("SELECT coalesce(max(idx) + 1, 0) FROM leaves")!.Value;

    /// <inheritdoc/>
    public long Append(string petition, long serial, byte[] bytes)
    {
        var index = Size;
        session.Execute(
            "INSERT INTO leaves (idx, petition, serial, bytes) VALUES (@1, @2, @3, @4)", index, petition, serial, bytes);
        return index;
    }

    /// <inheritdoc/>
    public IReadOnlyList<LeafRow> List(long fromIndex, int limit) => session.List(
        "SELECT idx, petition, serial, bytes FROM leaves WHERE idx >= @1 ORDER BY idx LIMIT @2", Read, fromIndex, limit);

    /// <inheritdoc/>
    public IReadOnlyList<LeafRow> ListOf(string petition, long serial) => session.List(
        "SELECT idx, petition, serial, bytes FROM leaves WHERE petition = @1 AND serial = @2 ORDER BY idx", Read, petition, serial);

    private static LeafRow Read(DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.Bytes(3));
}
