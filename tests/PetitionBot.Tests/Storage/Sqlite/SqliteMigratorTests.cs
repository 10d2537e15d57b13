using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Tests.Storage.Sqlite;

public sealed class SqliteMigratorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public SqliteMigratorTests()
    {
        _path = Path.Combine(_folder.Root, "petition.db");
        File.WriteAllBytes(_path, []);
    }

    public static TheoryData<int> Steps => [.. Migration.BuiltIn().Select(step => step.Number)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Steps_are_numbered_from_one_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, Migration.BuiltIn().Count), Migration.BuiltIn().Select(step => step.Number));

    [Fact]
    public void A_step_is_named_by_its_file() => Assert.Equal("0001-book", Migration.BuiltIn()[0].Name);

    [Fact]
    public void All_steps_applied_twice_change_nothing()
    {
        Migrate(Migration.BuiltIn());
        var once = Schema();
        var bytes = File.ReadAllBytes(_path);
        Migrate(Migration.BuiltIn());
        Assert.Equal(once, Schema());
        Assert.Equal(bytes, File.ReadAllBytes(_path));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_that_fails_at_its_end_leaves_nothing_and_runs_again(int number)
    {
        var steps = Migration.BuiltIn();
        Migrate([.. steps.Take(number - 1)]);
        var before = Schema();
        Migration broken = steps[number - 1] with { Sql = steps[number - 1].Sql + "\nSELECT no_such_function();" };

        var error = Assert.Throws<StoreException>(() => Migrate([.. steps.Take(number - 1), broken]));

        Assert.Contains(broken.Name, error.Message, StringComparison.Ordinal);
        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Schema());
        Migrate(steps);
        Assert.Equal(FreshSchema(), Schema());
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_killed_before_its_commit_runs_again(int number)
    {
        var steps = Migration.BuiltIn();
        Migrate([.. steps.Take(number - 1)]);
        var before = Schema();
        var killed = Path.Combine(_folder.Root, "killed.db");
        using (var connection = Writer(_path))
        {
            // A cache this small has the step's pages written out before its end.
            SqliteConnections.Run(connection, "PRAGMA cache_size = 1; BEGIN IMMEDIATE;" + steps[number - 1].Sql);
            foreach (var suffix in new[] { "", "-wal" })
                File.Copy(_path + suffix, killed + suffix);
        }
        Assert.Equal(before, Schema(killed));
        Migrate(steps, killed);
        Assert.Equal(FreshSchema(), Schema(killed));
    }

    [Fact]
    public async Task A_book_killed_before_its_first_step_opens()
    {
        Writer(_path).Dispose();
        Assert.NotEqual(0, new FileInfo(_path).Length);
        await using var store = await SqliteBookStore.OpenAsync(_path);
        Assert.True(await store.ReadAsync(unit => unit.Meta.BookIsEmpty()));
    }

    [Fact]
    public void Later_steps_run_on_an_older_book_and_keep_its_rows()
    {
        Migrate(Migration.BuiltIn());
        Raw.Run(_path, "INSERT INTO meta (key, value) VALUES ('a', x'01')");
        var next = new Migration(Migration.BuiltIn().Count + 1, "next", "ALTER TABLE meta ADD COLUMN more TEXT;");
        Migrate([.. Migration.BuiltIn(), next]);
        using var connection = Raw.Open(_path);
        Assert.Equal(1, SqliteConnections.Number(connection, "SELECT count(*) FROM meta WHERE more IS NULL"));
        Assert.Equal(next.Number, SqliteConnections.Number(connection, "PRAGMA user_version"));
    }

    private static Microsoft.Data.Sqlite.SqliteConnection Writer(string path) =>
        new SqliteConnections(path, TimeSpan.FromSeconds(1)).OpenWriter();

    private void Migrate(IReadOnlyList<Migration> steps, string? path = null)
    {
        using var connection = Writer(path ?? _path);
        SqliteMigrator.Migrate(connection, path ?? _path, steps);
    }

    private string FreshSchema()
    {
        var path = Path.Combine(_folder.Root, "fresh.db");
        File.WriteAllBytes(path, []);
        Migrate(Migration.BuiltIn(), path);
        return Schema(path);
    }

    private string Schema(string? path = null)
    {
        using var connection = Raw.Open(path ?? _path);
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT group_concat(type || name || coalesce(sql, ''), char(10)) || (SELECT user_version FROM pragma_user_version) "
            + "FROM (SELECT * FROM sqlite_schema ORDER BY name)";
        return command.ExecuteScalar()?.ToString() ?? "";
    }
}
