using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;
using PetitionBot.Operations;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Ledger;

/// <summary>Three checkers, one verdict: on logs as they are published, and on logs that were tampered with.</summary>
public sealed class PublishedCasesTests : IAsyncLifetime, IDisposable
{
    private const string First = "tile/entries/000";
    private const string Last = "tile/entries/001.p/50";

    private static readonly PetitionId Other = new("other");
    private static readonly (string, long)[] Counts = [("fair-elections", 299), ("other", 1)];

    private readonly TestFolder _folder = new();
    private SampleLog _log = null!;
    private PublishedCases _cases = null!;

    /// <summary>300 signatures, one of them withdrawn, one invalidated and reinstated; one of another petition; a record.</summary>
    public async Task InitializeAsync()
    {
        _log = await SampleLog.CreateAsync(_folder.Root);
        _cases = new PublishedCases(_log.Pinned);
        await _log.SignAsync(1, 300);
        await _log.AppendAsync(
            LogEntry.Withdrawn(SampleLog.Petition, 1, SampleLog.Day),
            LogEntry.Invalidated(SampleLog.Petition, 2, SampleLog.Day),
            LogEntry.Reinstated(SampleLog.Petition, 2, SampleLog.Day),
            LogEntry.Corrected(SampleLog.Petition, 3, SampleLog.Day, SampleLog.Version, SampleLog.CommitmentOf(SampleLog.FieldsOf(3))),
            LogEntry.Signed(Other, 1, SampleLog.Day, SampleLog.Version, SampleLog.CommitmentOf(SampleLog.FieldsOf(1))),
            LogEntry.Audit(Other, SampleLog.Day, new AuditHash(new byte[32])));
        await _log.PublishAsync();
    }

    public async Task DisposeAsync() => await _log.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [FactNeeding("node")]
    public async Task Every_checker_counts_the_same_and_refuses_the_same()
    {
        await AddWholeAsync();
        AddTampered();
        AddCheckpoints();
        await AddIllegalMovesAsync();
        Assert.True(_cases.Logs.Count > 20);
        var file = _log.Save("cases.json", _cases.ToJson()).FullName;
        var due = $"{_cases.Logs.Count} cases, 0 wrong\n";
        var (byTheDocument, byThePage) = (await Checker.RunAsync("check-log.mjs", file), await Checker.RunPageAsync(file));
        Action[] verdicts = [.. _cases.Logs.Select(one => (Action)(() => Judge(one))), () => Assert.True(byTheDocument == due, byTheDocument), () => Assert.True(byThePage == due, byThePage)];
        Assert.Multiple(verdicts);
    }

    private static Dictionary<string, byte[]> With(Dictionary<string, byte[]> files, string path, Func<byte[], byte[]> change) =>
        new(files) { [path] = change(files[path]) };

    private static Dictionary<string, byte[]> Without(Dictionary<string, byte[]> files, params string[] paths) =>
        files.Where(file => !paths.Contains(file.Key)).ToDictionary();

    private static byte[] Flip(byte[] bytes, int at) => [.. bytes[..at], (byte)(bytes[at] ^ 1), .. bytes[(at + 1)..]];

