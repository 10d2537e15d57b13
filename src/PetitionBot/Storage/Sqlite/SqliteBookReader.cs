using System.Data.Common;
using Microsoft.Data.Sqlite;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sqlite;

/// <summary>
/// Reads a book without holding it: also while a bot serves it, since a reader of a write-ahead log sees the last commit
/// and stops nobody.
/// </summary>
internal static class SqliteBookReader
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Runs work over one snapshot of the book.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="work">Gets the book, and the names of tables with rows that refer to what is not there.</param>
    /// <exception cref="StoreException">There is no book, it is damaged, or it is of another version of the program.</exception>
    public static T Read<T>(string path, Func<IUnitOfWork, IReadOnlyList<string>, T> work)
    {
        if (!File.Exists(path)) throw new StoreException($"There is no book {path}.");
        var connections = new SqliteConnections(path, BusyTimeout);
        try
        {
            using var connection = connections.OpenReader();
            var steps = Migration.BuiltIn();
            SqliteMigrator.Inspect(connection, path, steps);
            if (SqliteConnections.Number(connection, "PRAGMA user_version") < steps.Count)
                throw new StoreException($"The book {path} is of an older program. A start of this one brings it up to date.");
            var dangling = Dangling(connection);
            return new SqliteChannel(connection).Run(SqliteChannel.Read, unit => work(unit, dangling));
        }
        catch (DbException error)
        {
            throw new StoreException($"The book {path} cannot be read: {SqliteErrors.Translate("open", error).Message}", error);
        }
    }

    private static List<string> Dangling(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check ORDER BY 1";
        using var rows = command.ExecuteReader();
        var tables = new List<string>();
        while (rows.Read()) tables.Add(rows.GetString(0));
        return tables;
    }
}
