using System.Text.Json.Nodes;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Texts;
using PetitionBot.Operations;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Ledger;

/// <summary>Three checkers, one verdict: on what organizers open for an audit.</summary>
public sealed class OpenedCasesTests : IAsyncLifetime, IDisposable
{
    private const int Number = 20;

    // What 20 of 119 prove with 0, 1 and 2 bad ones, by the formula of the page; SampleTests hold the formula itself.
    private static readonly long[] Most = [.. new long[] { 0, 1, 2 }.Select(bad => Sample.MostBad(119, Number, bad))];

    private readonly TestFolder _folder = new();
    private SampleLog _log = null!;
    private PublishedCases _cases = null!;
    private SignedNote _note = null!;

    /// <summary>120 signatures, one withdrawn; then the checkpoint of the lot; then the log goes on.</summary>
    public async Task InitializeAsync()
    {
        _log = await SampleLog.CreateAsync(_folder.Root);
        _cases = new PublishedCases(_log.Pinned);
        await _log.SignAsync(1, 120);
        await _log.AppendAsync(LogEntry.Withdrawn(SampleLog.Petition, 119, SampleLog.Day));
        foreach (var serial in Enumerable.Range(1, 60)) await _log.AppendAsync(Corrected(serial));
        _note = (await _log.PublishAsync())!;
        _cases.Whole("at the draw", PublishedCases.Read(_log.Folder), ("fair-elections", 119));
        await _log.SignAsync(121, 300);
        await _log.AppendAsync(LogEntry.Withdrawn(SampleLog.Petition, 5, SampleLog.Day), Corrected(6));
        await _log.PublishAsync();
        _cases.Whole("later", PublishedCases.Read(_log.Folder), ("fair-elections", 298));
    }

    public async Task DisposeAsync() => await _log.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [FactNeeding("node")]
    public async Task Every_checker_finds_the_same_faults()
    {
        var good = _log.Open(Number, note: _note);
        Assert.Equal((Number, 0), (good.Records.Count, good.Unopened.Count));
        AddClean(good);
        AddFaulty(good, good.Records[3].Serial, good.Records[8].Serial, Enumerable.Range(1, 118).First(serial => good.Records.All(record => record.Serial != serial)));
        AddLots(good);
        AddRefused(good);
        Assert.True(_cases.Audits.Count > 30);
        var file = _log.Save("cases.json", _cases.ToJson()).FullName;
        var count = _cases.Audits.Count + _cases.Logs.Count;
        var due = $"{count} cases, 0 wrong\n";
        var (byTheDocument, byThePage) = (await Checker.RunAsync("check-log.mjs", file), await Checker.RunPageAsync(file));
        Action[] verdicts = [.. _cases.Audits.Select(one => (Action)(() => Judge(one))), () => Assert.True(byTheDocument == due, byTheDocument), () => Assert.True(byThePage == due, byThePage)];
        Assert.Multiple(verdicts);
    }

    private static LogEntry Corrected(long serial) =>
        LogEntry.Corrected(SampleLog.Petition, serial, SampleLog.Day.AddDays(1), SampleLog.Version, SampleLog.CommitmentOf(SampleLog.FieldsOf(serial)));

    private static OpenedRecords Change(OpenedRecords opened, long serial, Func<OpenedRecord, OpenedRecord> change) =>
        opened with { Records = [.. opened.Records.Select(record => record.Serial == serial ? change(record) : record)] };

    private static OpenedRecords Without(OpenedRecords opened, long serial) =>
        opened with { Records = [.. opened.Records.Where(record => record.Serial != serial)] };

    private static byte[] Flip(byte[] bytes, int at) => [.. bytes[..at], (byte)(bytes[at] ^ 1), .. bytes[(at + 1)..]];

    private static string Edit(OpenedRecords opened, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(opened.ToJson())!;
        change(json);
        return json.ToJsonString();
    }

    private void AddClean(OpenedRecords good)
    {
        Found("as opened", good, 0);
        Found("as opened, held against the log of that time", good, "at the draw", 119, Number, Most[0]);
        Found("in another order", good with { Records = [.. good.Records.Reverse()] }, 0);
        Found("all of them", _log.Open(1000, note: _note), "later", 119, 119, 0);
        Found("at the newest checkpoint", _log.Open(298), "later", 298, 298, 0);
        Found("randomness with a letter in two parts", good with { Randomness = "и\u0306 1", Records = _log.Open(Number, "\u0439 1", _note).Records }, 0);
    }

