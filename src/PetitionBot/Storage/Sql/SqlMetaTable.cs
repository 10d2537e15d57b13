using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>Small facts about the book itself.</summary>
internal sealed class SqlMetaTable(SqlSession session) : IMetaTable
{
    /// <summary>
    /// Remembers that the book was begun, although the row that showed it is about to go. To run wherever the last row
    /// of a kind that <see cref="BookIsEmpty"/> looks at can be removed.
    /// </summary>
    public const string Begin = "UPDATE book SET begun = 1 WHERE begun = 0";

    /// <inheritdoc/>
    public byte[]? Find(string key) =>
        session.Find("SELECT value FROM meta WHERE key = @1", static row => row.Bytes(0), key);

    /// <inheritdoc/>
    public void Save(string key, byte[] value) => session.Execute(
        "INSERT INTO meta (key, value) VALUES (@1, @2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key, value);

    /// <inheritdoc/>
    public void KeepOnly(IReadOnlyList<string> keys)
    {
        foreach (var key in session.List("SELECT key FROM meta", static row => row.GetString(0)).Except(keys))
            session.Execute("DELETE FROM meta WHERE key = @1", key);
    }

    /// <inheritdoc/>
    public bool BookIsEmpty() => session.Number(
        """
        SELECT 1 FROM book WHERE begun = 0 AND next_outbox = 1
            AND NOT EXISTS (SELECT 1 FROM signatures)
            AND NOT EXISTS (SELECT 1 FROM dialogues)
            AND NOT EXISTS (SELECT 1 FROM links)
            AND NOT EXISTS (SELECT 1 FROM leaves)
        """) is not null;
}
