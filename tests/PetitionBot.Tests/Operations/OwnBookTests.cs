using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;
using PetitionBot.Operations;
using PetitionBot.Tests.Signing;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>Each table of the book is changed by hand: a row removed, a value edited, a row put in. The recount names it.</summary>
public sealed class OwnBookTests
{
    private const string Off = "PRAGMA foreign_keys = OFF; ";

    // Table, statement, what is named. Triggers stop an accident, not somebody with the file: they are dropped first.
    public static TheoryData<string, string, string> Changes => new()
    {
        { "meta", "DELETE FROM meta WHERE key = 'key-check'", "meta has no check of the server secret" },
        { "meta", "DELETE FROM meta WHERE key = 'log-key'", "meta does not say under which key" },
        { "meta", "UPDATE meta SET value = x'00' WHERE key = 'published'", "what meta says was published last" },
        { "meta", "UPDATE meta SET value = CAST('x' AS BLOB) WHERE key = 'log-key'", "meta does not say under which key" },
        { "petitions", "DELETE FROM petitions", "the next serial of plea does not follow" },
        { "petitions", "UPDATE petitions SET next_serial = next_serial - 1", "the next serial of plea does not follow" },
        { "petitions", "INSERT INTO petitions VALUES ('other', 9, 2)", "the next serial of other does not follow" },
        { "signatures", "DELETE FROM signatures WHERE serial = 2", "serial 2 of plea stands in the log and has no signature" },
        { "signatures", "UPDATE signatures SET state = 1 WHERE serial = 1", "signature 1 of plea has another state" },
        { "signatures", "INSERT INTO signatures SELECT id + 997, randomblob(32), petition, 999, state, day, version, box, fields, envelope FROM signatures WHERE serial = 2", "signature 999 of plea does not stand in the log" },
        { "texts", Off + "DELETE FROM texts", "version_texts has rows that belong to nothing" },
        { "texts", "UPDATE texts SET bytes = CAST('# Other' AS BLOB)", "has other texts than its manifest says" },
        { "versions", Off + "DELETE FROM version_texts; DELETE FROM versions", "was signed and is not kept" },
        { "versions", "UPDATE versions SET manifest = x'00'", "has other texts than its manifest says" },
        { "versions", "INSERT INTO versions VALUES ('plea', randomblob(32), 2, x'00')", "has other texts than its manifest says" },
        { "version_texts", Off + "DELETE FROM version_texts", "has other texts than its manifest says" },
        { "version_texts", "UPDATE version_texts SET language = 'kk'", "has other texts than its manifest says" },
        { "version_texts", "INSERT INTO version_texts SELECT petition, version, 'ru', sha256 FROM version_texts", "has other texts than its manifest says" },
        { "leaves", "DELETE FROM leaves WHERE idx = 5", "the log has no leaf 5" },
        { "leaves", "DELETE FROM leaves WHERE idx = (SELECT max(idx) FROM leaves)", "has another state than the log" },
        { "leaves", "UPDATE leaves SET bytes = CAST(bytes || x'00' AS BLOB) WHERE idx = 5", "leaf 5 cannot be read" },
        { "leaves", "INSERT INTO leaves SELECT max(idx) + 1, petition, serial, (SELECT bytes FROM leaves WHERE idx = 1) FROM leaves", "leaf 261" },
        { "tiles", "DELETE FROM tiles", "tiles of level 0 number 0 where 1 are due" },
        { "tiles", "UPDATE tiles SET hash = zeroblob(32)", "tile 0 of level 0 is not what its leaves give" },
        { "tiles", "INSERT INTO tiles VALUES (0, 1, zeroblob(32))", "tiles of level 0 number 2 where 1 are due" },
        { "tiles", "INSERT INTO tiles VALUES (3, 0, zeroblob(32))", "tiles of level 3 number 1 where 0 are due" },
        { "counters", "DELETE FROM counters WHERE what = 'entry' AND key = 'signed'", "counter entry signed" },
        { "counters", "UPDATE counters SET n = n + 1 WHERE what = 'language'", "counter language en" },
        { "counters", "INSERT INTO counters VALUES ('plea', 'state', 'reinstated', '', 1)", "counter state reinstated" },
        { "links", "DELETE FROM links WHERE credits > 0", "links of plea have 1 credits where 2 signatures were credited" },
        { "links", "UPDATE links SET credits = credits + 5", "credits where 2 signatures were credited" },
        { "links", "INSERT INTO links VALUES (randomblob(32), 'plea', 0, x'00')", "a link of plea cannot be opened" },
        { "pending_credits", "DELETE FROM pending_credits", "links of plea have 1 credits where 2 signatures were credited" },
        { "pending_credits", "UPDATE pending_credits SET box = zeroblob(64)", "a credit that waits belongs to no link" },
        { "pending_credits", "INSERT INTO pending_credits SELECT randomblob(16), box FROM pending_credits", "a credit that waits belongs to no link" },
    };

