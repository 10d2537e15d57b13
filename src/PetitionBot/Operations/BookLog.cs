using System.Security.Cryptography;
using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Storage;

namespace PetitionBot.Operations;

/// <summary>
/// The name and the key of a book's log. The book keeps the public half, so that another key can never sign under the
/// same name: whoever pinned the first one would be right not to trust it.
/// </summary>
internal static class BookLog
{
    /// <summary>Where the book keeps the public half of its log's key.</summary>
    public const string PublicKey = "log-key";

    /// <summary>Finds the key of the book's log, or begins the log.</summary>
    /// <exception cref="Core.Privacy.SecretFileException">The key's file is missing for a log that was begun, or cannot be used.</exception>
    /// <exception cref="StartException">It holds another log's key.</exception>
    /// <exception cref="StoreException">The book cannot be read or written.</exception>
    public static async Task<LogSigner> OpenAsync(IBookStore store, string keyFile)
    {
        var known = await store.ReadAsync(Known);
        // The file first: after a crash in between, the next start takes it.
        var key = LogKeyFile.LoadOrCreate(keyFile, isNew: known is null);
        var log = new LogSigner(known?.Name ?? NewName(), key);
        if (known is null) await store.WriteAsync(unit => Save(unit, log.PublicKey));
        else if (known.ToString() != log.PublicKey.ToString()) throw Other(log, keyFile, known);
        return log;
    }

    /// <summary>The public half of the book's log's key; null before the log was begun.</summary>
    /// <exception cref="StartException">What the book says of it was damaged.</exception>
    public static NoteKey? Known(IUnitOfWork unit) => unit.Meta.Find(PublicKey) is { } line ? Read(line) : null;

    /// <summary>Begins a new log over the same entries, under a key that is made now; the book remembers the former one.</summary>
    /// <param name="unit">The book.</param>
    /// <param name="newKeyFile">The file to make.</param>
    /// <exception cref="Core.Privacy.SecretFileException">The new key cannot be made.</exception>
    public static NoteKey BeginAgain(IUnitOfWork unit, string newKeyFile)
    {
        if (Known(unit) is { } former) FormerLogs.Add(unit, former);
        using var log = new LogSigner(NewName(), LogKeyFile.LoadOrCreate(newKeyFile, isNew: true));
        Save(unit, log.PublicKey);
        return log.PublicKey;
    }

    private static string NewName() => $"petitionbot/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    private static NoteKey Read(byte[] line)
    {
        try
        {
            return NoteKey.Parse(Encoding.UTF8.GetString(line));
        }
        catch (FormatException e)
        {
            throw new StartException($"What the book says of its log's key was damaged or changed by hand ({e.Message}). Restore a backup");
        }
    }

    private static StartException Other(LogSigner log, string keyFile, NoteKey known)
    {
        log.Dispose();
        return new StartException(
            $"Log:Key {keyFile} is not the key of this book's log ({known.Name}, key {known.Id:x8}): receipts that were given could no longer be checked. Bring back the key that the log was begun with");
    }

    private static bool Save(IUnitOfWork unit, NoteKey key)
    {
        unit.Meta.Save(PublicKey, Encoding.UTF8.GetBytes(key.ToString()));
        return true;
    }
}
