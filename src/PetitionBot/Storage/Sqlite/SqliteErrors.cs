using System.Data.Common;
using Microsoft.Data.Sqlite;
using PetitionBot.Core.Storage;
using SQLitePCL;

namespace PetitionBot.Storage.Sqlite;

/// <summary>Makes the port's errors of SQLite's. SQLite's texts name tables and columns, never values.</summary>
internal static class SqliteErrors
{
    private const int StatementShown = 60;

    /// <summary>The port's error: a broken constraint is the work's fault, everything else the engine's.</summary>
    /// <param name="operation">The statement that failed; its values are bound and do not show.</param>
    /// <param name="error">What SQLite said.</param>
    public static StoreException Translate(string operation, DbException error)
    {
        var code = (error as SqliteException)?.SqliteErrorCode ?? raw.SQLITE_ERROR;
        var message = $"The store failed at \"{Shorten(operation)}\": {Reason(code)}{error.Message}";
        return code == raw.SQLITE_CONSTRAINT
            ? new StoreConflictException(message, error)
            : new StoreException(message, error);
    }

    private static string Reason(int code) => code switch
    {
        raw.SQLITE_FULL => "the disk is full. ",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another program holds the book locked. ",
        raw.SQLITE_READONLY => "nothing may be written here. ",
        raw.SQLITE_IOERR => "the disk failed. ",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "the file is damaged or no SQLite database. ",
        _ => "",
    };

    private static string Shorten(string statement)
    {
        var line = statement.ReplaceLineEndings(" ");
        return line.Length <= StatementShown ? line : line[..StatementShown] + "...";
    }
}
