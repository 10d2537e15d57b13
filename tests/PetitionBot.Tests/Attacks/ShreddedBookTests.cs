using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Operations;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Attacks;

/// <summary>The server is seized after its book was shredded; the thief knows everybody who might have signed.</summary>
[Collection(CrowdTests.Name)]
public sealed class ShreddedBookTests(CrowdFixture fixture, ITestOutputHelper output)
{
    private static readonly PetitionId Plea = new("plea");

    private Safe Safe => field ??= new(fixture.Bot.Secret);

    [Fact]
    public async Task No_pseudonym_of_anybody_and_no_secret_stands_in_any_byte()
    {
        using var book = new StoppedBook(fixture);
        var search = new ByteSearch();
        foreach (var (bytes, what) in Names(book)) Add(search, bytes, what);
        var before = Find(search, book);
        foreach (var kind in new[] { "signer", "chat", "link", "tombstone", "the secret", "key of tombstones" })
            Assert.Contains(before, hit => hit.StartsWith(kind, StringComparison.Ordinal));

        var (code, _, errors) = await book.ShredAsync(yes: "plea");

        Assert.True(code == 0, errors);
        Assert.Empty(Find(search, book));
        output.WriteLine($"{search.Count} needles, {before.Count} hits before and none after");
    }

    [Fact]
    public async Task Organizers_open_every_signature_that_was_not_withdrawn_and_hold_it_against_the_log_without_the_secret()
    {
        using var book = new StoppedBook(fixture);
        var before = book.Read(unit => unit.Signatures.List("plea", 0, 1_000_000));
        Assert.Contains(before, row => row.State == (int)LeafKind.Withdrawn);
        await book.ShredAsync(yes: "plea");

        var left = book.Read(unit => unit.Remains.List("plea", 0, 1_000_000));
        Assert.Equal(before.Where(row => row.State != (int)LeafKind.Withdrawn).Select(row => (row.Serial, row.State, row.Day)), left.Select(row => (row.Serial, row.State, row.Day)));
        var signed = book.Read(unit => unit.Leaves.List(0, 1_000_000).Select(leaf => LogEntry.Parse(leaf.Bytes)).Where(entry => entry.Version is not null).GroupBy(entry => entry.Serial).ToDictionary(entries => entries.Key, entries => entries.Last()));
        foreach (var row in left)
        {
            var opened = Envelope.Open(row.Envelope!, TestKey.Key.Certificate, TestKey.Key.Key);
            var digest = Digest.Of(opened.AsSpan(0, Digest.SaltSize), CanonicalFields.Read(opened.AsSpan(Digest.SaltSize)));
            Assert.Equal(signed[row.Serial].Commitment, Commitment.Of(row.Nonce!, new PetitionVersion(row.Version), digest));
        }
    }

    [Fact]
    public async Task What_is_left_is_counted_anew_and_the_published_log_holds_to_its_last_entry()
    {
        using var book = new StoppedBook(fixture);
        var counted = book.Read(unit => Tally.Count(unit.Counters, "plea"));
        await book.ShredAsync(yes: "plea");

        var (code, said) = book.Verify();
        Assert.True(code == 0, said);
        Assert.Contains("was shredded on", said, StringComparison.Ordinal);
        Assert.Contains($"plea: {counted} counted of ", said, StringComparison.Ordinal);
        using var published = new StringWriter();
        var key = new FileInfo(book.In("published", LogPublisher.KeyFile));
        Assert.True(VerifyCommand.Run(null, new DirectoryInfo(book.In("published")), key, published, published) == 0, published.ToString());
        Assert.Contains($"has {book.Read(unit => unit.Leaves.Size)} entries", published.ToString(), StringComparison.Ordinal);
    }

