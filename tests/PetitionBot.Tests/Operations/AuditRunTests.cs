using System.Globalization;
using Microsoft.Extensions.Configuration;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Operations;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Ledger;
using PetitionBot.Tests.Signing;

namespace PetitionBot.Tests.Operations;

/// <summary>An audit as organizers and auditors go through it, over a book that people really signed.</summary>
public sealed class AuditRunTests : IAsyncLifetime, IDisposable
{
    private const string Randomness = "the lottery of 1 July: 3 14 15 92";

    private readonly LogKey _key = LogKey.Create();
    private readonly Dictionary<string, string?> _changed = [];
    private SigningBook _book = null!;

    private DirectoryInfo Log => new(Path.Combine(_book.Folder.Root, "log"));

    private FileInfo KeyFile => new(Path.Combine(Log.FullName, LogPublisher.KeyFile));

    private FileInfo Opened => new(Path.Combine(_book.Folder.Root, "out", "opened.json"));

    public async Task InitializeAsync()
    {
        _book = await SigningBook.OpenAsync(("plea/en.md", "# Plea\n\n1. Be fair.\n"));
        await _book.Store.WriteAsync(unit =>
        {
            unit.Meta.Save(Book.KeyCheck, _book.Secret.KeyCheck);
            return 0;
        });
        for (var person = 1; person <= 12; person++) await _book.SignAsync(person);
        await _book.WithdrawAsync(3);
        await PublishAsync();
        Directory.CreateDirectory(Opened.DirectoryName!);
    }

    public async Task DisposeAsync() => await _book.DisposeAsync();

    public void Dispose() => _key.Dispose();

    [Fact]
    public void The_drawn_signatures_are_opened_while_the_bot_runs_and_an_auditor_finds_them_clean()
    {
        // The book is held open by the test, as by a running bot: reading needs no lock.
        var (code, output, errors) = Disclose(number: 5);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("opened.json NAMES PEOPLE: all that 5 signers of plea filled in", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", output, StringComparison.Ordinal);
        var opened = OpenedRecords.Parse(File.ReadAllText(Opened.FullName));
        Assert.All(opened.Records, record => Assert.Equal("Ann Lee", CanonicalFields.Read(record.Fields).Name));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Opened.FullName));