    private static readonly Lazy<Task<(byte[] Bytes, ServerSecret Secret)>> Template = new(async () =>
    {
        await using var book = await BeginAsync();
        await book.Store.DisposeAsync();
        return (await File.ReadAllBytesAsync(book.File), book.Secret);
    });

    private static readonly Dictionary<string, string> Unproven = new()
    {
        ["book"] = "says how the outbox counts its rows; no number of it is shown",
        ["bots"] = "says how far updates were read; Telegram knows it too",
        ["done_updates"] = "the last thousand updates, so that none is done twice; nothing can be held against it",
        ["dialogues"] = "what somebody was just doing; sealed, and a broken one begins anew",
        ["outbox"] = "what waits to be said; sealed",
        ["sent"] = "where messages stand for 48 hours; sealed",
        ["received"] = "where people's own messages stand for 48 hours; sealed",
        ["tombstones"] = "who may not sign again yet; sealed, under keys that are destroyed",
        ["remains"] = "empty until the book is shredded; ShreddedBookTests tampers with it then",
        ["failures"] = "what could not be handled or delivered, for 30 days; sealed",
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_by_hand_is_named(string table, string sql, string problem)
    {
        var (bytes, secret) = await Template.Value;
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Root, "book.db");
        await File.WriteAllBytesAsync(file, bytes);
        Raw.Run(file, string.Concat(Triggers(file).Select(trigger => $"DROP TRIGGER {trigger};")) + sql);

        var found = OwnBook.Recount(file, secret).Problems;

        Assert.True(found.Any(one => one.Contains(problem, StringComparison.Ordinal)), $"{table}: {string.Join('\n', found)}");
    }

    [Fact]
    public async Task An_untouched_book_is_sound_and_says_what_was_counted()
    {
        await using var book = await BeginAsync();
        // While the bot holds it.
        var recount = OwnBook.Recount(book.File, book.Secret);

        Assert.Empty(recount.Problems);
        var (entries, root) = await book.Store.ReadAsync(unit => (unit.Leaves.Size, new LogTree(unit).Root(unit.Leaves.Size)));
        Assert.Equal((entries, Convert.ToHexString(root)), (recount.Entries, Convert.ToHexString(recount.Root)));
        Assert.Equal(("plea", 260L, 259L), Assert.Single(recount.Petitions));
    }

    [Fact]
    public async Task Every_table_is_tampered_with_or_says_why_not()
    {
        await using var book = await SigningBook.OpenAsync();
        var known = Changes.Select(change => (string)change[0]).Concat(Unproven.Keys).Distinct().Order();
        Assert.Equal(Names(book.File, "table").Where(name => !name.StartsWith("sqlite_", StringComparison.Ordinal)).Order(), known);
    }

    [Fact]
    public async Task Another_books_secret_is_refused()
    {
        await using var book = await BeginAsync();
        Assert.Throws<StartException>(() => OwnBook.Recount(book.File, ServerSecret.Create()));
        Assert.Throws<StoreException>(() => OwnBook.Recount(book.File + "x", book.Secret));
    }

    // 260 signatures, so that there is a tile; one given credit and one that waits; one withdrawn: 261 entries.
    private static async Task<SigningBook> BeginAsync()
    {
        var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        await book.SignAsync(2, start: book.LinkOf(1));
        await book.Store.WriteAsync(book.Sweeper.ApplyCredits);
        await book.SignAsync(3, start: book.LinkOf(2));
        for (var person = 4; person <= 260; person++) await book.SignAsync(person);
        await book.WithdrawAsync(1);
        await book.Store.Write(unit =>
        {
            unit.Meta.Save("key-check", book.Secret.KeyCheck);
            unit.Meta.Save("log-key", Encoding.UTF8.GetBytes(TestLog.Signer.PublicKey.ToString()));
            LogPublisher.Remember(unit, TestLog.Signer.Sign(new LogTree(unit)));
        });
        return book;
    }

    private static List<string> Triggers(string file) => Names(file, "trigger");

    private static List<string> Names(string file, string type)
    {
        using var connection = Raw.Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = $type";
        command.Parameters.AddWithValue("$type", type);
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read()) names.Add(rows.GetString(0));
        return names;
    }
}
