using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Verifying;

namespace PetitionBot.Operations;

/// <summary>
/// Shreds a book in steps. Each may be cut off and done again: whenever the process dies, running all of them once more
/// ends in the same state; docs/decisions/0009.
/// </summary>
/// <param name="store">The book, held against other processes.</param>
/// <param name="settings">Where everything stands.</param>
/// <param name="secret">The server's secret; null where the book was shredded already.</param>
/// <param name="today">The day, UTC.</param>
/// <param name="output">Is told what was done.</param>
internal sealed class Shredder(SqliteBookStore store, Settings settings, ServerSecret? secret, DateOnly today, TextWriter output)
{
    // The check of the secret goes last: without it nobody could tell this book's secret from that of a new one in its place.
    private static readonly string[] KeptFacts = [BookLog.PublicKey, LogPublisher.NewestKey, Shredding.Mark];

    /// <summary>What is done, in this order.</summary>
    public IReadOnlyList<Func<Task>> Steps => [PublishRestAsync, ForgetPeopleAsync, DestroyKeysAsync, CompactAsync, CheckAsync];

    // A shredded book has no bot that could publish.
    private async Task PublishRestAsync()
    {
        if (secret is null || settings.PublishTo is not { } folder) return;
        using var log = await BookLog.OpenAsync(store, settings.LogKeyFile);
        var publisher = new LogPublisher(folder, log.Origin, log.Key);
        var note = await store.ReadAsync(unit =>
        {
            publisher.Put(PublishService.PageName, Encoding.UTF8.GetBytes(CheckingPage.Html));
            return publisher.Publish(unit, atLeast: 1);
        });
        if (note is null) return;
        await WriteAsync(unit => LogPublisher.Remember(unit, note));
        output.WriteLine($"The rest of the log is published: {Checkpoint.Read(note).Size} entries.");
    }

    private async Task ForgetPeopleAsync()
    {
        if (secret is null) return;
        await WriteAsync(unit => Shredding.Run(unit, secret, today, [.. KeptFacts, Book.KeyCheck]));
        output.WriteLine("The book holds nobody's pseudonym any more.");
    }

    private async Task DestroyKeysAsync()
    {
        if (await store.ReadAsync(unit => unit.Meta.Find(Book.KeyCheck)) is not { } check) return;
        var inFile = SecretFile.IsOf(settings.SecretFile, check);
        if (inFile == true || settings.Secret is not null)
        {
            // These first: their own file says whether they are this book's.
            TombstoneKeys.DestroyAll(settings.TombstonesFolder);
            if (inFile == true) SecretFile.Destroy(settings.SecretFile);
            output.WriteLine(inFile == true ? $"The secret {settings.SecretFile} and the keys of tombstones are destroyed." : "The keys of tombstones are destroyed.");
        }
        else if (inFile == false)
        {
            output.WriteLine($"{settings.SecretFile} is another book's secret: it and the keys beside it are left alone.");
        }

        if (settings.Secret is not null) output.WriteLine("The secret stands in Privacy:Secret: REMOVE IT THERE, and from wherever that setting comes from.");
        await WriteAsync(unit => unit.Meta.KeepOnly(KeptFacts));
    }

    private async Task CompactAsync()
    {
        await store.CompactAsync();
        output.WriteLine("The book is written anew without free pages.");
    }

    private async Task CheckAsync()
    {
        var problems = await store.ReadAsync(unit => BookCheck.Recount(unit, null).Problems);
        if (problems.Count > 0) throw new StartException([.. problems.Prepend("The book is shredded. What is left of it has problems that it had before:")]);
        output.WriteLine("What is left was held against the log, and nothing is wrong.");
    }

    private Task WriteAsync(Action<IUnitOfWork> work) => store.WriteAsync(unit =>
    {
        work(unit);
        return true;
    });
}