    // Table, statement, what is named.
    [Theory]
    [InlineData("DELETE FROM remains WHERE serial = 1", "serial 1 of plea stands in the log and has no signature")]
    [InlineData("UPDATE remains SET state = 3 WHERE serial = 1", "signature 1 of plea has another state than the log")]
    [InlineData("UPDATE remains SET day = '2020-01-01' WHERE serial = 1", "signature 1 of plea has another day than the log")]
    [InlineData("UPDATE remains SET nonce = zeroblob(32) WHERE serial = 1", "signature 1 of plea does not open its commitment")]
    [InlineData("UPDATE remains SET nonce = NULL, digest = NULL WHERE serial = 1", "signature 1 of plea cannot be checked")]
    [InlineData("UPDATE remains SET envelope = NULL WHERE serial = 1", "signature 1 of plea has no envelope")]
    [InlineData("INSERT INTO remains SELECT petition, 99999999, state, day, version, nonce, digest, envelope, asked_nothing FROM remains WHERE serial = 1", "signature 99999999 of plea does not stand in the log")]
    [InlineData("UPDATE counters SET n = n + 1 WHERE what = 'region' AND key = 'north'", "the numbers by region of plea give")]
    [InlineData("UPDATE counters SET n = n + 1 WHERE what = 'version'", "counter version")]
    public async Task A_change_by_hand_of_what_is_left_is_named(string sql, string problem)
    {
        using var book = new StoppedBook(fixture);
        await book.ShredStepsAsync(3);
        Raw.Run(book.Database, sql);
        Assert.Contains(problem, string.Join('\n', OwnBook.Recount(book.Database, null).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_table_but_those_of_log_texts_and_numbers_has_a_row_and_no_page_is_free()
    {
        using var book = new StoppedBook(fixture);
        Assert.True(book.Read(unit => unit.Remains.People().Count(table => table.Value > 0)) > 5);
        await book.ShredAsync(yes: "plea");
        Assert.All(book.Read(unit => unit.Remains.People()), table => Assert.Equal(0, table.Value));
        using var connection = Raw.Open(book.Database);
        Assert.Equal(0, SqliteConnections.Number(connection, "PRAGMA freelist_count"));
        Assert.Equal(3, SqliteConnections.Number(connection, "SELECT count(*) FROM meta"));
        Assert.False(File.Exists(book.Secret));
        Assert.Empty(Directory.GetFiles(book.In("secret", "tombstones"), "*.key"));
        Assert.True(File.Exists(book.In("secret", "log.key")));
    }

    // Everything by which the crowd stands in the book, if one has its secret; and what the secret is.
    private IEnumerable<(byte[] Bytes, string What)> Names(StoppedBook book)
    {
        var keys = Directory.GetFiles(book.In("secret", "tombstones"), "*.key").ToList();
        var tombstones = book.Read(unit => unit.Tombstones.List("plea", null, 1_000_000)).Select(row => (row.Key, "tombstone"));
        var pseudonyms = new Pseudonyms(fixture.Bot.Secret);
        return fixture.Crowd
            .SelectMany(member => new[]
            {
                (Safe.SignerOf(Plea, member.Id), $"signer of {member.Index}"),
                (Safe.ChatOf(fixture.Bot.World.Bot.Id, member.Id), $"chat of {member.Index}"),
                (pseudonyms.Subscriber(Plea, member.Id).Bytes.ToArray(), $"subscriber of {member.Index}"),
                (Safe.Links.Of(Plea, member.Id).ToBytes(), $"link's code of {member.Index}"),
                (Safe.Links.KeyOf(Plea, Safe.Links.Of(Plea, member.Id)).Bytes.ToArray(), $"link of {member.Index}"),
            })
            .Concat(tombstones)
            .Concat(keys.Select(file => (Convert.FromBase64String(File.ReadAllText(file)), "key of tombstones")))
            .Append((Convert.FromBase64String(File.ReadAllText(book.Secret)), "the secret"))
            .Append((fixture.Bot.Secret.KeyCheck, "check of the secret"));
    }

    private static void Add(ByteSearch search, byte[] bytes, string what)
    {
        search.Add(bytes, what);
        search.Add(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)), what + " in hex");
        search.Add(Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)), what + " in capital hex");
        search.Add(Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes).TrimEnd('=')), what + " in base64");
        search.Add(Encoding.ASCII.GetBytes(System.Buffers.Text.Base64Url.EncodeToString(bytes)), what + " in base64url");
    }

    private static List<string> Find(ByteSearch search, StoppedBook book) =>
        [.. Directory.GetFiles(book.Root, "*", SearchOption.AllDirectories).SelectMany(file => search.Find(File.ReadAllBytes(file), file))];
}
