using System.Text;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// A small text in a file that only its owner can read: what secrets and private keys are kept in. Made at most once,
/// whole or not at all.
/// </summary>
internal static class OwnerOnlyFile
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    // Longer than any of our secrets: /dev/zero and a wrong path to a database end here.
    private const int MaxLength = 1024;

    /// <summary>The file's text.</summary>
    /// <exception cref="SecretFileException">Others can read it, or it is too long.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static string Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        RefuseIfOthersMayRead(path, stream);
        var bytes = new byte[MaxLength + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= MaxLength
            ? Encoding.ASCII.GetString(bytes, 0, length)
            : throw new SecretFileException(path, $"holds more than {MaxLength} bytes: it is no secret");
    }

    /// <summary>Makes the file with this text, 0600 in folders of 0700 and flushed to the disk; another's that came first is read instead.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    internal static string Create(string path, string text)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        CreateFolder(folder);
        // File.Move looks before it renames: two that start at once could both find the name free, and the book's own
        // secret would be overwritten. So whoever comes second is refused, or finds the file.
        using var turn = new FileStream(
            full + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        if (Path.Exists(full)) return Read(full);
        // A crash leaves a temporary file or the whole text, never half of one under the final name.
        var temporary = $"{full}.{Path.GetRandomFileName()}.tmp";
        try
        {
            Write(temporary, text);
            File.Move(temporary, full, overwrite: false);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        FolderSync.Flush(folder);
        return text;
    }

    /// <summary>Makes a file of any length that must not be there yet, 0600 and flushed to the disk; nothing of it stays when that fails.</summary>
    /// <exception cref="IOException">It is there already, or cannot be made.</exception>
    internal static void CreateNew(string path, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        CreateNew(path, stream => stream.Write(bytes));
    }

    /// <summary>The same for what is longer than memory.</summary>
    /// <exception cref="IOException">It is there already, or cannot be made.</exception>
    internal static void CreateNew(string path, Action<Stream> write)
    {
        // Opened here first: a file that was there already is another's and stays.
        var file = OpenNew(path);
        try
        {
            using var stream = file;
            write(stream);
            stream.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Overwrites a file, flushes that to the disk, and removes it. A disk that writes elsewhere (SSD, snapshots) may keep what was.</summary>
    /// <exception cref="IOException">It cannot be written or removed.</exception>
    internal static void Destroy(string path)
    {
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None))
        {
            var zeros = new byte[81920];
            for (var left = stream.Length; left > 0; left -= zeros.Length) stream.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
            stream.Flush(flushToDisk: true);
        }

        File.Delete(path);
        FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    // Asked of the open file, so that nobody can swap it in between.
    private static void RefuseIfOthersMayRead(string path, FileStream stream)
    {
        if (OperatingSystem.IsWindows()) return;
        if ((File.GetUnixFileMode(stream.SafeFileHandle) & Others) != 0)
            throw new SecretFileException(path, $"can be read or written by others than its owner. Run: chmod 600 '{path}'");
    }

    /// <summary>Makes a folder with those above it, 0700; one that is there stays as it is.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    internal static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerFolder);
    }

    private static void Write(string path, string text)
    {
        using var stream = OpenNew(path);
        stream.Write(Encoding.ASCII.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Opens a file to write it from its beginning; it must not be there yet.</summary>
    /// <exception cref="IOException">It is there already, or cannot be made.</exception>
    internal static FileStream OpenNew(string path) => Open(path, FileMode.CreateNew);

    /// <summary>Opens a file to add to it, or makes it.</summary>
    /// <exception cref="IOException">It cannot be opened or made.</exception>
    internal static FileStream OpenToAppend(string path) => Open(path, FileMode.OpenOrCreate);

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerFile;
        return new FileStream(path, options);
    }
}
