using Microsoft.Data.Sqlite;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sqlite;

/// <summary>
/// Brings a book to the program's form. Each step is one transaction together with its number (user_version, which
/// stands in the file's first page), so that a kill at any instant leaves a step done or not begun.
/// </summary>
internal static class SqliteMigrator
{
    /// <summary>Marks the file as a petition bot's book ("PtnB"): another program's database is not written over.</summary>
    public const int ApplicationId = 0x50746e42;

    /// <summary>Refuses a file that is no book, is damaged, or is of a later program.</summary>
    /// <exception cref="StoreException">It is one of these.</exception>
    public static void Inspect(SqliteConnection connection, string path, IReadOnlyList<Migration> steps)
    {
        var version = SqliteConnections.Number(connection, "PRAGMA user_version");
        var application = SqliteConnections.Number(connection, "PRAGMA application_id");
        var tables = SqliteConnections.Number(connection, "SELECT count(*) FROM sqlite_schema");
        if (application != ApplicationId && (application != 0 || version != 0 || tables != 0))
            throw new StoreException($"The file {path} is a database of another program, not a book.");
        if (version > steps.Count)
        {
            throw new StoreException(
                $"The book {path} has schema {version}, and this program knows schemas up to {steps.Count}: "
                + "it was written by a newer program. Use that one, or restore an older backup.");
        }
        Check(connection, path);
    }

    /// <summary>Runs the steps that the book does not have.</summary>
    /// <exception cref="StoreException">A step failed; those before it stay, nothing of it does.</exception>
    public static void Migrate(SqliteConnection connection, string path, IReadOnlyList<Migration> steps)
    {
        foreach (var step in steps.Skip((int)SqliteConnections.Number(connection, "PRAGMA user_version")))
            Apply(connection, path, step);
    }

    private static void Apply(SqliteConnection connection, string path, Migration step)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        try
        {
            SqliteConnections.Run(connection, step.Sql);
            SqliteConnections.Run(
                connection,
                FormattableString.Invariant($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {step.Number};"));
            transaction.Commit();
        }
        catch (SqliteException error)
        {
            throw new StoreException($"The book {path} could not take migration {step.Name}: {error.Message}", error);
        }
    }

    private static void Check(SqliteConnection connection, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        var verdict = (string)command.ExecuteScalar()!;
        if (verdict != "ok")
            throw new StoreException($"The book {path} is damaged: {verdict}. Restore a backup.");
    }
}
