using System.Globalization;
using Microsoft.Data.Sqlite;
using PetitionBot.Core.Ledger;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Tests.Storage.Sqlite;

/// <summary>A book from before migration 5 has all its rows after it.</summary>
public sealed class SqliteLayoutMigrationTests : IDisposable
{
    private static readonly string[] Petitions = ["plea", "air", "zoo"];

    // Each names what the table had before the step, so that it can be asked before and after.
    private static readonly string[] Kept =
    [
        "SELECT signer, petition, serial, state, day, version, box, fields, envelope FROM signatures ORDER BY petition, serial",
        "SELECT id, chat, hour, box FROM sent ORDER BY id",
        "SELECT id, chat, hour, box FROM received ORDER BY id",
        "SELECT petition, next_serial FROM petitions WHERE petition <> 'lost' ORDER BY petition",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(5);

    public SqliteLayoutMigrationTests()
    {
        File.WriteAllBytes(Book, []);
        using var connection = Migrated(4);
        Fill(connection);
    }

    private string Book => Path.Combine(_folder.Root, "petition.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_row_is_kept_byte_for_byte()
    {
        var before = Kept.Select(Ask).ToList();
        Assert.All(before, Assert.NotEmpty);
        Migrated(5).Dispose();
        Assert.Equal(before, Kept.Select(Ask));
        Assert.Equal(["ok"], Ask("PRAGMA integrity_check"));
    }

    [Fact]
    public void Every_row_has_its_place_and_petitions_are_numbered()
    {
        Migrated(5).Dispose();
        Assert.Equal(["air|1", "later|2", "lost|3", "plea|4", "zoo|5"], Ask("SELECT petition, no FROM petitions ORDER BY no"));
        Assert.Empty(Ask("SELECT signer FROM signatures s LEFT JOIN petitions p ON p.petition = s.petition WHERE s.id IS NOT p.no * 1099511627776 + s.serial"));
    }

    [Fact]
    public async Task Serials_go_on_where_they_were_and_every_row_is_found()
    {
        var signers = Ask("SELECT signer, serial FROM signatures");
        var places = Ask("SELECT chat, id FROM sent");
        await using var store = await SqliteBookStore.OpenAsync(Book);
        await store.Write(unit =>
        {
            Assert.Equal(["air", "later", "lost", "plea", "zoo"], unit.Signatures.Petitions());
            Assert.Equal([42, 42, 42], Petitions.Select(unit.Signatures.TakeSerial));
            Assert.Equal((9, 1), (unit.Signatures.TakeSerial("later"), unit.Signatures.NextSerial("lost")));
            Assert.All(signers.Select(row => row.Split('|')), row =>
                Assert.Equal(row[1], unit.Signatures.Find(Convert.FromHexString(row[0]))!.Serial.ToString(CultureInfo.InvariantCulture)));
            Assert.All(places.Select(row => row.Split('|')), row =>
                Assert.NotNull(unit.Outbox.FindSent(Convert.FromHexString(row[0]), long.Parse(row[1], CultureInfo.InvariantCulture))));
        });
    }

    // A million rows of 4 KB must not be sorted in the memory of a small server.
    [Theory]
    [InlineData("signatures")]
    [InlineData("sent")]
    [InlineData("received")]
    public void No_table_is_sorted_on_its_way(string table)
    {
        var copy = Migration.BuiltIn()[4].Sql.Split(';').Single(sql => sql.Contains("INSERT INTO", StringComparison.Ordinal)
            && (sql.Contains($"FROM {table} INDEXED", StringComparison.Ordinal) || sql.Contains($"CROSS JOIN {table} ", StringComparison.Ordinal)));
        // The number of a petition is not there yet; no order goes by it.
        var plan = Ask("EXPLAIN QUERY PLAN " + copy[copy.IndexOf("SELECT", StringComparison.Ordinal)..].Replace("p.no", "1", StringComparison.Ordinal));
        Assert.NotEmpty(plan);
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private SqliteConnection Migrated(int step)
    {
        var connection = new SqliteConnections(Book, TimeSpan.FromSeconds(1)).OpenWriter();
        SqliteMigrator.Migrate(connection, Book, [.. Migration.BuiltIn().Take(step)]);
        return connection;
    }

    // Three petitions side by side, in every state, in the vault, sealed and with nothing asked; one that has a number given
    // and no signature, and one that has a signature and nothing else.
    private void Fill(SqliteConnection connection)
    {
        LeafKind[] states = [LeafKind.Signed, LeafKind.Withdrawn, LeafKind.Invalidated, LeafKind.Reinstated];
        for (var n = 1; n <= 40; n++)
        {
            foreach (var petition in Petitions) Sign(connection, petition, 41 - n, (int)states[n % 4], n % 3);
        }

        foreach (var petition in Petitions) SqliteConnections.Run(connection, $"INSERT INTO petitions VALUES ('{petition}', 42)");
        SqliteConnections.Run(connection, "INSERT INTO petitions VALUES ('later', 9)");
        Sign(connection, "lost", 3, 1, 0);
        for (var n = 0; n < 60; n++)
        {
            foreach (var table in new[] { "sent", "received" })
            {
                var id = _random.NextInt64(1, long.MaxValue);
                SqliteConnections.Run(connection, $"INSERT INTO {table} VALUES ({id}, {Chat(n % 7)}, {490_000 + (n % 48)}, {Random(105)})");
            }
        }
    }

    private void Sign(SqliteConnection connection, string petition, int serial, int state, int kept) => SqliteConnections.Run(
        connection,
        $"INSERT INTO signatures (signer, petition, serial, state, day, version, box, fields, envelope) VALUES ({Random(32)}, '{petition}', {serial}, {state}, "
        + $"'2026-07-{1 + (serial % 28):00}', {Random(32)}, {Random(2089)}, {(kept == 1 ? Random(600) : "NULL")}, {(kept == 2 ? Random(1600) : "NULL")})");

    private string Random(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return $"x'{Convert.ToHexString(bytes)}'";
    }

    private static string Chat(int n) => $"x'{Convert.ToHexString([.. Enumerable.Repeat((byte)n, 32)])}'";

    private List<string> Ask(string sql)
    {
        using var connection = Raw.Open(Book);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file and the step's own statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read()) lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(column => Text(rows.GetValue(column)))));
        return lines;
    }

    private static string? Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value.ToString();
}
