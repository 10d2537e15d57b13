using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;

namespace PetitionBot.Operations;

/// <summary>Seals, at the first start with an organizer's key, what was kept under the server's secret before.</summary>
internal static class Sealing
{
    /// <summary>Seals all of it, in small transactions: a start that was cut short goes on with the rest.</summary>
    /// <exception cref="Core.Storage.StoreException">The book failed.</exception>
    public static async Task SealVaultedAsync(Book book, Settings settings, IReadOnlyList<Petition> petitions, ILogger log)
    {
        if (settings.SealTo is null) return;
        var fields = new VaultedFields(book.Secret, settings.SealTo, petitions);
        var (after, done) = ((Petition: "", Serial: 0L), 0);
        void Unreadable(string petition, long serial) =>
            log.LogError("What the signer of {Petition} no. {Serial} filled in cannot be read, and stays as it is. To do: petitionbot verify; docs/operating.md, \"The book is damaged\"", petition, serial);
        while (await book.Store.WriteAsync(unit => fields.SealNext(unit, after, Unreadable)) is var (last, count))
        {
            after = last;
            done += count;
        }

        if (done == 0) return;
        await book.Store.ForgetAsync();
        log.LogInformation("{Count} signatures that were kept under the server's secret are sealed to the organizers now", done);
    }
}
