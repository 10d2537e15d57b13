using PetitionBot.Core.Ledger;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Operations;

/// <summary>The opened book with the secret and the log's key that fit it.</summary>
internal sealed record Book(IBookStore Store, BookKeys Keys, LogSigner Log)
{
    /// <summary>Where the book keeps the check of the secret that it was begun with.</summary>
    public const string KeyCheck = "key-check";

    /// <summary>The server's secret.</summary>
    public ServerSecret Secret => Keys.Secret;

    /// <summary>Opens the book, or begins a new one together with its secret and its log's key.</summary>
    /// <exception cref="StartException">The book, the secret or the log's key cannot be used, or they do not belong together.</exception>
    public static async Task<Book> OpenAsync(Settings settings, TimeProvider time)
    {
        IBookStore store;
        try
        {
            store = await SqliteBookStore.OpenAsync(settings.StoragePath);
        }
        catch (StoreException e)
        {
            throw new StartException(e.Message);
        }

        try
        {
            await RefuseShreddedAsync(store, settings);
            var secret = await FindSecretAsync(store, settings);
            await store.WriteAsync(unit =>
            {
                new LogTree(unit).Complete();
                return true;
            });
            var tombstones = new TombstoneKeys(settings.TombstonesFolder, secret, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            return new Book(store, new BookKeys(secret, settings.SealTo, tombstones) { Erasures = ErasuresOf(settings, secret) }, await BookLog.OpenAsync(store, settings.LogKeyFile));
        }
        catch (Exception e)
        {
            await store.DisposeAsync();
            throw e is SecretFileException or StoreException ? new StartException(e.Message) : e;
        }
    }

    private static Erasures? ErasuresOf(Settings settings, ServerSecret secret) =>
        settings.ErasuresFolder is { } folder ? new Erasures(folder, secret) : null;

    // Before any secret is looked for: that of a new book may stand in the same place.
    private static async Task RefuseShreddedAsync(IBookStore store, Settings settings)
    {
        if (await store.ReadAsync(Shredding.DayOf) is { } day) throw new StartException(
            $"The book {settings.StoragePath} was shredded on {day:yyyy-MM-dd}: signers, chats and the secret are destroyed, so that no bot can serve it any more. "
            + "'petitionbot verify' still counts its log, and 'petitionbot shred' finishes what was interrupted. For a new petition name a new file in Storage:Path, and new ones in Log:Key and Log:PublishTo");
    }

    private static async Task<ServerSecret> FindSecretAsync(IBookStore store, Settings settings)
    {
        var (check, isEmpty) = await store.ReadAsync(unit => (unit.Meta.Find(KeyCheck), unit.Meta.BookIsEmpty()));
        var secret = settings.Secret ?? SecretFile.LoadOrCreate(settings.SecretFile, isEmpty && check is null);
        if (check is not null && !secret.Fits(check)) throw new StartException(
            $"The server secret does not fit the book {settings.StoragePath}: nothing in it could be read. Bring back the secret that the book was begun with ({Source(settings)})");
        if (check is null && !isEmpty) throw new StartException(
            $"The book {settings.StoragePath} is not empty and has no key check: it was damaged or changed by hand. Restore a backup");
        if (check is null) await store.WriteAsync(unit => Save(unit, secret.KeyCheck));
        return secret;
    }

    private static bool Save(IUnitOfWork unit, byte[] check)
    {
        unit.Meta.Save(KeyCheck, check);
        return true;
    }

    private static string Source(Settings settings) => settings.Secret is null ? settings.SecretFile : "Privacy:Secret";
}
