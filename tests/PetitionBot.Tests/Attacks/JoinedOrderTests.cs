using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Tests.Storage.Sqlite;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Attacks;

/// <summary>
/// Numbers grow: those of signatures, of outgoing messages, of what people wrote. Whoever has the database lays one order
/// over the other. What that joins is measured here and written down in docs/attacks.md.
/// </summary>
[Collection(CrowdTests.Name)]
public sealed class JoinedOrderTests(CrowdFixture fixture, ITestOutputHelper output)
{
    private static readonly PetitionId Plea = new("plea");
    private static readonly string[] Sized = ["signatures.box", "signatures.envelope", "dialogues.box", "sent.box", "received.box", "failures.box", "links.box", "tombstones.box"];

    private Safe Safe => field ??= new(fixture.Bot.Secret);

    // The best case for the thief: they know which chats signed and did nothing after it.
    [Theory]
    [InlineData("sent")]
    [InlineData("received")]
    public void What_the_order_of_messages_tells_of_signatures_is_measured(string table)
    {
        using var book = new StoppedBook(fixture);
        using var connection = Raw.Open(book.Database);
        var last = Last(connection, table);
        var safe = Safe;
        var people = book.Read(unit => fixture.Crowd.Where(member => member.Fate == Fate.Signs)
            .Select(member => (unit.Signatures.Find(safe.SignerOf(Plea, member.Id))!.Serial, Message: last.GetValueOrDefault(Convert.ToHexString(safe.ChatOf(fixture.Bot.World.Bot.Id, member.Id)))))
            .Where(person => person.Message > 0).ToList());
        var bySerial = people.OrderBy(person => person.Serial).Select((person, rank) => (person.Serial, rank)).ToDictionary();
        var off = people.OrderBy(person => person.Message).Select((person, rank) => Math.Abs(bySerial[person.Serial] - rank)).Order().ToList();

        Assert.NotEmpty(off);
        // By chance half of them stand more than a quarter of all places away, and one stands right.
        Assert.True(off[off.Count / 2] > off.Count / 10, $"half of the chats stand within {off[off.Count / 2]} places of their signatures");
        output.WriteLine($"{table}: of {off.Count} chats, {100.0 * off.Count(places => places == 0) / off.Count:0.0} % stand exactly where their signature does, half within {off[off.Count / 2]} places, nine of ten within {off[off.Count * 9 / 10]}");
    }

    [Fact]
    public void Sizes_of_boxes_are_measured()
    {
        using var book = new StoppedBook(fixture);
        using var connection = Raw.Open(book.Database);
        foreach (var column in Sized)
        {
            var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
            var sizes = Rows(connection, $"SELECT length({name}), count(*) FROM {table} GROUP BY 1 ORDER BY 2 DESC", row => $"{row.GetInt64(1)} of {row.GetInt64(0)} bytes");
            output.WriteLine($"{column}: {string.Join(", ", sizes)}");
            if (table is "signatures" or "links" or "tombstones" or "received" or "sent") Assert.InRange(sizes.Count, 0, 1);
        }
    }

    [Fact]
    public void No_row_says_when_to_more_than_the_hour_and_none_of_a_signature_to_more_than_the_day()
    {
        using var book = new StoppedBook(fixture);
        using var connection = Raw.Open(book.Database);
        foreach (var (table, hour) in new[] { ("sent", "hour"), ("received", "hour"), ("dialogues", "touched_hour") })
            Assert.All(Rows(connection, $"SELECT DISTINCT {hour} FROM {table}", row => row.GetInt64(0)), value => Assert.InRange(value, 400_000, 1_000_000));
        Assert.All(Rows(connection, "SELECT DISTINCT day FROM signatures", row => row.GetString(0)), day => Assert.True(DateOnly.TryParseExact(day, "yyyy-MM-dd", out _), day));
    }

    private static Dictionary<string, long> Last(Microsoft.Data.Sqlite.SqliteConnection connection, string table) =>
        Rows(connection, $"SELECT hex(chat), max(id) FROM {table} GROUP BY 1", row => (row.GetString(0), row.GetInt64(1))).ToDictionary();

    private static List<T> Rows<T>(Microsoft.Data.Sqlite.SqliteConnection connection, string sql, Func<Microsoft.Data.Sqlite.SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }
}
