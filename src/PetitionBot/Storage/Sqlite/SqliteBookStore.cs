using System.Data.Common;
using Microsoft.Data.Sqlite;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sqlite;

/// <summary>
/// The book in one SQLite file. One connection writes, behind a gate; a few others read the last commit beside it.
/// After an engine's error the store goes on working as soon as the cause is gone.
/// </summary>
internal sealed class SqliteBookStore : IBookStore
{
    private const int Readers = 4;
    private static readonly TimeSpan DefaultBusyTimeout = TimeSpan.FromSeconds(5);

    private readonly SqliteBookFile _file;
    private readonly SqliteConnections _connections;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _reading = new(Readers);
    private readonly Stack<SqliteChannel> _idleReaders = new();
    private SqliteChannel? _writer;
    private bool _disposed;

    private SqliteBookStore(SqliteBookFile file, SqliteConnections connections)
    {
        _file = file;
        _connections = connections;
    }

    /// <summary>
    /// Opens the book, makes it where it is missing, brings it to this program's schema, and holds it against other
    /// processes until disposed. Its folder and files are made for their owner only.
    /// </summary>
    /// <param name="path">The database file; <c>-wal</c>, <c>-shm</c> and <c>.lock</c> stand beside it.</param>
    /// <param name="busyTimeout">How long a write waits for a lock of another program (a backup, a shell); 5 s if null.</param>
    /// <param name="cancellation">Gives up before the opening begins.</param>
    /// <exception cref="StoreException">
    /// The place cannot be used, another process holds the book, or the file is damaged, no book, or of a newer program.
    /// The message names the path.
    /// </exception>
    public static Task<SqliteBookStore> OpenAsync(
        string path, TimeSpan? busyTimeout = null, CancellationToken cancellation = default) =>
        Task.Run(() => Open(path, busyTimeout ?? DefaultBusyTimeout), cancellation);

    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancellation = default)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            // Not cancelled once begun: whoever asked could not tell whether the work lasted.
            return await Task.Run(() => Write(work), CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<T> ReadAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancellation = default)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Read(work), CancellationToken.None);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public Task ForgetAsync(CancellationToken cancellation = default) => TidyAsync(channel => channel.Checkpoint(), cancellation);

    /// <summary>Writes the whole book anew, so that what was deleted stands in none of its files; takes its size on the disk once more.</summary>
    /// <exception cref="StoreException">The engine failed, or somebody else reads the book; all that was written before stays.</exception>
    public Task CompactAsync(CancellationToken cancellation = default) => TidyAsync(
        channel =>
        {
            channel.Compact();
            if (new FileInfo(_file.Path + "-wal") is { Exists: true, Length: > 0 })
                throw new StoreException($"Another program reads the book {_file.Path}, so that what was deleted cannot leave its write-ahead log yet: close that one first");
        },
        cancellation);

    // Old images of pages stay in the write-ahead log until it is cut off.
    private async Task TidyAsync(Action<SqliteChannel> tidy, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            await Task.Run(() => Tidy(tidy), CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Waits for the work that runs, then closes the book and gives it free. Later work is refused.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        for (var i = 0; i < Readers; i++)
            await _reading.WaitAsync();
        try
        {
            await Task.Run(Close);
        }
        finally
        {
            _reading.Release(Readers);
            _writing.Release();
        }
    }

    private static SqliteBookStore Open(string path, TimeSpan busyTimeout)
    {
        var file = SqliteBookFile.Take(path);
        try
        {
            var store = new SqliteBookStore(file, new SqliteConnections(file.Path, busyTimeout));
            store.Prepare();
            return store;
        }
        catch (SqliteException error)
        {
            file.Dispose();
            throw new StoreException(
                $"The book {file.Path} cannot be opened: {SqliteErrors.Translate("open", error).Message}", error);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void Prepare()
    {
        var steps = Migration.BuiltIn();
        using (var connection = _connections.OpenBare())
            SqliteMigrator.Inspect(connection, _file.Path, steps);
        using (var connection = _connections.OpenWriter())
            SqliteMigrator.Migrate(connection, _file.Path, steps);
    }

    private T Write<T>(Func<IUnitOfWork, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _writer ??= Connect(_connections.OpenWriter);
        try
        {
            return _writer.Run(SqliteChannel.Write, work);
        }
        finally
        {
            if (_writer.Broken)
            {
                _writer.Dispose();
                _writer = null;
            }
        }
    }

    private void Tidy(Action<SqliteChannel> tidy)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        tidy(_writer ??= Connect(_connections.OpenWriter));
    }

    private T Read<T>(Func<IUnitOfWork, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var reader = TakeReader() ?? Connect(_connections.OpenReader);
        try
        {
            return reader.Run(SqliteChannel.Read, work);
        }
        finally
        {
            GiveBack(reader);
        }
    }

    private SqliteChannel? TakeReader()
    {
        lock (_idleReaders)
            return _idleReaders.TryPop(out var reader) ? reader : null;
    }

    private void GiveBack(SqliteChannel reader)
    {
        if (reader.Broken)
        {
            reader.Dispose();
            return;
        }
        lock (_idleReaders)
            _idleReaders.Push(reader);
    }

    private static SqliteChannel Connect(Func<SqliteConnection> open)
    {
        try
        {
            return new SqliteChannel(open());
        }
        catch (DbException error)
        {
            throw SqliteErrors.Translate("open", error);
        }
    }

    private void Close()
    {
        if (_disposed)
            return;
        _disposed = true;
        try
        {
            while (_idleReaders.TryPop(out var reader))
                reader.Dispose();
            // The last connection to close moves the write-ahead log into the book and removes it.
            _writer?.Dispose();
        }
        finally
        {
            _file.Dispose();
        }
    }
}
