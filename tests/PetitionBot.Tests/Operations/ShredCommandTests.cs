using Microsoft.Extensions.Time.Testing;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Operations;
using PetitionBot.Storage.Sql;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Attacks;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

[Collection(CrowdTests.Name)]
public sealed class ShredCommandTests(CrowdFixture fixture) : IDisposable
{
    private readonly StoppedBook _book = new(fixture);

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task Without_options_it_says_what_would_be_destroyed_and_changes_nothing()
    {
        var before = _book.Files();
        var (code, output, errors) = await _book.ShredAsync();
        Assert.True(code == 0, errors);
        Assert.Contains("Nothing was changed", output, StringComparison.Ordinal);
        foreach (var (table, rows) in _book.Read(unit => unit.Remains.People()).Where(table => table.Value > 0))
            Assert.Contains($"  {rows} ", output, StringComparison.Ordinal);
        Assert.Contains(_book.Secret, output, StringComparison.Ordinal);
        Assert.Contains("copies and backups", output, StringComparison.Ordinal);
        Same(before, _book.Files());
    }

    [Theory]
    [InlineData(null, "", "is not 'plea'")]
    [InlineData(null, "yes", "is not 'plea'")]
    [InlineData(null, null, "petitionbot shred --yes-destroy plea")]
    [InlineData("pleas", null, "is not 'plea'")]
    [InlineData("", null, "is not 'plea'")]
    public async Task Whoever_does_not_type_its_name_changes_nothing(string? yes, string? typed, string said)
    {
        var before = _book.Files();
        var (code, _, errors) = await _book.ShredAsync(destroy: true, yes, typed: typed);
        Assert.Equal(1, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Same(before, _book.Files());
    }

    [Fact]
    public async Task Whoever_types_its_name_shreds_it_and_no_bot_starts_on_it_again()
    {
        var (code, output, errors) = await _book.ShredAsync(destroy: true, typed: "plea\n");
        Assert.True(code == 0, errors);
        Assert.Contains("plea is shredded", output, StringComparison.Ordinal);
        // Nor under a new secret.
        SecretFile.LoadOrCreate(_book.Secret, bookIsEmpty: true);
        var refused = await Assert.ThrowsAsync<StartException>(() => Book.OpenAsync(SettingsReader.Read(_book.Configuration), _book.Time));
        Assert.Contains("was shredded on", refused.Message, StringComparison.Ordinal);
        Assert.Contains("was shredded on", Assert.Throws<StartException>(() => BookView.Read(SettingsReader.Read(_book.Configuration), (_, _) => 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_time_for_objections_is_over_it_says_from_when_on()
    {
        var (before, day) = (_book.Files(), _book.LastSigned);
        _book.Time = new FakeTimeProvider(new DateTimeOffset(day.AddDays(29).ToDateTime(new TimeOnly(23, 59)), TimeSpan.Zero));
        await RefusedAsync($"was signed or closed last on {day:yyyy-MM-dd}, and its signers may object for 30 days: it can be destroyed from {day.AddDays(30):yyyy-MM-dd} on");
        // A petition that closed later than the last one signed.
        _book.Close($"{day.AddDays(3):yyyy-MM-dd}");
        _book.Time = new FakeTimeProvider(new DateTimeOffset(day.AddDays(32).ToDateTime(new TimeOnly(23, 59)), TimeSpan.Zero));
        await RefusedAsync($"it can be destroyed from {day.AddDays(33):yyyy-MM-dd} on");
        _book.Close("2020-01-01");
        Same(before.Where(file => !file.Key.EndsWith(".yaml", StringComparison.Ordinal)), _book.Files().Where(file => !file.Key.EndsWith(".yaml", StringComparison.Ordinal)));
        Assert.Equal(0, (await _book.ShredAsync(days: 32)).Code);
        Assert.Equal(1, (await _book.ShredAsync(days: 33)).Code);
    }

    [Fact]
    public async Task While_a_petition_can_be_signed_it_is_refused()
    {
        _book.Close(null);
        await RefusedAsync("plea can still be signed and never closes: write 'closes: ");
        _book.Close("2099-01-01");
        await RefusedAsync("it closes on 2099-01-01");
        _book.Close("2020-01-01");
        Directory.CreateDirectory(_book.In("petitions", "other"));
        await File.WriteAllTextAsync(_book.In("petitions", "other", "en.md"), "# Other\n\n1. Be kind.\n");
        await RefusedAsync("other can still be signed");
    }

    [Fact]
    public async Task While_a_bot_serves_the_book_it_is_refused()
    {
        await using var bot = await SqliteBookStore.OpenAsync(_book.Database);
        var (code, _, errors) = await _book.ShredAsync(yes: "plea");
        Assert.Equal(1, code);
        Assert.Contains("is in use", errors, StringComparison.Ordinal);
        Assert.True(File.Exists(_book.Secret));
        Assert.Equal(0, (await _book.ShredAsync()).Code);
    }

    [Fact]
    public async Task What_only_the_secret_opens_is_not_destroyed_with_it()
    {
        await using (var store = await SqliteBookStore.OpenAsync(_book.Database))
        {
            await store.Write(unit =>
            {
                var row = unit.Signatures.List("plea", 0, 1)[0];
                unit.Signatures.Update(new Safe(fixture.Bot.Secret).KeepFields(row, TestKey.Fields(new Safe(fixture.Bot.Secret), row), asksComment: true));
            });
        }

        await RefusedAsync("is kept under the server's secret and would be lost with it (plea no. 1)");
        Assert.True(File.Exists(_book.Secret));
    }

    [Fact]
    public async Task Another_books_secret_is_refused_before_and_left_alone_after()
    {
        var secret = await File.ReadAllBytesAsync(_book.Secret);
        File.Delete(_book.Secret);
        var other = SecretFile.LoadOrCreate(_book.Secret, bookIsEmpty: true);
        await RefusedAsync("The server secret does not fit the book");
        await File.WriteAllBytesAsync(_book.Secret, secret);
        // A kill right before the secret would have been destroyed; then a new book is begun in the same place.
        await _book.ShredStepsAsync(2);
        await File.WriteAllTextAsync(_book.Secret, other.ToFileText() + "\n");

        var (code, output, errors) = await _book.ShredAsync(yes: "plea");

        Assert.True(code == 0, errors);
        Assert.Contains("another book's secret", output, StringComparison.Ordinal);
        Assert.True(SecretFile.LoadOrCreate(_book.Secret, bookIsEmpty: false).Fits(other.KeyCheck));
        Assert.NotEmpty(Directory.GetFiles(_book.In("secret", "tombstones"), "*.key"));
    }

    [Fact]
    public async Task A_secret_in_the_settings_is_named_and_the_rest_is_done()
    {
        _book.Settings["Privacy:Secret"] = (await File.ReadAllTextAsync(_book.Secret)).Trim();
        File.Delete(_book.Secret);
        var (code, output, errors) = await _book.ShredAsync(yes: "plea");
        Assert.True(code == 0, errors);
        Assert.Contains("The secret stands in Privacy:Secret: REMOVE IT THERE", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_book.In("secret", "tombstones"), "*.key"));
        Assert.DoesNotContain(_book.Settings["Privacy:Secret"]!, output, StringComparison.Ordinal);
    }

    // A table that somebody adds is emptied unless it is named here and there.
    [Fact]
    public void Every_table_of_the_book_is_kept_or_emptied_on_purpose()
    {
        using var connection = Raw.Open(_book.Database);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'";
        using var rows = command.ExecuteReader();
        var tables = new List<string>();
        while (rows.Read()) tables.Add(rows.GetString(0));
        string[] emptied =
        [
            "signatures", "dialogues", "outbox", "sent", "received", "failures", "links", "pending_credits", "tombstones", "bots", "done_updates",
        ];
        Assert.Equal(emptied.Concat(SqlRemainsTable.Kept).Order(), tables.Order());
    }

    [Fact]
    public async Task The_playground_and_a_missing_book_are_refused()
    {
        _book.Settings["Telegram:Token"] = null;
        await RefusedAsync("There is no token");
        _book.Settings["Telegram:Token"] = "1:A";
        _book.Settings["Storage:Path"] = _book.In("data", "none.db");
        await RefusedAsync("There is no book");
        Assert.False(File.Exists(_book.In("data", "none.db")));
    }

    private async Task RefusedAsync(string why)
    {
        foreach (var yes in new[] { null, "plea" })
        {
            var (code, output, errors) = await _book.ShredAsync(yes: yes);
            Assert.Contains(why, errors, StringComparison.Ordinal);
            Assert.Equal(1, code);
            Assert.DoesNotContain("is shredded", output, StringComparison.Ordinal);
        }
    }

    private static void Same(IEnumerable<KeyValuePair<string, byte[]>> before, IEnumerable<KeyValuePair<string, byte[]>> after) => Assert.Equal(Sums(before), Sums(after));

    private static IEnumerable<string> Sums(IEnumerable<KeyValuePair<string, byte[]>> files) =>
        files.Select(file => $"{file.Key} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Value))}").Order();
}
