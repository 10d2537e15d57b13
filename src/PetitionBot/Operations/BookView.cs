using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Operations;

/// <summary>The book as it stands, read with the secret that fits it, whether or not the bot runs beside.</summary>
internal static class BookView
{
    /// <summary>Reads one snapshot of the book.</summary>
    /// <exception cref="StartException">The book or the secret cannot be used, or they do not belong together; or the book was shredded.</exception>
    public static T Read<T>(Settings settings, Func<IUnitOfWork, ServerSecret, T> work) =>
        ReadAlsoShredded(settings, (unit, secret) => work(unit, secret ?? throw new StartException(
            $"The book {settings.StoragePath} was shredded on {Shredding.DayOf(unit):yyyy-MM-dd}: the secret is destroyed, and only the organizers can open what is left, once 'petitionbot export' has taken it out")));

    /// <summary>The same, also for a book that was shredded: it is read without a secret.</summary>
    /// <exception cref="StartException">The book or the secret cannot be used, or they do not belong together.</exception>
    public static T ReadAlsoShredded<T>(Settings settings, Func<IUnitOfWork, ServerSecret?, T> work)
    {
        try
        {
            return SqliteBookReader.Read(settings.StoragePath, unit => work(unit, Shredding.DayOf(unit) is null ? Secret(settings, unit) : null));
        }
        catch (Exception e) when (e is SecretFileException or StoreException)
        {
            throw new StartException(e.Message);
        }
    }

    private static ServerSecret Secret(Settings settings, IUnitOfWork unit)
    {
        // Never made here: a book that has no secret has nothing to read.
        var secret = settings.Secret ?? SecretFile.LoadOrCreate(settings.SecretFile, bookIsEmpty: false);
        return unit.Meta.Find(Book.KeyCheck) is { } check && secret.Fits(check)
            ? secret
            : throw new StartException($"The server secret does not fit the book {settings.StoragePath}: nothing in it could be read");
    }
}
