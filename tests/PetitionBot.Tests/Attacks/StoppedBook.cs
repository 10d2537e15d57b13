using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Storage;
using PetitionBot.Operations;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Attacks;

/// <summary>A copy of the crowd's book with all its files, while no bot runs; its petition has closed.</summary>
internal sealed class StoppedBook : IDisposable
{
    private readonly TestFolder _folder = new();

    public StoppedBook(CrowdFixture fixture)
    {
        foreach (var file in Directory.GetFiles(fixture.Stopped, "*", SearchOption.AllDirectories))
        {
            var to = In(Path.GetRelativePath(fixture.Stopped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        Directory.Move(Directory.GetDirectories(Root, "petitionbot-published-*").Single(), In("published"));
        Close("2020-01-01");
        var last = SqliteBookReader.Read(Database, unit => unit.Counters.List("plea").Where(row => row is { What: "entry", Key: "signed" }).Max(row => row.Day!.Value));
        Time = new FakeTimeProvider(new DateTimeOffset(last.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero).AddDays(31));
        LastSigned = last;
    }

    public string Root => _folder.Root;

    public string Database => In("data", "petition.db");

    public string Secret => In("secret", "server.key");

    /// <summary>31 days after the last signature, unless a test says otherwise.</summary>
    public FakeTimeProvider Time { get; set; }

    public DateOnly LastSigned { get; }

    /// <summary>Settings as the bot's.</summary>
    public Dictionary<string, string?> Settings => field ??= new Dictionary<string, string?>
    {
        ["Telegram:Token"] = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ["Petitions:Folder"] = In("petitions"),
        ["Storage:Path"] = Database,
        ["Privacy:SecretFile"] = Secret,
        ["Privacy:OrganizerKeys"] = TestKey.WriteCertificate(In("keys")),
        ["Log:Key"] = In("secret", "log.key"),
        ["Log:PublishTo"] = In("published"),
    };

    public IConfiguration Configuration => new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();

    public string In(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>Writes down when the petition closes; null for never.</summary>
    public void Close(string? day)
    {
        var file = In("petitions", "plea", "petition.yaml");
        var rest = File.ReadAllLines(file).Where(line => !line.StartsWith("closes:", StringComparison.Ordinal));
        File.WriteAllLines(file, day is null ? rest : rest.Prepend($"closes: {day}"));
    }

    /// <summary>Every file with its bytes, but for what SQLite needs while somebody reads.</summary>
    public Dictionary<string, byte[]> Files() => Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal) && !file.EndsWith(".lock", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetRelativePath(Root, file), File.ReadAllBytes);

    /// <summary>Runs the verb.</summary>
    public async Task<(int Code, string Output, string Errors)> ShredAsync(bool destroy = false, string? yes = null, int days = 30, string? typed = null)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        using var terminal = typed is null ? null : new StringReader(typed);
        var code = await ShredCommand.RunAsync(() => Configuration, new ShredOptions(destroy, yes, days), Time, terminal, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>Does the first steps of shredding, and no more: what a kill between two of them leaves.</summary>
    public async Task ShredStepsAsync(int steps)
    {
        var settings = SettingsReader.Read(Configuration);
        var secret = Core.Privacy.SecretFile.LoadOrCreate(settings.SecretFile, bookIsEmpty: false);
        await using var store = await SqliteBookStore.OpenAsync(settings.StoragePath);
        var shredder = new Shredder(store, settings, secret, DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime), TextWriter.Null);
        foreach (var step in shredder.Steps.Take(steps)) await step();
    }

    /// <summary>Counts the book anew as 'verify' does.</summary>
    public (int Code, string Output) Verify()
    {
        using var output = new StringWriter();
        var code = OwnBook.Run(() => SettingsReader.Read(Configuration), output, output);
        return (code, output.ToString());
    }

    public T Read<T>(Func<IUnitOfWork, T> work) => SqliteBookReader.Read(Database, work);

    /// <summary>Everything that shredding left, in one text: two that are equal are in the same state.</summary>
    public string State() => Read(unit => string.Join('\n', Files().Keys.Order(StringComparer.Ordinal))
        + $"\nlog {unit.Leaves.Size} {Convert.ToHexString(new LogTree(unit).Root(unit.Leaves.Size))}, published {LogPublisher.Newest(unit)?.Split('\n')[1]}"
        + $"\npeople {string.Join(' ', unit.Remains.People())}, check {unit.Meta.Find(Book.KeyCheck) is not null}, mark {Core.Signing.Shredding.DayOf(unit):O}\n"
        + string.Join('\n', unit.Remains.List("plea", 0, 1_000_000).Select(row => System.Text.Json.JsonSerializer.Serialize(row))));

    public void Dispose() => _folder.Dispose();
}
