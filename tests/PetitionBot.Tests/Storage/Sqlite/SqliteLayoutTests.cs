using PetitionBot.Core.Ledger;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Tests.Storage.Sqlite;

/// <summary>Where rows stand says nothing that they do not say themselves.</summary>
public sealed class SqliteLayoutTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whoever_signed_anew_has_the_row_of_somebody_who_never_signed_before()
    {
        await using var store = await SqliteBookStore.OpenAsync(_folder.Book);
        var (before, after) = (Row(1, "plea", 3), Row(1, "plea", 7));
        await store.Write(unit =>
        {
            unit.Signatures.Add(before);
            unit.Signatures.Add(Row(2, "plea", 5));
        });
        await store.Write(unit => unit.Signatures.Update(before with { State = (int)LeafKind.Withdrawn }));
        await store.Write(unit => unit.Signatures.Update(after));
        var anew = Dump(1);

        await store.Write(unit =>
        {
            unit.Signatures.Delete(after.Signer);
            unit.Signatures.Add(after);
        });

        Assert.Equal(Dump(1), anew);
        using var connection = Raw.Open(_folder.Book);
        Assert.Equal(0, SqliteConnections.Number(connection, "SELECT count(*) FROM signatures WHERE (rowid & ((1 << 40) - 1)) = 3"));
    }

    // A rowid that SQLite gives would tell in which order people of different petitions came.
    [Fact]
    public async Task The_same_signatures_have_the_same_rows_in_whatever_order_they_came()
    {
        await using var store = await SqliteBookStore.OpenAsync(_folder.Book);
        SignatureRow[] rows = [Row(1, "plea", 1), Row(2, "other", 1), Row(3, "plea", 2), Row(4, "other", 2), Row(5, "other", 3)];
        await store.Write(unit => Array.ForEach(rows, unit.Signatures.Add));
        var interleaved = Dump();
        await store.Write(unit =>
        {
            foreach (var row in rows) unit.Signatures.Delete(row.Signer);
            foreach (var row in rows.OrderByDescending(row => row.Petition).ThenByDescending(row => row.Serial)) unit.Signatures.Add(row);
        });
        Assert.Equal(interleaved, Dump());
    }

    [Theory]
    [InlineData("UPDATE signatures SET serial = 9")]
    [InlineData("UPDATE signatures SET id = id + 1")]
    public async Task No_statement_leaves_a_row_under_the_id_of_another_serial(string sql)
    {
        await using var store = await SqliteBookStore.OpenAsync(_folder.Book);
        await store.Write(unit => unit.Signatures.Add(Row(1, "plea", 3)));
        await Assert.ThrowsAsync<StoreConflictException>(() => store.Write(unit => unit.Do(sql)));
    }

    [Fact]
    public async Task An_id_is_made_of_the_petitions_number_and_the_serial()
    {
        await using var store = await SqliteBookStore.OpenAsync(_folder.Book);
        await store.Write(unit =>
        {
            foreach (var petition in new[] { "zoo", "air", "zoo", "sea" }) unit.Signatures.TakeSerial(petition);
            unit.Signatures.Add(Row(1, "zoo", 2));
            unit.Signatures.Add(Row(2, "sea", 1));
            unit.Signatures.Add(Row(3, "air", 1));
            unit.Signatures.Add(Row(4, "new", 8));
            unit.Signatures.Update(Row(3, "newer", 6));
        });
        Assert.Equal("air 2,new 4,newer 5,sea 3,zoo 1", await store.ReadAsync(unit => unit.Ask("SELECT group_concat(petition || ' ' || no) FROM (SELECT * FROM petitions ORDER BY petition)")));
        Assert.Equal(
            "zoo 1099511627778,sea 3298534883329,new 4398046511112,newer 5497558138886",
            await store.ReadAsync(unit => unit.Ask("SELECT group_concat(petition || ' ' || id) FROM (SELECT * FROM signatures ORDER BY id)")));
    }

    private static SignatureRow Row(byte n, string petition, long serial) => new(
        [.. Enumerable.Repeat(n, 32)], petition, serial, (int)LeafKind.Signed, new DateOnly(2026, 7, 1), new byte[32], [n, 1], null, [n, 2]);

    /// <summary>All that stands in rows and indexes, whatever columns there are: of everybody, or of one signer.</summary>
    private string Dump(int? signer = null)
    {
        using var connection = Raw.Open(_folder.Book);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rowid, * FROM signatures WHERE $n IS NULL OR hex(signer) LIKE '0' || $n || '%' ORDER BY signer";
        command.Parameters.AddWithValue("$n", (object?)signer ?? DBNull.Value);
        using var rows = command.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read()) lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(column => Text(rows.GetValue(column)))));
        Assert.NotEmpty(lines);
        return string.Join('\n', lines);
    }

    private static string? Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value.ToString();
}
