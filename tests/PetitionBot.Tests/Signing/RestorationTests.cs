using System.Security.Cryptography;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Signing;

/// <summary>A copy of a book is brought to the present from what the public log says happened since.</summary>
public sealed class RestorationTests : IDisposable
{
    private const long Ann = 1;
    private const long Bob = 2;
    private const long Kim = 3;
    private const long Lea = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_the_log_says_happened_since_happens_again_and_what_is_lost_is_withdrawn()
    {
        await using var book = await SigningBook.OpenAsync();
        foreach (var person in new[] { Ann, Bob, Kim }) await book.SignAsync(person);
        await book.SayAsync(SigningBook.Organizer, "/invalidate 3 twice");
        await using var copy = await CopyAsync(book);

        await book.SayAsync(SigningBook.Organizer, "/invalidate 1 twice");
        await book.SayAsync(SigningBook.Organizer, "/reinstate 3");
        await book.WithdrawAsync(Bob);
        await book.SignAsync(Lea);
        await book.SignAsync(5);
        await book.WithdrawAsync(5);
        await book.SayAsync(SigningBook.Organizer, "/invalidate 4 twice");
        var since = await EntriesAsync(book, from: 4);

        var restoration = await RestoreAsync(book, copy, since, []);

        Assert.Equal(1, restoration.Lost);
        Assert.Empty(await CheckAsync(book, copy));
        var log = await EntriesAsync(copy, from: 0);
        Assert.Equal(since, log.Skip(4).Take(since.Count));
        Assert.Equal(LeafKind.Invalidated, await StateAsync(book, copy, Ann));
        Assert.Equal(LeafKind.Reinstated, await StateAsync(book, copy, Kim));
        Assert.Null(await StateAsync(book, copy, Bob));
        Assert.Null(await StateAsync(book, copy, Lea));
        Assert.Equal(1, await copy.ReadAsync(unit => Tally.Count(unit.Counters, "plea")));
        // Whoever is not counted since then cannot get around it by withdrawing.
        Assert.True(await copy.ReadAsync(unit => book.Safe.Open(unit.Signatures.Find(book.Safe.SignerOf(new PetitionId("plea"), Ann))!).Box.Reason is not null));
    }

    [Fact]
    public async Task No_number_that_anybody_may_hold_is_given_again()
    {
        await using var book = await SigningBook.OpenAsync();
        for (var person = 1; person <= 7; person++) await book.SignAsync(person);
        await using var copy = await CopyAsync(book);

        var restoration = await RestoreAsync(book, copy, [], [], days: 3, serials: new Dictionary<string, long> { ["plea"] = 60 });

        // 53 that were published elsewhere; then 7 a day would be 28 in four days, and 100 are the least.
        Assert.Equal([("plea", 153L, 161L)], restoration.Skipped);
        Assert.Equal(7, await copy.ReadAsync(unit => Tally.Count(unit.Counters, "plea")));
        Assert.Empty(await CheckAsync(book, copy));
    }

    [Fact]
    public async Task A_petition_that_nobody_had_signed_yet_skips_numbers_too()
    {
        await using var book = await SigningBook.OpenAsync();
        await using var copy = await CopyAsync(book);
        Assert.Equal([("plea", 100L, 101L)], (await RestoreAsync(book, copy, [], [])).Skipped);
        Assert.Empty(await CheckAsync(book, copy));
    }

    [Fact]
    public async Task An_erased_person_stays_erased_with_the_limits_and_credits_of_erasing()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Bob);
        await book.SignAsync(Ann, start: book.LinkOf(Bob));
        await book.SignAsync(Kim);
        await book.SayAsync(SigningBook.Organizer, "/invalidate 3 twice");
        var (taken, before) = (book.Time.GetUtcNow(), new ErasedRecord(book.Time.GetUtcNow().AddMinutes(-1), ErasedKind.Signer, book.Safe.SignerOf(new PetitionId("plea"), Bob), new byte[32], new byte[32]));
        await using var copy = await CopyAsync(book);
        var erasures = new Erasures(Path.Combine(_folder.Root, "erased"), book.Secret);
        book.Erasures = erasures;
        book.Load();
        foreach (var person in new[] { Ann, Kim })
        {
            var yes = (await book.PressAsync(person, $"1|{Verb.AskEraseAgain}||")).DataOf(Verb.Erase);
            await book.PressAsync(person, yes);
        }

        var restoration = await RestoreAsync(book, copy, [], [before, .. erasures.Read()], taken: taken);

        Assert.Equal(6, restoration.Erased);
        Assert.Empty(await CheckAsync(book, copy));
        Assert.Null(await StateAsync(book, copy, Ann));
        Assert.Null(await StateAsync(book, copy, Kim));
        Assert.Equal(LeafKind.Signed, await StateAsync(book, copy, Bob));
        var graveyard = new Graveyard(book.Safe, book.Tombstones);
        var (ann, kim) = await copy.ReadAsync(unit => (graveyard.Find(unit, new PetitionId("plea"), Ann), graveyard.Find(unit, new PetitionId("plea"), Kim)));
        Assert.True(ann!.Credited);
        Assert.NotNull(kim!.Reason);
    }

    [Fact]
    public async Task Entries_that_do_not_continue_the_book_are_refused()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        await using var copy = await CopyAsync(book);
        await book.SignAsync(Bob);
        await book.SignAsync(Kim);
        var since = await EntriesAsync(book, from: 2);
        await Assert.ThrowsAsync<FormatException>(() => RestoreAsync(book, copy, since, []));
    }

    private async Task<IBookStore> CopyAsync(SigningBook book)
    {
        using var snapshot = SqliteSnapshot.Take(book.File, default);
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Book)!);
        await using (var from = snapshot.OpenRead())
        await using (var to = File.Create(_folder.Book))
            await from.CopyToAsync(to);
        return await SqliteBookStore.OpenAsync(_folder.Book);
    }

    private static Task<Restoration> RestoreAsync(
        SigningBook book, IBookStore copy, IReadOnlyList<byte[]> since, IReadOnlyList<ErasedRecord> erased,
        int days = 0, IReadOnlyDictionary<string, long>? serials = null, DateTimeOffset? taken = null) => copy.WriteAsync(unit =>
    {
        var now = book.Time.GetUtcNow();
        var restoration = new Restoration(unit, book.Secret, book.Tombstones, taken ?? now, now.AddDays(days), new Entropy(RandomNumberGenerator.GetBytes(Entropy.SeedSize)));
        restoration.Apply(since, [], erased, book.Petitions, serials ?? new Dictionary<string, long>());
        return restoration;
    });

    private static Task<List<byte[]>> EntriesAsync(SigningBook book, long from) => EntriesAsync(book.Store, from);

    private static Task<List<byte[]>> EntriesAsync(IBookStore store, long from) => store.ReadAsync(unit => unit.Leaves.List(from, 10_000).Select(leaf => leaf.Bytes).ToList());

    private static Task<IReadOnlyList<string>> CheckAsync(SigningBook book, IBookStore copy) => copy.ReadAsync(unit => BookCheck.Run(unit, book.Secret));

    private static Task<LeafKind?> StateAsync(SigningBook book, IBookStore copy, long person) => copy.ReadAsync(unit =>
        unit.Signatures.Find(book.Safe.SignerOf(new PetitionId("plea"), person)) is { } row ? (LeafKind?)row.State : null);
}
