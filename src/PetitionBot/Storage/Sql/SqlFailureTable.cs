using System.Data.Common;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>What could not be handled or delivered.</summary>
internal sealed class SqlFailureTable(SqlSession session) : IFailureTable
{
    /// <inheritdoc/>
    public long Add(FailureKind kind, FailureRow row) => session.Number(
        "INSERT INTO failures (kind, day, reason, box, chat) VALUES (@1, @2, @3, @4, @5) RETURNING id",
        (int)kind, row.Day.Column(), row.Reason, row.Box, row.Chat)!.Value;

    /// <inheritdoc/>
    public IReadOnlyList<FailureRow> List(FailureKind kind, long afterId, int limit) => session.List(
        "SELECT id, day, reason, box, chat FROM failures WHERE kind = @1 AND id > @2 ORDER BY id LIMIT @3", Read, (int)kind, afterId, limit);

    /// <inheritdoc/>
    public IReadOnlyList<FailureRow> ListOf(FailureKind kind, byte[] chat) => session.List(
        "SELECT id, day, reason, box, chat FROM failures WHERE kind = @1 AND chat = @2 ORDER BY id", Read, (int)kind, chat);

    /// <inheritdoc/>
    public void Delete(FailureKind kind, long id) =>
        session.Execute("DELETE FROM failures WHERE kind = @1 AND id = @2", (int)kind, id);

    /// <inheritdoc/>
    public int DeleteChat(byte[] chat) => session.Execute("DELETE FROM failures WHERE chat = @1", chat);

    /// <inheritdoc/>
    public int DeleteBefore(FailureKind kind, DateOnly day) =>
        session.Execute("DELETE FROM failures WHERE kind = @1 AND day < @2", (int)kind, day.Column());

    private static FailureRow Read(DbDataReader row) =>
        new(row.GetInt64(0), row.Day(1), row.GetString(2), row.Bytes(3), row.BytesOrNull(4));
}