    private void AddFaulty(OpenedRecords good, long one, long two, long foreign)
    {
        var other = SampleLog.FieldsOf(two);
        var name = new CanonicalFields("Another Name", "almaty", null, null, Language.Kazakh, 1).Bytes;
        OpenedRecord Foreign() => good.Records[0] with { Serial = foreign };
        Found("one is missing", Without(good, one), 1, $"{one} missing");
        Found("two are missing", Without(Without(good, one), two), 2, $"{one} missing", $"{two} missing");
        Found("an extra one", good with { Records = [.. good.Records, Foreign()] }, 0, $"{foreign} not-drawn");
        Found("a serial that is none", good with { Records = [.. good.Records, Foreign() with { Serial = LogEntry.MaxSerial }] }, 0, $"{LogEntry.MaxSerial} not-drawn");
        Found("one in the place of another", Change(good, one, _ => Foreign()), 1, $"{one} missing", $"{foreign} not-drawn");
        Found("one twice", good with { Records = [.. good.Records, good.Records[3]] }, 1, $"{one} twice");
        Found("an altered name", Change(good, one, record => record with { Fields = name }), 1, $"{one} commitment");
        Found("an altered salt", Change(good, one, record => record with { Salt = Flip(record.Salt, 5) }), 1, $"{one} commitment");
        Found("an altered nonce", Change(good, one, record => record with { Nonce = Flip(record.Nonce, 31) }), 1, $"{one} commitment");
        Found("another signer's fields", Change(good, one, record => record with { Nonce = other.Nonce, Salt = other.Salt, Fields = other.Fields }), 1, $"{one} commitment");
        Found("fields that are none", Change(good, one, record => record with { Fields = [1, 2, 3] }), 1, $"{one} no-fields");
        Found("no fields", Change(good, one, record => record with { Fields = [] }), 1, $"{one} no-fields");
        Found("fields with a byte left over", Change(good, one, record => record with { Fields = [.. record.Fields, 0] }), 1, $"{one} no-fields");
        Found("another index", Change(good, one, record => record with { Index = record.Index + 1 }), 1, $"{one} other-entry");
        Found("another day", Change(good, one, record => record with { Day = record.Day.AddDays(-1) }), 1, $"{one} other-entry");
        Found("another version", Change(good, one, record => record with { Version = Flip(record.Version, 0) }), 1, $"{one} other-entry");
        foreach (var reason in new[] { "missing", "unreadable", "differs" })
            Found($"one not opened: {reason}", Without(good, one) with { Unopened = [new(one, reason)] }, 1, $"{one} not-opened-{reason}");
        Found("opened and not opened", good with { Unopened = [new(one, "missing")] }, 1, $"{one} twice");
        // The entry that was corrected after the draw, though with fields that fit it.
        var corrected = _log.Open(1000, note: _note);
        Found("the signed entry of what was corrected before", Change(corrected, 9, record => record with { Index = 8, Day = SampleLog.Day }), "later", 119, 119, 1, "9 other-entry");
        Found("what was corrected after the draw", Change(corrected, 6, record => record with { Index = 362 }), "later", 119, 119, 1, "6 other-entry");
    }

    private void AddLots(OpenedRecords good)
    {
        var fewer = _log.Open(5, note: _note);
        Found("more asked for than opened", fewer with { Number = 6 }, "later", 119, 6, Sample.MostBad(119, 6, 1), $"{good.Records[5].Serial} missing");
        var newer = _log.Open(300);
        // Another randomness, checkpoint or petition draws other serials: what is opened does not answer that lot.
        Found("all, at another checkpoint", newer with { Checkpoint = $"{_note}" }, "later", 119, 119, 2, [
            "5 missing", "6 other-entry", .. Enumerable.Range(121, 180).Select(serial => $"{serial} not-drawn")]);
        Refused("another petition", (good with { Petition = "other" }).ToJson(), "noneCounted", "no counted signature of other");
    }

