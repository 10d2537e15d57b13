using PetitionBot.Core.Ledger;
using PetitionBot.Operations;
using PetitionBot.Tests.Attacks;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>What organizers can do with a book that was shredded, with the program as it is installed.</summary>
[Collection(CrowdTests.Name)]
public sealed class ShreddedExportTests(CrowdFixture fixture) : IDisposable
{
    private readonly StoppedBook _book = new(fixture);

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task Every_name_is_taken_out_of_a_shredded_book_and_fits_the_published_log()
    {
        TestKey.WriteKey(_book.Root);
        var log = new[] { "--log", _book.In("published"), "--key", _book.In("published", LogPublisher.KeyFile) };
        string[] key = ["--organizer-key", "test.key.pem"];
        var withdrawn = _book.Read(unit => unit.Signatures.List("plea", 0, 1_000_000)).Count(row => row.State == (int)LeafKind.Withdrawn);
        Assert.True(withdrawn > 0);
        await RunAsync("export", "--petition", "plea", "--out", "before.jsonl");
        await RunAsync(["open", "before.jsonl", .. key, "--out", "before.csv"]);
        await RunAsync("shred", "--yes-destroy", "plea", "--objection-days", "0");
        Assert.False(File.Exists(_book.Secret));

        await RunAsync("export", "--petition", "plea", "--out", "after.jsonl");
        var opened = await RunAsync(["open", "after.jsonl", .. key, "--out", "after.csv", "--duplicates", "twice.txt", .. log]);

        var (before, after) = (Sheet("before.csv"), Sheet("after.csv"));
        Assert.Equal(before.Where(line => !IsWithdrawn(line)), after.Where(line => !IsWithdrawn(line)));
        Assert.Equal(before.Length, after.Length);
        Assert.Contains($"{before.Length - 1 - before.Count(IsWithdrawn)} signatures of plea were opened, and each is what its entry in the log commits to", opened, StringComparison.Ordinal);
        Assert.Contains("Every entry was held against the published log", opened, StringComparison.Ordinal);
        var text = string.Join('\n', after);
        foreach (var member in fixture.Crowd)
        {
            var name = member.Fate == Fate.Corrects ? member.BetterName : member.Name;
            if (member.Fate is Fate.Signs or Fate.Corrects or Fate.Cleans) Assert.Contains(name, text, StringComparison.Ordinal);
            // Who withdrew is not kept.
            if (member.Fate is Fate.Withdraws or Fate.Erases) Assert.DoesNotContain(name, text, StringComparison.Ordinal);
        }

        Assert.Contains("EQUAL PHONES", await File.ReadAllTextAsync(_book.In("twice.txt")), StringComparison.Ordinal);
        string[] lot = ["disclose", .. log, "--petition", "plea", "--randomness", "3 14 15 92", "--number", "5", "--out", "opened.json"];
        Assert.Contains("'petitionbot export' has taken it out", await RunAsync(1, lot), StringComparison.Ordinal);
        Assert.Contains("all that 5 signers of plea filled in", await RunAsync([.. lot, "--export", "after.jsonl", .. key]), StringComparison.Ordinal);
        Assert.Contains("5 of 5 drawn signatures are what was signed", await RunAsync(["audit", .. log, "--opened", "opened.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_is_gone_or_damaged_is_named_by_number()
    {
        await _book.ShredStepsAsync(4);
        // Two neighbours that count (who withdrew has no envelope any more), and the last one.
        var counted = _book.Read(unit => Enumerable.Range(1, 1000)
            .Where(serial => unit.Leaves.ListOf("plea", serial) is [.., var last] && LogEntry.Parse(last.Bytes).Kind == LeafKind.Signed).ToList());
        var (first, lost) = (counted.First(serial => counted.Contains(serial + 1)), counted[^1]);
        Raw.Run(_book.Database, $"UPDATE remains SET nonce = NULL, digest = NULL WHERE serial = {first}; UPDATE remains SET envelope = NULL WHERE serial = {first + 1}; DELETE FROM remains WHERE serial = {lost}");

        var (code, _, errors) = SealedDesk.Capture((output, wrong) => ExportCommand.Run("plea", new FileInfo(_book.In("after.jsonl")), () => _book.Configuration, output, wrong));

        Assert.Equal(1, code);
        Assert.Contains($"Signatures {first} to {first + 1}: the book's record of it is damaged or missing", errors, StringComparison.Ordinal);
        Assert.Contains($"Signature {lost}: the book's record of it is damaged or missing", errors, StringComparison.Ordinal);
    }

    private static bool IsWithdrawn(string line) => line.Contains("\"withdrawn\"", StringComparison.Ordinal);

    private string[] Sheet(string name) => File.ReadAllText(_book.In(name)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private Task<string> RunAsync(params string[] arguments) => RunAsync(0, arguments);

    private async Task<string> RunAsync(int code, string[] arguments)
    {
        await using var run = ProgramRun.Start(_book.Root, arguments, [.. _book.Settings.Select(setting => (setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value!))]);
        if (arguments.Contains("--organizer-key")) await run.TypeAsync(TestKey.Password);
        Assert.True(await run.EndAsync() == code, run.Output);
        return run.Output;
    }
}