        var drawn = Lot(number: 5).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(line => long.Parse(line, CultureInfo.InvariantCulture));
        Assert.Equal(drawn, opened.Records.Select(record => record.Serial));
        var audit = Audit();
        Assert.Equal((0, ""), (audit.Code, audit.Errors));
        Assert.Contains("5 of 5 drawn signatures are what was signed; 11 are counted.", audit.Output, StringComparison.Ordinal);
        Assert.Contains("With 95 % confidence at most 3 of all 11 (27.28 %)", audit.Output, StringComparison.Ordinal);
        Assert.Contains($"randomness \"{Randomness}\"", audit.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", audit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_opened_any_more_is_told_by_number_and_never_dropped()
    {
        var checkpoint = Path.Combine(_book.Folder.Root, "checkpoint");
        File.Copy(Path.Combine(Log.FullName, "checkpoint"), checkpoint);
        await _book.WithdrawAsync(2);
        await _book.SignAsync(2);
        await PublishAsync();
        await _book.TamperAsync(file =>
        {
            Sql(file, "UPDATE signatures SET fields = zeroblob(length(fields)) WHERE serial = 4");
            // The boxes are bound to their signer, so the whole of it has to stand in for the other.
            Sql(file, "DELETE FROM signatures WHERE serial = 5");
            Sql(file, "UPDATE signatures SET id = id - 1, serial = 5 WHERE serial = 6");
        });
        var (code, output, errors) = Disclose(number: 100, checkpoint: checkpoint);
        Assert.Equal(1, code);
        Assert.Contains("all that 7 signers of plea filled in", output, StringComparison.Ordinal);
        Assert.Contains("Signature 2 could not be opened: the book has no record of it any more", errors, StringComparison.Ordinal);
        Assert.Contains("Signature 4 could not be opened: its record cannot be decrypted or read.", errors, StringComparison.Ordinal);
        Assert.Contains("Signature 5 could not be opened: its record is not what the log commits to", errors, StringComparison.Ordinal);
        Assert.Contains("Signature 6 could not be opened: the book has no record", errors, StringComparison.Ordinal);
        var audit = Audit();
        Assert.Equal(1, audit.Code);
        Assert.Contains("7 of 11 drawn signatures are what was signed; 11 are counted.", audit.Output, StringComparison.Ordinal);
        Assert.Contains("Every counted signature was drawn", audit.Output, StringComparison.Ordinal);
        Assert.Equal(
            "Signature 2: the organizers have no record of it.|Signature 4: the organizers cannot open their record of it.|"
            + "Signature 5: the organizers' record of it is not what was signed.|Signature 6: the organizers have no record of it.",
            string.Join('|', audit.Errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task The_real_program_opens_and_audits_a_stopped_book()
    {
        var file = _book.File;
        await _book.Store.DisposeAsync();
        (string, string)[] settings = [
            ("Telegram__Token", "123456:AbCdEf_very-secret"), ("Privacy__Sealing", "off"), ("Storage__Path", file), ("Privacy__Secret", _book.Secret.ToFileText())];
        string[] lot = ["--log", Log.FullName, "--key", KeyFile.FullName, "--petition", "plea", "--randomness", Randomness, "--number", "5"];
        await using (var disclose = ProgramRun.Start(_book.Folder.Root, ["disclose", .. lot, "--out", "opened.json"], settings))
        {
            Assert.True(await disclose.EndAsync() == 0, disclose.Output);
            Assert.Contains("NAMES PEOPLE", disclose.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("very-secret", disclose.Output, StringComparison.Ordinal);
        }

        // Whoever audits has neither settings nor book.
        string[] given = ["audit", "--log", Log.FullName, "--key", KeyFile.FullName, "--opened", Path.Combine(_book.Folder.Root, "opened.json")];
        await using (var audit = ProgramRun.Start(Opened.DirectoryName!, given))
        {
            Assert.True(await audit.EndAsync() == 0, audit.Output);
            Assert.Contains("5 of 5 drawn signatures", audit.Output, StringComparison.Ordinal);
        }

        await using var again = ProgramRun.Start(_book.Folder.Root, ["disclose", .. lot, "--out", "opened.json"], settings);
        Assert.Equal(1, await again.EndAsync());
        Assert.Contains("opened.json is there already", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_book_or_with_another_secret_nothing_is_written()
    {
        Settings("Storage:Path", Path.Combine(_book.Folder.Root, "none.db"));
        Assert.Contains("There is no book", Disclose().Errors, StringComparison.Ordinal);
        Settings("Privacy:Secret", Core.Privacy.ServerSecret.Create().ToFileText());
        Assert.Contains("does not fit the book", Disclose().Errors, StringComparison.Ordinal);
        Settings("Privacy:Sealing", "perhaps");
        Assert.Contains("Privacy:Sealing", Disclose().Errors, StringComparison.Ordinal);
        Assert.False(Opened.Exists);
        Assert.False(File.Exists(Path.Combine(_book.Folder.Root, "none.db")));
    }

    [Fact]
    public void Each_thing_that_cannot_be_used_is_named()
    {
        using var other = LogKey.Create();
        var wrong = Path.Combine(_book.Folder.Root, "wrong.txt");
        File.WriteAllText(wrong, $"{other.PublicKey(SampleLog.Origin)}");
        Assert.Contains("not signed by the key", Lot(key: wrong).Errors, StringComparison.Ordinal);
        File.WriteAllText(wrong, "no key");
        Assert.Contains("wrong.txt: ", Lot(key: wrong).Errors, StringComparison.Ordinal);
        Assert.Contains("none.txt", Lot(key: Path.Combine(_book.Folder.Root, "none.txt")).Errors, StringComparison.Ordinal);
        Assert.Contains("wrong.txt: ", Lot(checkpoint: wrong).Errors, StringComparison.Ordinal);
        Assert.Contains("no petition's id", Lot(petition: "Plea").Errors, StringComparison.Ordinal);
        Assert.Contains("no counted signature of other", Lot(petition: "other").Errors, StringComparison.Ordinal);
        Assert.Contains("--number is 0", Lot(number: 0).Errors, StringComparison.Ordinal);
        Assert.Contains("--randomness: the randomness has no letter and no digit", Lot(randomness: " ").Errors, StringComparison.Ordinal);
        Assert.Contains("--randomness: ", Lot(randomness: "a\nb").Errors, StringComparison.Ordinal);
        Assert.Contains("out", Audit().Errors, StringComparison.Ordinal);
        Assert.Equal(1, Audit().Code);
        File.WriteAllText(Opened.FullName, "{}");
        Assert.Contains("opened.json: these are no opened records", Audit().Errors, StringComparison.Ordinal);
        Assert.Contains("is there already", Disclose().Errors, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(Opened.FullName));
    }

    private void Settings(string key, string value)
    {
        _changed.Clear();
        _changed[key] = value;
    }

    private IConfiguration Configuration() => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Telegram:Token"] = "123456:AbCdEf_very-secret",
        ["Storage:Path"] = _book.File,
        ["Privacy:Secret"] = _book.Secret.ToFileText(),
    }).AddInMemoryCollection(_changed).Build();

    private LotOptions Options(string? key, string? checkpoint, string petition, string randomness, int number) =>
        new(Log, key is null ? KeyFile : new FileInfo(key), checkpoint is null ? null : new FileInfo(checkpoint), petition, randomness, number);

    private (int Code, string Output, string Errors) Lot(
        string? key = null, string? checkpoint = null, string petition = "plea", string randomness = Randomness, int number = 3) =>
        Capture((output, errors) => LotCommand.Run(Options(key, checkpoint, petition, randomness, number), output, errors));

    private (int Code, string Output, string Errors) Disclose(string? checkpoint = null, int number = 3) =>
        Capture((output, errors) => DiscloseCommand.Run(Options(null, checkpoint, "plea", Randomness, number), () => null, Opened, Configuration, output, errors));

    private (int Code, string Output, string Errors) Audit() => Capture((output, errors) => AuditCommand.Run(Log, KeyFile, Opened, output, errors));

    private static (int Code, string Output, string Errors) Capture(Func<TextWriter, TextWriter, int> run)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (run(output, errors), output.ToString(), errors.ToString());
    }

    private Task PublishAsync() => _book.Store.ReadAsync(unit => new LogPublisher(Log.FullName, SampleLog.Origin, _key).Publish(unit, 1));

    private static void Sql(string file, string sql)
    {
        using var connection = new SqliteConnections(file, TimeSpan.FromSeconds(5)).OpenWriter();
        SqliteConnections.Run(connection, sql);
    }
}
