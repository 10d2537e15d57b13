using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sqlite;

/// <summary>
/// The book's place on disk, held for this process alone until disposed. Two bots that wrote one book would each send
/// its outbox; SQLite's own locks last only for a transaction and cannot prevent that.
/// </summary>
internal sealed class SqliteBookFile : IDisposable
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private SqliteBookFile(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>The file's full path, symbolic links resolved, so that a book has one lock by whatever name it is opened.</summary>
    public string Path { get; }

    /// <summary>Makes folder and file where they are missing, for the owner only, and takes the lock.</summary>
    /// <exception cref="StoreException">The place cannot be used, or another process holds the book.</exception>
    public static SqliteBookFile Take(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            MakeFolder(System.IO.Path.GetDirectoryName(path)!);
            path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (FileNotFoundException)
        {
            // A new book.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, error);
        }
        return Hold(path);
    }

    /// <summary>Takes only the lock of a place where a book is or will be put, so that no bot begins one there meanwhile.</summary>
    /// <exception cref="StoreException">The place cannot be used, or a bot serves a book there.</exception>
    public static IDisposable TakePlace(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            MakeFolder(System.IO.Path.GetDirectoryName(path)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, error);
        }

        return Lock(path);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static SqliteBookFile Hold(string path)
    {
        var held = Lock(path);
        try
        {
            // SQLite gives its -wal and -shm files the mode of this one.
            Open(path, FileShare.ReadWrite | FileShare.Delete).Dispose();
            return new SqliteBookFile(path, held);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            held.Dispose();
            throw Unusable(path, error);
        }
    }

    private static FileStream Lock(string path)
    {
        try
        {
            // The lock is the operating system's: it goes with the process, however that ends. The file stays, because
            // removing it would let a third process lock a new file of the same name.
            return Open(path + ".lock", FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw Unusable(path, error);
        }
        catch (IOException error)
        {
            throw new StoreException(
                $"The book {path} is in use: another process holds {path}.lock. Only one may serve a book; stop the other first. ({error.Message})",
                error);
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFolder);
    }

    private static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        return new FileStream(path, options);
    }

    private static StoreException Unusable(string path, Exception error) =>
        new($"The book {path} cannot be opened: {error.Message}", error);
}
