using System.Data.Common;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>
/// One transaction as a runner of statements. The first error spends it: an engine may already have rolled everything
/// back (SQLite does on a full disk) or refuse all that follows (PostgreSQL does), and a statement that ran after
/// that would commit alone.
/// </summary>
/// <param name="statements">The connection's prepared statements.</param>
/// <param name="translate">Makes the port's error of an engine's error, given the statement.</param>
internal sealed class SqlSession(SqlStatements statements, Func<string, DbException, StoreException> translate)
{
    private readonly List<Action> _beforeCommit = [];
    private StoreException? _failure;
    private bool _over;

    /// <summary>Runs a statement and returns how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        RefuseWhenSpent();
        try
        {
            return statements.Bind(sql, values).ExecuteNonQuery();
        }
        catch (DbException error)
        {
            throw Fail(translate(sql, error));
        }
    }

    /// <summary>All rows of a statement, in its order.</summary>
    public IReadOnlyList<T> List<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        RefuseWhenSpent();
        try
        {
            using var reader = statements.Bind(sql, values).ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }
        catch (DbException error)
        {
            throw Fail(translate(sql, error));
        }
    }

    /// <summary>The only row of a statement, or null where there is none.</summary>
    public T? Find<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class =>
        List(sql, read, values) is [var row, ..] ? row : null;

    /// <summary>The number in the only row of a statement, or null where there is no row.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) =>
        List(sql, static row => row.GetInt64(0), values) is [var number, ..] ? number : null;

    /// <summary>Ends the session in a conflict: the work, not the engine, is at fault.</summary>
    public StoreConflictException Conflict(string message) => (StoreConflictException)Fail(new StoreConflictException(message));

    /// <summary>Lets something be written when the work is done.</summary>
    public void BeforeCommit(Action write) => _beforeCommit.Add(write);

    /// <summary>Closes the session for good, before its commit.</summary>
    /// <exception cref="StoreException">A statement failed, even if the work caught its error.</exception>
    public void Finish()
    {
        if (_failure is null)
        {
            foreach (var write in _beforeCommit) write();
        }

        _over = true;
        if (_failure is not null)
            throw _failure;
    }

    /// <summary>Closes the session for good, before its rollback.</summary>
    public void Abandon() => _over = true;

    private StoreException Fail(StoreException error) => _failure ??= error;

    private void RefuseWhenSpent()
    {
        if (_over)
            throw new InvalidOperationException("The unit of work is over: it must not be used after the work returned.");
        if (_failure is not null)
            throw new StoreException("The unit of work failed before and is rolled back: " + _failure.Message, _failure);
    }
}
