using System.Data.Common;
using Microsoft.Data.Sqlite;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sql;
using SQLitePCL;

namespace PetitionBot.Storage.Sqlite;

/// <summary>One connection with its prepared statements, on which transactions run one after another.</summary>
internal sealed class SqliteChannel(SqliteConnection connection) : IDisposable
{
    /// <summary>Begins a transaction that takes the write lock at once: one that took it later could find it taken.</summary>
    public const string Write = "BEGIN IMMEDIATE";

    /// <summary>Begins a transaction that sees one commit, from its first statement to its end.</summary>
    public const string Read = "BEGIN DEFERRED";

    private readonly SqlStatements _statements = new(connection);

    /// <summary>Whether a transaction could not be ended: the channel must be closed and not used again.</summary>
    public bool Broken { get; private set; }

    /// <summary>Runs work in a transaction and commits it, or rolls all of it back and throws.</summary>
    /// <exception cref="StoreException">The engine failed.</exception>
    public T Run<T>(string begin, Func<IUnitOfWork, T> work)
    {
        var session = new SqlSession(_statements, SqliteErrors.Translate);
        try
        {
            Execute(begin);
            var result = work(new SqlUnitOfWork(session));
            session.Finish();
            Execute("COMMIT");
            return result;
        }
        catch
        {
            session.Abandon();
            Rollback();
            throw;
        }
    }

    /// <summary>Moves the whole write-ahead log into the book and cuts it off, as far as no reader needs it.</summary>
    /// <exception cref="StoreException">The engine failed.</exception>
    public void Checkpoint() => Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <summary>Writes the whole book anew without free pages, so that nothing that was deleted stands in a file.</summary>
    /// <exception cref="StoreException">The engine failed.</exception>
    public void Compact()
    {
        // What secure_delete overwrote goes to its place first: the end of the file is cut off, not overwritten.
        Checkpoint();
        // A copy of a large book is too much for the memory; it holds nothing but what is kept.
        Execute("PRAGMA temp_store = FILE");
        Execute("VACUUM");
        Checkpoint();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _statements.Dispose();
        connection.Dispose();
    }

    private void Execute(string sql)
    {
        try
        {
            _statements.Bind(sql, []).ExecuteNonQuery();
        }
        catch (DbException error)
        {
            throw SqliteErrors.Translate(sql, error);
        }
    }

    private void Rollback()
    {
        // After a full disk or an I/O error SQLite may have rolled back by itself; ROLLBACK would then fail.
        if (raw.sqlite3_get_autocommit(connection.Handle) != 0)
            return;
        try
        {
            Execute("ROLLBACK");
        }
        catch (StoreException)
        {
            // The error that led here says more. Closing the connection rolls back.
            Broken = true;
        }
    }
}