    private void Judge(PublishedCases.LogCase one)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = VerifyCommand.Run(null, new DirectoryInfo(_cases.Write(_folder.Root, one.Folder)), _log.KeyFile, output, errors);
        Assert.True(code == (one.Counted is null ? 1 : 0), $"{one.Name}: {code} {errors}");
        if (one.Counted is null) Assert.Contains(one.Says!, $"{errors}", StringComparison.Ordinal);
        else foreach (var (petition, count) in one.Counted) Assert.Contains($"{petition}: {count} counted of ", $"{output}", StringComparison.Ordinal);
    }

    private async Task AddWholeAsync()
    {
        var files = PublishedCases.Read(_log.Folder);
        Assert.True(files.ContainsKey(Last), string.Join(' ', files.Keys));
        _cases.Whole("as published", files, Counts);
        _cases.Whole("a stray partial bundle of an earlier size", new(files) { ["tile/entries/001.p/7"] = [1, 2, 3] }, Counts);
        _cases.Whole("a stray partial bundle of a full one", new(files) { ["tile/entries/000.p/7"] = [1, 2, 3] }, Counts);
        _cases.Whole("no tiles of hashes", Without(files, [.. files.Keys.Where(path => path.StartsWith("tile/0", StringComparison.Ordinal))]), Counts);
        // As after a crash before the checkpoint, where the older partial file is gone already.
        await _log.SignAsync(301, 600);
        await _log.PublishAsync();
        var later = PublishedCases.Read(_log.Folder);
        _cases.Whole("full bundles and an older checkpoint", new(Without(later, Last)) { ["checkpoint"] = files["checkpoint"] }, Counts);
        _cases.Whole("later", later, ("fair-elections", 599), ("other", 1));
    }

    private void AddTampered()
    {
        var files = _cases.Folders["as published"];
        _cases.Broken("a missing bundle", Without(files, First), "missing", "tile/entries/000 is missing");
        _cases.Broken("a missing partial bundle", Without(files, Last), "missing", $"{Last} is missing");
        _cases.Broken("an altered leaf", With(files, First, bytes => Flip(bytes, 60)), "changed", "something was changed, removed or added");
        _cases.Broken("an altered leaf of the last bundle", With(files, Last, bytes => Flip(bytes, 60)), "changed", "something was changed");
        _cases.Broken("an altered length", With(files, First, bytes => Flip(bytes, 0)), "damaged", "tile/entries/000");
        _cases.Broken("a truncated bundle", With(files, First, bytes => bytes[..^1]), "damaged", "tile/entries/000 ends within an entry");
        _cases.Broken("a bundle cut within a length", With(files, Last, bytes => bytes[..1]), "damaged", $"{Last} ends within an entry");
        _cases.Broken("an empty bundle", With(files, Last, _ => []), "damaged", $"{Last} ends within an entry");
        _cases.Broken("bytes behind the last entry", With(files, Last, bytes => [.. bytes, 0, 0]), "damaged", $"{Last} has 2 bytes behind");
        _cases.Broken("an entry too many in a full bundle", With(files, First, bytes => PublishedCases.Rebundle(bytes, entries => entries.Add(entries[0]))), "damaged", "bytes behind");
        _cases.Broken("a removed entry", With(files, First, bytes => PublishedCases.Rebundle(bytes, entries => entries.RemoveAt(9))), "damaged", "ends within");
        _cases.Broken("two entries that changed places", With(files, First, bytes => PublishedCases.Rebundle(bytes, entries => entries.Reverse(9, 2))), "changed", "changed");
    }

    private void AddCheckpoints()
    {
        var files = _cases.Folders["as published"];
        var at = Checkpoint.Read(SignedNote.Parse(files["checkpoint"]));
        using var other = LogKey.Create();
        Dictionary<string, byte[]> Sign(Checkpoint checkpoint, LogKey key) => new(files) { ["checkpoint"] = Encoding.UTF8.GetBytes($"{checkpoint.Sign(key)}") };
        var root = PublishedLog.Open(_log.Folder, _log.Pinned).Root(300);
        _cases.Broken("no checkpoint", Without(files, "checkpoint"), "missing", "checkpoint");
        _cases.Broken("an altered checkpoint", With(files, "checkpoint", bytes => Flip(bytes, 30)), "unsigned", "not signed by the key");
        _cases.Broken("a checkpoint that is none", With(files, "checkpoint", bytes => bytes[..20]), "damaged", "a note is");
        _cases.Broken("a checkpoint of another key", Sign(at, other), "unsigned", "not signed by the key");
        _cases.Broken("a checkpoint of another log", Sign(at with { Origin = "petitionbot/fedcba9876543210" }, _log.Key), "otherLog", "key");
        _cases.Broken("a larger size", Sign(at with { Size = at.Size + 1 }, _log.Key), "missing", "tile/entries/001.p/51 is missing");
        _cases.Broken("a much larger size", Sign(at with { Size = 70_000_000 }, _log.Key), "missing", "tile/entries/001 is missing");
        _cases.Broken("a smaller size", Sign(at with { Size = 300, Root = root }, _log.Key), "missing", "tile/entries/001.p/44 is missing");
        _cases.Broken("a smaller size and the same root", Sign(at with { Size = 256 }, _log.Key), "changed", "changed");
        _cases.Broken("no entries", Sign(at with { Size = 0 }, _log.Key), "changed", "changed");
        _cases.Broken("a wrong root", Sign(at with { Root = root }, _log.Key), "changed", "changed");
    }

    private async Task AddIllegalMovesAsync()
    {
        LogEntry Reinstated(long serial) => LogEntry.Reinstated(SampleLog.Petition, serial, SampleLog.Day);
        LogEntry Invalidated(long serial) => LogEntry.Invalidated(SampleLog.Petition, serial, SampleLog.Day);
        LogEntry Withdrawn(long serial) => LogEntry.Withdrawn(SampleLog.Petition, serial, SampleLog.Day);
        await MoveAsync("reinstated after withdrawn", "serial 1 of fair-elections is withdrawn and cannot be reinstated", Withdrawn(1).Bytes, Reinstated(1).Bytes);
        await MoveAsync("two signed for one serial", "serial 2 of fair-elections is signed where serial 4 is due", SampleLog.Signed(2).Bytes);
        await MoveAsync("a serial left out", "serial 5 of fair-elections is signed where serial 4 is due", SampleLog.Signed(5).Bytes);
        await MoveAsync("withdrawn twice", "cannot be withdrawn", Withdrawn(2).Bytes, Withdrawn(2).Bytes);
        await MoveAsync("invalidated twice", "cannot be invalidated", Invalidated(2).Bytes, Invalidated(2).Bytes);
        await MoveAsync("reinstated while it is counted", "serial 2 of fair-elections is signed and cannot be reinstated", Reinstated(2).Bytes);
        await MoveAsync("withdrawn and never signed", "serial 9 of fair-elections is unknown and cannot be withdrawn", Withdrawn(9).Bytes);
        await MoveAsync("the greatest serial withdrawn", "is unknown", Withdrawn(LogEntry.MaxSerial).Bytes);
        await MoveAsync("an entry of an unknown format", "format 9 is unknown", [9, .. Withdrawn(2).Bytes[1..]]);
        await MoveAsync("an entry of an unknown kind", "kind 7 is unknown", [1, 7, .. Withdrawn(2).Bytes[2..]]);
        await MoveAsync("an entry with a byte left over", "bytes follow its end", [.. Withdrawn(2).Bytes, 0]);
        await MoveAsync("an empty entry", "format at byte 0", Array.Empty<byte>());
    }

    // A log of three that its owner signed and published, moves and all.
    private async Task MoveAsync(string name, string says, params byte[][] entries)
    {
        var root = Directory.CreateDirectory(Path.Combine(_folder.Root, $"made {name}")).FullName;
        await using var log = await SampleLog.CreateAsync(root, _log.Key);
        await log.SignAsync(1, 3);
        foreach (var entry in entries) await log.AppendRawAsync(entry);
        await log.PublishAsync();
        _cases.Broken(name, PublishedCases.Read(log.Folder), "rules", says);
    }
}
