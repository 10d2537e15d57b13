using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Tests.Storage.Sqlite;

public sealed class SqliteSettingsTests
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("secure_delete", "1")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("wal_autocheckpoint", "1000")]
    [InlineData("journal_size_limit", "0")]
    [InlineData("page_size", "8192")]
    [InlineData("temp_store", "2")]
    [InlineData("trusted_schema", "0")]
    [InlineData("query_only", "0")]
    public async Task The_writer_has_the_settings_that_the_promises_rest_on(string pragma, string value)
    {
        using var folder = new TemporaryFolder();
        await using var store = await SqliteBookStore.OpenAsync(folder.Book);
        Assert.Equal(value, await store.WriteAsync(unit => unit.Ask("PRAGMA " + pragma)));
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("query_only", "1")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("temp_store", "2")]
    public async Task A_reader_has_its_settings(string pragma, string value)
    {
        using var folder = new TemporaryFolder();
        await using var store = await SqliteBookStore.OpenAsync(folder.Book);
        Assert.Equal(value, await store.ReadAsync(unit => unit.Ask("PRAGMA " + pragma)));
    }

    [Fact]
    public async Task Every_table_is_strict_and_those_keyed_by_an_hmac_have_no_rowid()
    {
        using var folder = new TemporaryFolder();
        await using var store = await SqliteBookStore.OpenAsync(folder.Book);
        const string tables = "FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'";

        Assert.Equal("0", await store.ReadAsync(unit => unit.Ask($"SELECT count(*) {tables} AND strict = 0")));
        Assert.Equal(
            // Keyed by a number; that of signatures is the petition and the serial, whatever came before or between.
            "book,bots,failures,leaves,outbox,signatures",
            await store.ReadAsync(unit => unit.Ask($"SELECT group_concat(name) FROM (SELECT name {tables} AND wr = 0 ORDER BY name)")));
    }

    [Theory]
    [InlineData("UPDATE leaves SET bytes = x'00'", "never changed")]
    [InlineData("DELETE FROM leaves", "never removed")]
    [InlineData("REPLACE INTO leaves (idx, petition, serial, bytes) VALUES (0, 'p', 1, x'00')", "only added at the end")]
    [InlineData("INSERT INTO leaves (idx, petition, serial, bytes) VALUES (2, 'p', 1, x'00')", "only added at the end")]
    public async Task No_statement_changes_removes_or_skips_a_leaf(string sql, string reason)
    {
        using var folder = new TemporaryFolder();
        await using var store = await SqliteBookStore.OpenAsync(folder.Book);
        await store.Write(unit => unit.Leaves.Append("p", 1, [1, 2, 3]));

        var error = await Assert.ThrowsAsync<StoreConflictException>(() => store.Write(unit => unit.Do(sql)));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], Assert.Single(await store.ReadAsync(unit => unit.Leaves.List(0, 10))).Bytes);
    }

    [Theory]
    [InlineData("SELECT max(mark) FROM done_updates WHERE bot = 1")]
    [InlineData("SELECT 1 FROM done_updates WHERE bot = 1 AND update_id = 2")]
    [InlineData("DELETE FROM done_updates WHERE bot = 1 AND mark <= 5")]
    [InlineData("SELECT max(idx) FROM leaves")]
    [InlineData("SELECT * FROM outbox WHERE bot = 1 AND id > 5 ORDER BY id")]
    [InlineData("DELETE FROM outbox WHERE chat = x'00'")]
    [InlineData("DELETE FROM sent WHERE hour < 5")]
    [InlineData("DELETE FROM received WHERE hour < 5")]
    [InlineData("SELECT * FROM sent WHERE chat = x'00' AND id = 5")]
    [InlineData("SELECT * FROM received WHERE chat = x'00' ORDER BY id")]
    [InlineData("SELECT max(no) FROM petitions")]
    [InlineData("SELECT * FROM signatures WHERE signer = x'00'")]
    [InlineData("UPDATE signatures SET id = (p.no << 40) | 5, serial = 5 FROM petitions p WHERE signatures.signer = x'00' AND p.petition = 'p'")]
    [InlineData("SELECT * FROM signatures WHERE fields IS NOT NULL AND (petition, serial) > ('p', 5) ORDER BY petition, serial")]
    [InlineData("SELECT * FROM signatures WHERE petition = 'p' AND serial > 5 ORDER BY serial")]
    [InlineData("SELECT * FROM dialogues WHERE bot = 1 AND draft = 1 AND touched_hour >= 0 AND touched_hour < 9 AND chat > x'' AND draft > 0 ORDER BY chat")]
    [InlineData("DELETE FROM failures WHERE kind = 1 AND day < '2026-01-01'")]
    public async Task A_statement_of_the_daily_work_searches_and_neither_scans_nor_sorts(string sql)
    {
        using var folder = new TemporaryFolder();
        await using var store = await SqliteBookStore.OpenAsync(folder.Book);
        var plan = await store.WriteAsync(unit => ((PetitionBot.Storage.Sql.SqlUnitOfWork)unit).Session.List(
            "EXPLAIN QUERY PLAN " + sql, row => row.GetString(3)));
        Assert.All(plan, step => Assert.StartsWith("SEARCH", step, StringComparison.Ordinal));
    }
}
