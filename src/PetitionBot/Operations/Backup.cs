using System.Security.Cryptography;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Operations;

/// <summary>Makes one backup: a copy of the book as one commit left it, sealed under the server's secret, read back, then put in place.</summary>
internal static class Backup
{
    /// <summary>Makes it; nothing of it stays when that fails.</summary>
    /// <param name="book">The database file.</param>
    /// <param name="secret">The server's secret, which is not in it.</param>
    /// <param name="file">The file to make; it must not be there yet.</param>
    /// <param name="now">The time, at most that of the copy.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The file's size.</returns>
    /// <exception cref="StoreException">The book cannot be copied.</exception>
    /// <exception cref="IOException">The file cannot be made or is not what was written.</exception>
    public static long Make(string book, ServerSecret secret, string file, DateTimeOffset now, CancellationToken cancellation)
    {
        file = Path.GetFullPath(file);
        var (folder, temporary) = (Path.GetDirectoryName(file)!, file + ".tmp");
        if (Path.Exists(file)) throw new IOException($"{file} is there already: name a new file");
        OwnerOnlyFile.CreateFolder(folder);
        using var snapshot = SqliteSnapshot.Take(book, cancellation);
        try
        {
            // What a process that was killed has left: one backup at a time is made of a book.
            foreach (var left in BackupFolder.Unfinished(folder).Append(temporary)) File.Delete(left);
            var written = Write(snapshot, secret, temporary, now, cancellation);
            if (!written.AsSpan().SequenceEqual(ReadBack(secret, temporary, cancellation)))
                throw new IOException($"{file} does not read back as it was written: the disk is failing");
            File.Move(temporary, file, overwrite: false);
        }
        catch (Exception e)
        {
            File.Delete(temporary);
            // What .NET makes of a file system that takes no larger file, such as that of an old USB stick.
            if (e is ArgumentOutOfRangeException) throw new IOException($"{folder} takes no file as large as the backup", e);
            throw;
        }

        FolderSync.Flush(folder);
        return new FileInfo(file).Length;
    }

    private static byte[] Write(SqliteSnapshot snapshot, ServerSecret secret, string temporary, DateTimeOffset now, CancellationToken cancellation)
    {
        using var hash = SHA256.Create();
        using var plain = new CryptoStream(snapshot.OpenRead(), hash, CryptoStreamMode.Read);
        using var stream = OwnerOnlyFile.OpenNew(temporary);
        SealedFile.Seal(secret, now, plain, stream, cancellation);
        stream.Flush(flushToDisk: true);
        return hash.Hash!;
    }

    private static byte[] ReadBack(ServerSecret secret, string temporary, CancellationToken cancellation)
    {
        using var hash = SHA256.Create();
        using (var sink = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        using (var stream = File.OpenRead(temporary))
        {
            try
            {
                SealedFile.Open(secret, stream, sink, cancellation);
            }
            catch (FormatException e)
            {
                throw new IOException($"what was written does not read back: {e.Message}", e);
            }
        }

        return hash.Hash!;
    }
}
