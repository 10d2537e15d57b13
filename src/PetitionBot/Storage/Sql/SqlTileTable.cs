using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>The hashes of the log tree's full tiles.</summary>
internal sealed class SqlTileTable(SqlSession session) : ITileTable
{
    /// <inheritdoc/>
    public long Count(int level) => session.Number("SELECT coalesce(max(n) + 1, 0) FROM tiles WHERE level = @1", level)!.Value;

    /// <inheritdoc/>
    public void Add(int level, byte[] hash) =>
        session.Execute("INSERT INTO tiles (level, n, hash) VALUES (@1, @2, @3)", level, Count(level), hash);

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> List(int level, long fromTile, int limit) => session.List(
        "SELECT hash FROM tiles WHERE level = @1 AND n >= @2 ORDER BY n LIMIT @3",
        static row => row.Bytes(0),
        level, fromTile, limit);
}
