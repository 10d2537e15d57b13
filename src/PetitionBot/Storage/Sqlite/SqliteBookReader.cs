using System.Data.Common;
using Microsoft.Data.Sqlite;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sqlite;

/// <summary>
/// Reads a book beside the bot that serves it, or while none does. It takes no lock and writes nothing: SQLite shows a
/// reader the last commit, and the writer goes on.
/// </summary>
internal static class SqliteBookReader
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Runs <paramref name="work"/> over the last commit; what it writes is refused.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="work">What to read.</param>
    /// <exception cref="StoreException">There is no book, it is damaged, or it is of another version of the program. The message names the path.</exception>
    public static T Read<T>(string path, Func<IUnitOfWork, T> work) => Read(path, (unit, _) => work(unit));

    /// <summary>Runs work over the last commit; what it writes is refused.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="work">Gets the book, and the names of tables with rows that refer to what is not there.</param>
    /// <exception cref="StoreException">There is no book, it is damaged, or it is of another version of the program. The message names the path.</exception>
    public static T Read<T>(string path, Func<IUnitOfWork, IReadOnlyList<string>, T> work)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path)) throw new StoreException($"There is no book {path}: nothing was signed yet, or Storage:Path names another file than the bot's.");
        try
        {
            var connections = new SqliteConnections(path, BusyTimeout);
            using (var connection = connections.OpenBare()) Inspect(connection, path);
            var reader = connections.OpenReader();
            using var channel = new SqliteChannel(reader);
            var dangling = Dangling(reader);
            return channel.Run(SqliteChannel.Read, unit => work(unit, dangling));
        }
        catch (DbException error)
        {
            throw new StoreException($"The book {path} cannot be read: {SqliteErrors.Translate("open", error).Message}", error);
        }
    }

    private static void Inspect(SqliteConnection connection, string path)
    {
        var steps = Migration.BuiltIn();
        SqliteMigrator.Inspect(connection, path, steps);
        // Only the bot changes a book's form.
        if (SqliteConnections.Number(connection, "PRAGMA user_version") != steps.Count)
            throw new StoreException($"The book {path} is of an older version of the program: start the bot of this version once.");
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