    private void AddRefused(OpenedRecords good)
    {
        var checkpoint = Checkpoint.Read(_note);
        using var other = LogKey.Create();
        Refused("a checkpoint of another key", (good with { Checkpoint = $"{checkpoint.Sign(other)}" }).ToJson(), "unsigned", "not signed by the key");
        Refused("a checkpoint of another log", (good with { Checkpoint = $"{(checkpoint with { Origin = "petitionbot/x" }).Sign(_log.Key)}" }).ToJson(), "otherLog", "key");
        Refused("a checkpoint of another root", (good with { Checkpoint = $"{(checkpoint with { Root = new byte[32] }).Sign(_log.Key)}" }).ToJson(), "changed", "changed");
        Refused("a checkpoint of a longer log", (good with { Checkpoint = $"{(checkpoint with { Size = 5000 }).Sign(_log.Key)}" }).ToJson(), "shorter", "speaks of 5000");
        Refused("no checkpoint", (good with { Checkpoint = "" }).ToJson(), "noOpened", "a note is");
        foreach (var randomness in new[] { "", " ", "...", "a\nb", "a\u0085", "a\uFFFE", new string('a', 1001) })
            Refused($"randomness {Uri.EscapeDataString(randomness)}", (good with { Randomness = randomness }).ToJson(), "noOpened", "randomness");
        Refused("half a letter", good.ToJson().Replace("lottery", "\\ud800", StringComparison.Ordinal), "noOpened", "randomness");
        Refused("number 0", (good with { Number = 0 }).ToJson(), "noOpened", "number");
        Refused("number 2^31", (good with { Number = 1L << 31 }).ToJson(), "noOpened", "number");
        Refused("a number as text", Edit(good, json => json["number"] = "20"), "noOpened", "$.number");
        Refused("a number with a fraction", good.ToJson().Replace("\"number\": 20", "\"number\": 20.0", StringComparison.Ordinal), "noOpened", "$.number");
        Refused("a member twice", good.ToJson().Replace("\"number\": 20", "\"number\": 20, \"number\": 20", StringComparison.Ordinal), "noOpened", "number");
        Refused("a member of a record twice", good.ToJson().Replace($"\"serial\": {good.Records[0].Serial},", $"\"serial\": 1, \"serial\": {good.Records[0].Serial},", StringComparison.Ordinal), "noOpened", "serial");
        Refused("a member too many", Edit(good, json => json["note"] = "x"), "noOpened", "note");
        Refused("a member too few", Edit(good, json => json["records"]![0]!.AsObject().Remove("salt")), "noOpened", "records[0]");
        Refused("no record", Edit(good, json => json["records"]![0] = null), "noOpened", "record");
        Refused("records that are no list", Edit(good, json => json["records"] = "x"), "noOpened", "$.records");
        Refused("a short salt", Change(good, good.Records[0].Serial, record => record with { Salt = record.Salt[..31] }).ToJson(), "noOpened", "32 bytes");
        Refused("base64 with bits that stand for nothing", Edit(good, json => json["records"]![0]!["salt"] = new string('A', 42) + "B="), "noOpened", "$.records[0].salt");
        Refused("a day that is none", Edit(good, json => json["records"]![0]!["day"] = "2026-02-30"), "noOpened", "$.records[0].day");
        Refused("an unknown reason", (good with { Unopened = [new(1, "tired")] }).ToJson(), "noOpened", "reason");
        Refused("another format", (good with { Format = "petitionbot-opened-v2" }).ToJson(), "noOpened", "format");
        Refused("a receipt", "{\"format\":\"petitionbot-receipt-v1\"}", "noOpened", "no opened records");
        Refused("nothing", "", "noOpened", "no opened records");
    }

    private void Found(string name, OpenedRecords opened, int bad, params string[] failures) =>
        Found(name, opened, "later", 119, Number, Most[bad], failures);

    private void Found(string name, OpenedRecords opened, string folder, long counted, int drawn, long most, params string[] failures) =>
        _cases.Audits.Add(new(name, folder, opened.ToJson(), new(counted, drawn, most, [.. failures.Order(StringComparer.Ordinal)]), null, null));

    private void Refused(string name, string json, string code, string says) => _cases.Audits.Add(new(name, "later", json, null, code, says));

    private void Judge(PublishedCases.AuditCase one)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var folder = _cases.Write(_folder.Root, one.Folder);
        var code = AuditCommand.Run(new DirectoryInfo(folder), _log.KeyFile, _log.Save("opened.json", one.Opened), output, errors);
        Assert.True(code == (one.Result is { Failures.Count: 0 } ? 0 : 1), $"{one.Name}: {code} {errors}");
        if (one.Result is null)
        {
            Assert.Contains(one.Says!, $"{errors}", StringComparison.Ordinal);
            return;
        }

        var report = AuditReport.Of(OpenedRecords.Parse(one.Opened), PublishedLog.Open(folder, _log.Pinned), _log.Pinned);
        var failures = report.Failures.Select(failure => $"{failure.Serial} {failure.Why}").Order(StringComparer.Ordinal);
        Assert.Equal(
            $"{one.Name}: {one.Result.Counted} {one.Result.Drawn} {one.Result.Most} {string.Join(", ", one.Result.Failures)}",
            $"{one.Name}: {report.Counted} {report.Drawn} {report.MostBad} {string.Join(", ", failures)}");
        foreach (var failure in report.Failures) Assert.Contains($"Signature {failure.Serial}: ", $"{errors}", StringComparison.Ordinal);
        // Names are for the page: a terminal keeps what it showed.
        Assert.DoesNotContain("Айгүл", $"{output}{errors}", StringComparison.Ordinal);
    }
}
