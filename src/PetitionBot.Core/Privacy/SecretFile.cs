using System.Text;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// Keeps the server's secret in a file: one line of base64, ended by a line feed (hex is read too), that only its
/// owner can read. A new secret is made only for an empty book: under another secret a book that is not empty could
/// never be read again.
/// </summary>
public static class SecretFile
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    // Longer than any form of the secret: /dev/zero and a wrong path to a database end here.
    private const int MaxLength = 1024;

    /// <summary>Reads the secret, or makes it together with an empty book: file 0600, missing folders 0700, flushed to the disk.</summary>
    /// <param name="path">The file, absolute or relative to the working folder.</param>
    /// <param name="bookIsEmpty">Whether nothing was ever written to the book.</param>
    /// <returns>The secret. Whether it is this book's, the caller asks <see cref="ServerSecret.Fits"/>.</returns>
    /// <exception cref="SecretFileException">
    /// It is missing while the book is not empty, can be read by others, holds no secret, or cannot be read or written.
    /// </exception>
    public static ServerSecret LoadOrCreate(string path, bool bookIsEmpty)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (Path.Exists(path)) return Load(path);
            if (bookIsEmpty) return Create(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SecretFileException(path, $"cannot be read or made: {cause.Message}", cause);
        }

        throw new SecretFileException(
            path, "is missing, but the book is not empty. Bring back the file that the book was begun with: under a new secret nothing in the book could be read");
    }

    private static ServerSecret Load(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        RefuseIfOthersMayRead(path, stream);
        var bytes = new byte[MaxLength + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MaxLength) throw new SecretFileException(path, $"holds more than {MaxLength} bytes: it is no secret");
        try
        {
            return ServerSecret.Parse(Encoding.ASCII.GetString(bytes, 0, length));
        }
        catch (FormatException cause)
        {
            throw new SecretFileException(path, $"holds no secret: {cause.Message}", cause);
        }
    }

    // Asked of the open file, so that nobody can swap it in between.
    private static void RefuseIfOthersMayRead(string path, FileStream stream)
    {
        if (OperatingSystem.IsWindows()) return;
        if ((File.GetUnixFileMode(stream.SafeFileHandle) & Others) != 0)
            throw new SecretFileException(path, $"can be read or written by others than its owner. Run: chmod 600 '{path}'");
    }

    private static ServerSecret Create(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        CreateFolder(folder);
        // File.Move looks before it renames: two that start at once could both find the name free, and the book's own
        // secret would be overwritten. So whoever comes second is refused, or finds the file.
        using var turn = new FileStream(
            full + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        if (Path.Exists(full)) return Load(full);
        var secret = ServerSecret.Create();
        // A crash leaves a temporary file or the whole secret, never half of one under the final name.
        var temporary = $"{full}.{Path.GetRandomFileName()}.tmp";
        try
        {
            Write(temporary, secret);
            File.Move(temporary, full, overwrite: false);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        FolderSync.Flush(folder);
        return secret;
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerFolder);
    }

    private static void Write(string path, ServerSecret secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerFile;
        using var stream = new FileStream(path, options);
        stream.Write(Encoding.ASCII.GetBytes(secret.ToFileText() + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
