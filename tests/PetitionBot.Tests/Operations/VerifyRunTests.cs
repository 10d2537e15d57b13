using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Operations;
using PetitionBot.Tests.Ledger;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>What <c>petitionbot verify</c> says of receipts, alone and against the published log.</summary>
public sealed class VerifyRunTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private SampleLog _log = null!;

    public async Task InitializeAsync()
    {
        _log = await SampleLog.CreateAsync(_folder.Root);
        await _log.SignAsync(1, 30);
        await _log.PublishAsync();
    }

    public async Task DisposeAsync() => await _log.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_good_receipt_proves_its_signature_and_the_log_says_how_it_stands_now()
    {
        var receipts = new Dictionary<long, FileInfo>();
        foreach (var serial in new[] { 5, 6, 7 }) receipts[serial] = await ReceiptAsync(serial);
        var alone = Run(receipts[5], withLog: false);
        Assert.Equal((0, ""), (alone.Code, alone.Errors));
        Assert.Contains("Signature 5 of fair-elections stood in the log when it had 30 entries.", alone.Output, StringComparison.Ordinal);
        Assert.Contains("Signature 5 of fair-elections is counted.", Run(receipts[5]).Output, StringComparison.Ordinal);

        await _log.AppendAsync(
            LogEntry.Withdrawn(SampleLog.Petition, 6, SampleLog.Day), LogEntry.Invalidated(SampleLog.Petition, 7, SampleLog.Day));
        var newer = await ReceiptAsync(8);
        Assert.Contains("The receipt is newer than the published log (32 entries)", Run(newer).Output, StringComparison.Ordinal);
        await _log.PublishAsync();
        Assert.Contains("is not counted any more: it was withdrawn.", Run(receipts[6]).Output, StringComparison.Ordinal);
        Assert.Contains("is not counted any more: it was invalidated.", Run(receipts[7]).Output, StringComparison.Ordinal);
        Assert.Contains("Signature 8 of fair-elections is counted.", Run(newer).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_one_ends_with_1_and_the_reason()
    {
        var good = await _log.ReceiptAsync(5);
        using var other = LogKey.Create();
        var checkpoint = Checkpoint.Read(SignedNote.Parse(good.Checkpoint));
        Refused(good with { Serial = 6 }, "its signature does not stand in the log");
        Refused(good with { Checkpoint = $"{checkpoint.Sign(other)}" }, "its checkpoint is not signed by the key");
        Refused(good with { Checkpoint = $"{(checkpoint with { Origin = "petitionbot/x" }).Sign(_log.Key)}" }, "it is of another log than the key");
        Refused(good with { Checkpoint = "none" }, "its checkpoint is none");
        var none = Run(_log.Save("broken.json", "{}"));
        Assert.Equal(1, none.Code);
        Assert.Contains("broken.json: it is no receipt", none.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_written_anew_under_the_same_key_is_proven_by_the_receipt()
    {
        var receipt = await ReceiptAsync(5);
        var root = Directory.CreateDirectory(Path.Combine(_folder.Root, "continued")).FullName;
        await using var continued = await SampleLog.CreateAsync(root, _log.Key);
        await continued.SignAsync(1, 40);
        await continued.PublishAsync();
        Assert.Equal(0, Run(receipt, continued.Folder).Code);

        root = Directory.CreateDirectory(Path.Combine(_folder.Root, "forked")).FullName;
        await using var forked = await SampleLog.CreateAsync(root, _log.Key);
        await forked.SignAsync(1, 20);
        await forked.AppendAsync(LogEntry.Withdrawn(SampleLog.Petition, 9, SampleLog.Day));
        await forked.SignAsync(21, 40);
        await forked.PublishAsync();
        var (code, _, errors) = Run(receipt, forked.Folder);
        Assert.Equal(1, code);
        Assert.Contains("together they prove that the log was changed", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_checkpoint_that_was_kept_must_be_continued_by_the_published_log()
    {
        var first = _log.Save("july", await File.ReadAllTextAsync(Path.Combine(_log.Folder, "checkpoint")));
        await _log.SignAsync(31, 300);
        await _log.PublishAsync();
        var second = _log.Save("august", await File.ReadAllTextAsync(Path.Combine(_log.Folder, "checkpoint")));
        await _log.SignAsync(301, 310);
        var newer = _log.Save("today", Checkpoint.Read(SignedNote.Parse((await _log.ReceiptAsync(5)).Checkpoint)).Sign(_log.Key).ToString());
        await _log.PublishAsync();
        var (code, output, errors) = Keep(_log.Folder, first, second, newer);
        Assert.Equal((0, ""), (code, errors));
        foreach (var line in (string[])["july, which was signed at 30", "august, which was signed at 300", "today, which was signed at 310"])
            Assert.Contains($"continues {line} entries", output, StringComparison.Ordinal);

        var root = Directory.CreateDirectory(Path.Combine(_folder.Root, "other")).FullName;
        await using var other = await SampleLog.CreateAsync(root, _log.Key);
        await other.SignAsync(1, 30);
        await other.AppendAsync(LogEntry.Withdrawn(SampleLog.Petition, 9, SampleLog.Day));
        await other.SignAsync(31, 299);
        await other.PublishAsync();
        (code, _, errors) = Keep(other.Folder, first, second);
        Assert.Equal(1, code);
        Assert.Contains("not the one that august was signed for, though the same key signed both", errors, StringComparison.Ordinal);
        Assert.Contains("today is newer than the published log (310 entries)", Keep(other.Folder, newer).Output, StringComparison.Ordinal);
        Assert.Contains("stranger: the checkpoint is not signed by the key", Keep(_log.Folder, _log.Save("stranger", Foreign())).Errors, StringComparison.Ordinal);
        Assert.Contains("name its folder with --log", Keep(null, first).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        Assert.Contains("There is nothing to check", Run(null, withLog: false).Errors, StringComparison.Ordinal);
        Assert.Contains("none.json", Run(new FileInfo(Path.Combine(_folder.Root, "none.json"))).Errors, StringComparison.Ordinal);
        Assert.Contains("nowhere", Run(await ReceiptAsync(5), Path.Combine(_folder.Root, "nowhere")).Errors, StringComparison.Ordinal);
        var key = _log.Save("key.txt", "petitionbot/x+1+AA==");
        using var errors = new StringWriter();
        Assert.Equal(1, VerifyCommand.Run(null, new DirectoryInfo(_log.Folder), key, TextWriter.Null, errors));
        Assert.StartsWith("key.txt: ", $"{errors}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_real_program_ends_with_0_or_1()
    {
        var receipt = await ReceiptAsync(5);
        string[] given = ["verify", receipt.FullName, "--log", _log.Folder, "--key", _log.KeyFile.FullName];
        await using (var good = ProgramRun.Start(_folder.Root, given))
        {
            Assert.True(await good.EndAsync() == 0, good.Output);
            Assert.Contains("Signature 5 of fair-elections is counted.", good.Output, StringComparison.Ordinal);
        }

        File.Delete(Path.Combine(_log.Folder, "tile", "entries", "000.p", "30"));
        await using (var broken = ProgramRun.Start(_folder.Root, given))
        {
            Assert.Equal(1, await broken.EndAsync());
            Assert.Contains("tile/entries/000.p/30 is missing", broken.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", broken.Output, StringComparison.Ordinal);
        }

        string[] lot = ["lot", "--log", _log.Folder, "--key", _log.KeyFile.FullName, "--petition", "fair-elections"];
        await using var incomplete = ProgramRun.Start(_folder.Root, lot);
        Assert.Equal(1, await incomplete.EndAsync());
        Assert.Contains("--randomness", incomplete.Output, StringComparison.Ordinal);
    }

    private static string Foreign()
    {
        using var key = LogKey.Create();
        return new Checkpoint("petitionbot/0000000000000000", 1, new byte[32]).Sign(key).ToString();
    }

    private (int Code, string Output, string Errors) Keep(string? folder, params FileInfo[] kept)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var receipt = folder is null ? _log.Save("any.json", "{}") : null;
        var code = VerifyCommand.Run(receipt, folder is null ? null : new DirectoryInfo(folder), _log.KeyFile, output, errors, kept);
        return (code, $"{output}", $"{errors}");
    }

    private async Task<FileInfo> ReceiptAsync(long serial) => _log.Save($"receipt-{serial}.json", (await _log.ReceiptAsync(serial)).ToJson());

    private void Refused(Receipt receipt, string reason)
    {
        var (code, _, errors) = Run(_log.Save("broken.json", receipt.ToJson()));
        Assert.Equal(1, code);
        Assert.Contains($"The receipt proves nothing: {reason}", errors, StringComparison.Ordinal);
    }

    private (int Code, string Output, string Errors) Run(FileInfo? receipt, bool withLog = true) => Run(receipt, withLog ? _log.Folder : null);

    private (int Code, string Output, string Errors) Run(FileInfo? receipt, string? folder)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = VerifyCommand.Run(receipt, folder is null ? null : new DirectoryInfo(folder), _log.KeyFile, output, errors);
        return (code, $"{output}", $"{errors}");
    }
}
