using System.Data.Common;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sqlite;

/// <summary>Takes out of a book of an earlier time what would speak to people as if no time had passed.</summary>
internal static class SqliteRestored
{
    // Replies of that time were sent since, or have become wrong; so have drafts, whose messages would be edited and cleaned
    // away though something else stands there now. A poll of that time would look like an outage, and write to everybody with a
    // draft, among them who has erased it since. What was published is held against the log before this.
    private const string Statements =
        """
        DELETE FROM outbox;
        DELETE FROM dialogues WHERE draft <> 0;
        UPDATE bots SET polled_at = NULL, outage_since = NULL;
        DELETE FROM meta WHERE key IN ('published', 'channel', 'probed');
        """;

    /// <summary>Does it, in a book that nobody serves.</summary>
    /// <exception cref="StoreException">The engine failed.</exception>
    public static void Quieten(string path)
    {
        try
        {
            using var connection = new SqliteConnections(path, TimeSpan.FromSeconds(5)).OpenWriter();
            SqliteConnections.Run(connection, "BEGIN IMMEDIATE;" + Statements + "COMMIT;");
        }
        catch (DbException error)
        {
            throw SqliteErrors.Translate("restore", error);
        }
    }
}
