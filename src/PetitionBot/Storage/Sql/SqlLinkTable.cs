using System.Data.Common;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>Personal links and the credits that wait for them.</summary>
internal sealed class SqlLinkTable(SqlSession session) : ILinkTable
{
    /// <inheritdoc/>
    public LinkRow? Find(byte[] key) => session.Find("SELECT key, petition, credits, box FROM links WHERE key = @1", Read, key);

    /// <inheritdoc/>
    public IReadOnlyList<LinkRow> List(byte[]? afterKey, int limit) => session.List(
        "SELECT key, petition, credits, box FROM links WHERE key > @1 ORDER BY key LIMIT @2", Read, afterKey ?? [], limit);

    /// <inheritdoc/>
    public void AddIfMissing(LinkRow row) => session.Execute(
        "INSERT INTO links (key, petition, credits, box) VALUES (@1, @2, @3, @4) ON CONFLICT (key) DO NOTHING",
        row.Key, row.Petition, row.Credits, row.Box);

    /// <inheritdoc/>
    public void Credit(byte[] key, long n) =>
        session.Execute("UPDATE links SET credits = credits + @2 WHERE key = @1", key, n);

    /// <inheritdoc/>
    public void Delete(byte[] key)
    {
        if (session.Execute("DELETE FROM links WHERE key = @1", key) > 0)
            session.Execute(SqlMetaTable.Begin);
    }

    /// <inheritdoc/>
    public void AddPending(PendingCreditRow row) =>
        session.Execute("INSERT INTO pending_credits (key, box) VALUES (@1, @2)", row.Key, row.Box);

    /// <inheritdoc/>
    public IReadOnlyList<PendingCreditRow> ListPending() => session.List(
        "SELECT key, box FROM pending_credits ORDER BY key",
        static row => new PendingCreditRow(row.Bytes(0), row.Bytes(1)));

    /// <inheritdoc/>
    public void DeletePending(IReadOnlyList<byte[]> keys)
    {
        foreach (var key in keys)
            session.Execute("DELETE FROM pending_credits WHERE key = @1", key);
    }

    private static LinkRow Read(DbDataReader row) => new(row.Bytes(0), row.GetString(1), row.GetInt64(2), row.Bytes(3));
}
