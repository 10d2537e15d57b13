using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Signing;

/// <summary>Whoever changes the book by hand is found out, and the problem is named.</summary>
public sealed class BookCheckTests
{
    private const string NoTriggers =
        "DROP TRIGGER leaves_are_appended; DROP TRIGGER leaves_are_not_changed; DROP TRIGGER leaves_are_not_removed;";

    [Fact]
    public async Task An_untouched_book_is_sound()
    {
        await using var book = await BeginAsync();
        Assert.Empty(await book.CheckAsync());
    }

    [Theory]
    [InlineData("DELETE FROM signatures WHERE serial = 2", "serial 2 of plea stands in the log and has no signature")]
    [InlineData("UPDATE signatures SET state = 2 WHERE serial = 2", "signature 2 of plea has another state than the log")]
    [InlineData("UPDATE signatures SET state = 1 WHERE serial = 1", "signature 1 of plea has another state than the log")]
    [InlineData("UPDATE signatures SET day = '2026-06-01' WHERE serial = 2", "signature 2 of plea has another day than the log")]
    [InlineData("UPDATE signatures SET version = zeroblob(32) WHERE serial = 2", "signature 2 of plea does not open its commitment in the log")]
    [InlineData("UPDATE signatures SET id = id + 7, serial = 9 WHERE serial = 2", "signature 9 of plea does not stand in the log")]
    [InlineData("UPDATE signatures SET petition = 'other' WHERE serial = 2", "signature 2 of other does not stand in the log")]
    [InlineData("UPDATE signatures SET box = (SELECT box FROM signatures WHERE serial = 3) WHERE serial = 2", "signature 2 of plea cannot be opened")]
    [InlineData("UPDATE signatures SET fields = (SELECT fields FROM signatures WHERE serial = 3) WHERE serial = 2", "signature 2 of plea cannot be opened")]
    [InlineData("UPDATE signatures SET fields = zeroblob(600) WHERE serial = 2", "signature 2 of plea cannot be opened")]
    [InlineData("INSERT INTO signatures SELECT id + 2, randomblob(32), petition, 4, state, day, version, box, fields, envelope FROM signatures WHERE serial = 2", "signature 4 of plea does not stand in the log")]
    public Task Tampering_with_signatures_is_named(string sql, string problem) => AssertNamedAsync(sql, problem);

    [Theory]
    [InlineData("UPDATE leaves SET bytes = x'00' WHERE idx = 1", "leaf 1 cannot be read")]
    [InlineData("UPDATE leaves SET bytes = (SELECT bytes FROM leaves WHERE idx = 2) WHERE idx = 1", "leaf 1 stands under another petition or serial than it says")]
    [InlineData("UPDATE leaves SET serial = 7 WHERE idx = 1", "leaf 1 stands under another petition or serial than it says")]
    [InlineData("DELETE FROM leaves WHERE idx = 1", "the log has no leaf 1")]
    [InlineData("DELETE FROM leaves WHERE idx = 3", "signature 1 of plea has another state than the log")]
    [InlineData("DELETE FROM leaves", "signature 2 of plea does not stand in the log")]
    [InlineData("INSERT INTO leaves SELECT 4, petition, serial, bytes FROM leaves WHERE idx = 1", "leaf 4: serial 2 of plea cannot become signed")]
    [InlineData("INSERT INTO leaves SELECT 4, petition, serial, bytes FROM leaves WHERE idx = 3", "leaf 4: serial 1 of plea cannot become withdrawn")]
    public Task Tampering_with_the_log_is_named(string sql, string problem) => AssertNamedAsync(NoTriggers + sql, problem);

    [Theory]
    [InlineData("UPDATE counters SET n = n + 1 WHERE what = 'state' AND key = 'signed'", "counter state signed  of plea says 3 where 2 is due")]
    [InlineData("DELETE FROM counters WHERE what = 'source'", "counter source direct  of plea says 0 where 2 is due")]
    [InlineData("INSERT INTO counters VALUES ('plea', 'region', 'abai', '', 5)", "counter region abai  of plea says 5 where 0 is due")]
    [InlineData("INSERT INTO counters VALUES ('other', 'state', 'signed', '', 1000000)", "counter state signed  of other says 1000000 where 0 is due")]
    [InlineData("UPDATE counters SET n = 2 WHERE what = 'funnel' AND key = 'opened'", "of plea more people read or consented than opened it")]
    [InlineData("INSERT INTO counters VALUES ('plea', 'funnel', 'read', '2026-07-01', 4)", "of plea more people read or consented than opened it")]
    [InlineData("UPDATE counters SET n = 2 WHERE what = 'funnel' AND key = 'consented'", "of plea more people signed than consented")]
    [InlineData("UPDATE counters SET n = 9 WHERE what = 'funnel'", "of plea the funnel says 9 signed where the log has 3")]
    [InlineData("INSERT INTO counters VALUES ('plea', 'funnel', 'liked', '2026-07-01', 1)", "counter funnel liked 07/01/2026 of plea says 1, which cannot be")]
    [InlineData("INSERT INTO counters VALUES ('plea', 'funnel', 'opened', '', 5)", "counter funnel opened  of plea says 5, which cannot be")]
    [InlineData("INSERT INTO counters VALUES ('plea', 'time', '7', '', 1)", "counter time 7  of plea says 1, which cannot be")]
    [InlineData("UPDATE counters SET n = -1 WHERE what = 'time'", "of plea says -1, which cannot be")]
    [InlineData("UPDATE counters SET n = n + 3 WHERE what = 'time'", "of plea 6 signing times were counted for 3 people")]
    [InlineData("UPDATE petitions SET next_serial = 10", "the next serial of plea does not follow the last one in the log")]
    public Task Tampering_with_numbers_is_named(string sql, string problem) => AssertNamedAsync(sql, problem);

    [Theory]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM version_texts; DELETE FROM versions;", "was signed and is not kept")]
    [InlineData("UPDATE texts SET bytes = CAST('# Plea' AS BLOB)", "of plea has other texts than its manifest says")]
    [InlineData("UPDATE versions SET manifest = x'00'", "of plea has other texts than its manifest says")]
    [InlineData("UPDATE version_texts SET language = 'kk'", "of plea has other texts than its manifest says")]
    public Task Tampering_with_the_signed_texts_is_named(string sql, string problem) => AssertNamedAsync(sql, problem);

    // Serials 1 to 3, and 1 withdrawn: four leaves.
    private static async Task<SigningBook> BeginAsync()
    {
        var book = await SigningBook.OpenAsync();
        for (var person = 1; person <= 3; person++) await book.SignAsync(person);
        await book.WithdrawAsync(1);
        return book;
    }

    private static async Task AssertNamedAsync(string sql, string problem)
    {
        await using var book = await BeginAsync();
        await book.TamperAsync(file => Raw.Run(file, sql));
        Assert.Contains(await book.CheckAsync(), found => found.Contains(problem, StringComparison.Ordinal));
    }
}
