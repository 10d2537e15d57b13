using PetitionBot.Core.Signing;
using PetitionBot.Operations;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Attacks;
using PetitionBot.Tests.Storage.Sqlite;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Operations;

/// <summary>Shredding dies in the middle, wherever that is, and is run again.</summary>
[Collection(CrowdTests.Name)]
public sealed class ShredFaultTests(CrowdFixture fixture, ITestOutputHelper output) : IDisposable
{
    private const int Kills = 3;

    private readonly StoppedBook _book = new(fixture);

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task Cut_off_after_any_step_and_run_again_it_ends_in_the_same_state()
    {
        await _book.ShredAsync(yes: "plea");
        var whole = _book.State();
        await _book.ShredAsync(yes: "plea");
        Assert.Equal(whole, _book.State());
        for (var steps = 0; steps <= 5; steps++)
        {
            using var book = new StoppedBook(fixture);
            await book.ShredStepsAsync(steps);
            var (code, _, errors) = await book.ShredAsync(yes: "plea");
            Assert.True(code == 0, errors);
            Assert.Equal(whole, book.State());
        }
    }

    [Fact]
    public async Task What_destroys_the_secret_may_die_between_overwriting_and_removing_it()
    {
        await _book.ShredStepsAsync(2);
        var zeros = new byte[new FileInfo(_book.Secret).Length];
        foreach (var file in Directory.GetFiles(_book.In("secret", "tombstones"), "*.key").Append(_book.Secret)) await File.WriteAllBytesAsync(file, zeros);
        var (code, _, errors) = await _book.ShredAsync(yes: "plea");
        Assert.True(code == 0, errors);
        Assert.False(File.Exists(_book.Secret));
        Assert.Equal(0, _book.Verify().Code);
    }

    [Fact]
    public async Task When_the_store_fails_in_the_middle_nothing_is_changed_and_the_secret_stays()
    {
        Raw.Run(_book.Database, "CREATE TRIGGER full BEFORE DELETE ON tombstones BEGIN SELECT RAISE(ABORT, 'no room'); END");
        var (code, _, errors) = await _book.ShredAsync(yes: "plea");
        Assert.Equal(1, code);
        Assert.Contains("no room", errors, StringComparison.Ordinal);
        Assert.True(File.Exists(_book.Secret));
        Assert.Null(_book.Read(Shredding.DayOf));
        Raw.Run(_book.Database, "DROP TRIGGER full");
        Assert.Equal(0, _book.Verify().Code);
        Assert.Equal(0, (await _book.ShredAsync(yes: "plea")).Code);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_removed_is_named_and_the_next_run_goes_on()
    {
        await _book.ShredStepsAsync(2);
        var settings = SettingsReader.Read(_book.Configuration);
        await using (new FileStream(_book.Secret, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            var (code, _, errors) = await _book.ShredAsync(yes: "plea");
            Assert.Equal(1, code);
            Assert.Contains($"'{settings.SecretFile}' cannot be destroyed", errors, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await _book.ShredAsync(yes: "plea")).Code);
        Assert.False(File.Exists(_book.Secret));
    }

    [Fact]
    public async Task While_somebody_reads_old_pages_it_says_so_and_the_next_run_goes_on()
    {
        using (var reader = Raw.Open(_book.Database))
        {
            SqliteConnections.Run(reader, "BEGIN; SELECT count(*) FROM signatures;");
            var (code, _, errors) = await _book.ShredAsync(yes: "plea");
            Assert.Equal(1, code);
            Assert.Contains("nother program", errors, StringComparison.Ordinal);
        }

        var again = await _book.ShredAsync(yes: "plea");
        Assert.True(again.Code == 0, again.Errors);
        Assert.False(File.Exists(_book.Database + "-wal"));
    }

    [Fact]
    public async Task A_process_that_is_killed_at_any_moment_and_run_again_ends_in_the_same_state()
    {
        var random = new Random(5);
        var (marked, finished) = (0, 0);
        var states = new HashSet<string>();
        for (var kill = 0; kill <= Kills; kill++)
        {
            using var book = new StoppedBook(fixture);
            await using (var run = Start(book))
            {
                // Held as soon as the lock is: from then on each instant counts.
                if (kill < Kills) await SeeLockAsync(book, run);
                if (kill < Kills) await Task.Delay(random.Next((80 * kill) + 1));
                else Assert.True(await run.EndAsync() == 0, run.Output);
                await run.KillAsync();
            }

            marked += book.Read(Shredding.DayOf) is null ? 0 : 1;
            finished += File.Exists(book.Secret) ? 0 : 1;
            await using (var again = Start(book)) Assert.True(await again.EndAsync() == 0, again.Output);
            Assert.Equal(0, book.Verify().Code);
            states.Add(book.State());
        }

        output.WriteLine($"of {Kills + 1} runs, {marked} had gone past the book and {finished} past the secret");
        Assert.Single(states);
    }

    [Fact]
    public async Task A_process_that_is_killed_after_the_book_was_emptied_and_run_again_ends_in_the_same_state()
    {
        Func<StoppedBook, bool>[] moments =
        [
            book => book.Read(Shredding.DayOf) is not null,
            book => Directory.GetFiles(book.In("secret", "tombstones"), "*.key").Length == 0,
            book => !File.Exists(book.Secret),
        ];
        await using (var unharmed = Start(_book)) Assert.True(await unharmed.EndAsync() == 0, unharmed.Output);
        var (whole, killed) = (_book.State(), 0);
        foreach (var moment in moments)
        {
            using var book = new StoppedBook(fixture);
            // Who reads old pages holds the rewriting up, so that there is somebody to be killed.
            using (var reader = Raw.Open(book.Database))
            {
                SqliteConnections.Run(reader, "BEGIN; SELECT count(*) FROM signatures;");
                await using var run = Start(book);
                for (var i = 0; i < 60_000 && !moment(book); i++) await Task.Delay(1);
                await run.KillAsync();
                Assert.True(moment(book), run.Output);
                killed += await run.EndAsync() == 1 ? 0 : 1;
            }

            Assert.NotNull(book.Read(Shredding.DayOf));
            await using (var again = Start(book)) Assert.True(await again.EndAsync() == 0, again.Output);
            Assert.False(File.Exists(book.Secret));
            Assert.Equal(0, book.Verify().Code);
            Assert.Equal(whole, book.State());
        }

        output.WriteLine($"{killed} of {moments.Length} were killed behind the book's own transaction");
    }

    private static ProgramRun Start(StoppedBook book) => ProgramRun.Start(
        book.Root,
        ["shred", "--yes-destroy", "plea", "--objection-days", "0"],
        [.. book.Settings.Select(setting => (setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value!))]);

    private static async Task SeeLockAsync(StoppedBook book, ProgramRun run)
    {
        for (var i = 0; i < 6000 && !File.Exists(book.Database + "-wal") && File.Exists(book.Secret); i++)
        {
            Assert.DoesNotContain("Unhandled", run.Output, StringComparison.Ordinal);
            await Task.Delay(5);
        }
    }
}
