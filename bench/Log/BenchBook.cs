using System.Buffers.Binary;
using System.Text;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Operations;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Bench.Log;

/// <summary>A real book that is signed without Telegram.</summary>
internal sealed class BenchBook : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Bookkeeper _bookkeeper;
    private readonly Petition _petition;

    private BenchBook(SqliteBookStore store, string path, Petition petition)
    {
        (Store, Path, _petition) = (store, path, petition);
        var safe = new Safe(Secret);
        var tombstones = new TombstoneKeys(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, "tombstones"), Secret, DateOnly.FromDateTime(Now.UtcDateTime));
        _bookkeeper = new Bookkeeper(safe, new Graveyard(safe, tombstones), [petition]);
    }

    public SqliteBookStore Store { get; }

    public string Path { get; }

    public ServerSecret Secret { get; } = ServerSecret.Create();

    public LogSigner Signer { get; } = new("petitionbot/bench", LogKey.Create());

    public static async Task<BenchBook> BeginAsync(string folder)
    {
        var petitions = System.IO.Path.Combine(folder, "petitions");
        Directory.CreateDirectory(System.IO.Path.Combine(petitions, "plea"));
        await File.WriteAllTextAsync(System.IO.Path.Combine(petitions, "plea", "en.md"), "# Plea\n\n1. Be fair.\n");
        var path = System.IO.Path.Combine(folder, "book.db");
        var book = new BenchBook(await SqliteBookStore.OpenAsync(path), path, PetitionFolder.Read(petitions).Petitions.Single());
        await book.Store.WriteAsync(unit =>
        {
            unit.Meta.Save(Book.KeyCheck, book.Secret.KeyCheck);
            unit.Meta.Save(BookLog.PublicKey, Encoding.UTF8.GetBytes(book.Signer.PublicKey.ToString()));
            return true;
        });
        return book;
    }

    /// <summary>Signs as one person after another, as a batch of updates does.</summary>
    public void Sign(IUnitOfWork unit, long from, int count)
    {
        var seed = new byte[Entropy.SeedSize];
        for (var person = from; person < from + count; person++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(seed, person);
            var fields = new CanonicalFields("Айгүл Нұрланқызы", "abai", null, null, Language.Kazakh, 1);
            var sign = new Change.Sign(_petition, unit.Signatures.NextSerial("plea"), fields, "direct", 0, null, null, null);
            _bookkeeper.Write(unit, sign, new Person(person, person, "", null, null), Now, new Entropy(seed));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Signer.Dispose();
    }
}
