using System.Data.Common;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;
using SQLitePCL;

namespace PetitionBot.Storage.Sqlite;

/// <summary>
/// A copy of a book as one commit left it, taken beside the bot that serves it: whoever writes does not wait. It stands
/// beside the book for as long as this lives, for the owner only, and is overwritten before it is removed, as what is deleted
/// from the book is.
/// </summary>
internal sealed class SqliteSnapshot : IDisposable
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(30);

    private readonly FileStream _turn;
    private readonly string _path;

    private SqliteSnapshot(FileStream turn, string path) => (_turn, _path) = (turn, path);

    /// <summary>Takes it. One at a time for each book.</summary>
    /// <param name="book">The database file.</param>
    /// <param name="cancellation">Ends the copying early.</param>
    /// <exception cref="StoreException">There is no book, it cannot be copied, or another copy is being taken.</exception>
    public static SqliteSnapshot Take(string book, CancellationToken cancellation)
    {
        book = Path.GetFullPath(book);
        if (!File.Exists(book)) throw new StoreException($"There is no book {book}: nothing was signed yet, or Storage:Path names another file than the bot's.");
        var path = book + ".snapshot";
        var turn = Turn(path);
        try
        {
            Remove(path);
            // With SQLite's own mode others could read it.
            OwnerOnlyFile.OpenNew(path).Dispose();
            Copy(book, path, cancellation);
            return new SqliteSnapshot(turn, path);
        }
        catch (Exception e)
        {
            Remove(path);
            turn.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw e is DbException or IOException or UnauthorizedAccessException
                ? new StoreException($"The book {book} cannot be copied: {(e is DbException error ? SqliteErrors.Translate("VACUUM INTO", error).Message : e.Message)}", e)
                : e;
        }
    }

    /// <summary>Reads the copy.</summary>
    public FileStream OpenRead() => new(_path, FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <inheritdoc/>
    public void Dispose()
    {
        Remove(_path);
        _turn.Dispose();
    }

    // VACUUM INTO reads within one transaction, so that it sees one commit and nobody waits; free pages are left out.
    private static void Copy(string book, string path, CancellationToken cancellation)
    {
        using var connection = new SqliteConnections(book, BusyTimeout).OpenBare();
        using var stop = cancellation.Register(() => raw.sqlite3_interrupt(connection.Handle));
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $path";
        command.Parameters.AddWithValue("$path", path);
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static FileStream Turn(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"No copy of the book can be taken: another one is being taken, or nothing may be written beside it ({e.Message})", e);
        }
    }

    // Also what a process that was killed has left.
    private static void Remove(string path)
    {
        File.Delete(path + "-journal");
        if (!File.Exists(path)) return;
        try
        {
            OwnerOnlyFile.Destroy(path);
        }
        catch (IOException)
        {
            // On a full disk or a failing one at least the name goes.
            File.Delete(path);
        }
    }
}
