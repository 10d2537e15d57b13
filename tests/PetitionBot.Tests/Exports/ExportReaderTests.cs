using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Exports;
using PetitionBot.Tests.Ledger;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Exports;

/// <summary>Whatever happens to an export on its way: no number is dropped, and nothing is shown that was not signed.</summary>
public sealed class ExportReaderTests
{
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Fact]
    public void A_sound_one_opens_wholly()
    {
        var opened = SampleExport.Open(SampleExport.Lines);
        Assert.Equal([1, 2, 3, 4, 5], opened.Select(one => one.First));
        Assert.All(opened, one => Assert.Null(one.Problem));
        Assert.Equal([true, false, false, true, true], opened.Select(one => one.IsCounted));
        Assert.True(opened[2].IsGone);
        Assert.Equal(["Айгүл 1", "Айгүл 2", null, "Айгүл 4", "Айгүл 5"], opened.Select(one => one.Fields?.Name));
        // So that people can take an envelope out with the simplest of tools.
        Assert.DoesNotContain("\\u", string.Concat(SampleExport.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_the_same_again() => Prop.ForAll(Records, record =>
    {
        using var stream = new MemoryStream();
        ExportWriter.Write(stream, SampleExport.Header, [record, record]);
        using var reader = ExportReader.Open(new MemoryStream(stream.ToArray()));
        var lines = reader.Lines().ToList();
        var same = JsonSerializer.Serialize(record, ExportJson.Default.ExportRecord);
        return lines is [{ Problem: null, Record: { } first }, { Problem: null, Record: not null }, { Problem: null, Record: null }]
            && JsonSerializer.Serialize(first, ExportJson.Default.ExportRecord) == same;
    }).Check(Some);

    [Fact]
    public void A_line_that_is_lost_doubled_moved_or_damaged_costs_that_line_and_is_told() => Prop.ForAll<int, int, int>((how, line, place) =>
    {
        var lines = SampleExport.Lines.ToList();
        var at = 1 + (int)((uint)line % (lines.Count - 1));
        var text = lines[at];
        switch ((uint)how % 5)
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(at, text); break;
            case 2: (lines[at], lines[1]) = (lines[1], lines[at]); break;
            case 3: lines[at] = text[..(int)((uint)place % text.Length)]; break;
            default: lines[at] = Changed(text, place); break;
        }

        // A letter that says nothing of what is inside an envelope (its outside names the kind of content) may change and be let pass.
        var isHarmless = (uint)how % 5 == 4 && Shown(SampleExport.Open(lines)).SequenceEqual(Shown(SampleExport.Open(SampleExport.Lines)));
        return TellsEverything(lines, isSound: isHarmless || lines.SequenceEqual(SampleExport.Lines));
    }).Check(Some);

    [Fact]
    public void A_file_that_was_cut_off_anywhere_says_so()
    {
        for (var keep = 1; keep < SampleExport.Lines.Count; keep++)
        {
            var opened = SampleExport.Open(SampleExport.Lines.Take(keep));
            Assert.Contains(opened, one => one.Problem?.Contains("it was cut off", StringComparison.Ordinal) == true);
        }
    }

    [Fact]
    public void What_is_no_export_is_refused_at_its_first_line()
    {
        Assert.Equal("it is empty", Refusal(""));
        Assert.Contains("it is no export", Refusal("{}"), StringComparison.Ordinal);
        Assert.Contains("it is no export", Refusal("PK\u0003\u0004"), StringComparison.Ordinal);
        Assert.Contains("'petitionbot-export-v2', and this program reads 'petitionbot-export-v1'", Refusal(SampleExport.Lines[0].Replace("-v1", "-v2", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_lie_of_a_server_is_named()
    {
        Assert.Contains("not what the log commits to", Problem(4, record => record with { Envelope = SampleExport.Record(5).Envelope }), StringComparison.Ordinal);
        Assert.Contains("not what the log commits to", Problem(4, record => record with { Nonce = new byte[32] }), StringComparison.Ordinal);
        Assert.Contains("its state, day or version is not", Problem(4, record => record with { State = "withdrawn" }), StringComparison.Ordinal);
        Assert.Contains("its state, day or version is not", Problem(4, record => record with { Day = record.Day!.Value.AddDays(1) }), StringComparison.Ordinal);
        Assert.Contains("its state, day or version is not", Problem(4, record => record with { Version = null }), StringComparison.Ordinal);
        Assert.Contains("an entry of the log is about another number", Problem(4, record => record with { Entries = SampleExport.Record(5).Entries }), StringComparison.Ordinal);
        Assert.Contains("the log has no entry", Problem(4, record => record with { Entries = [] }), StringComparison.Ordinal);
        Assert.Contains("stand at places that cannot be", Problem(4, record => record with { Entries = [record.Entries[0] with { Index = 7 }] }), StringComparison.Ordinal);
        Assert.Contains("the log does not say that it was withdrawn", Problem(4, record => record with { Why = ExportRecord.Gone }), StringComparison.Ordinal);
        Assert.Contains("still kept under the server's secret", Problem(4, record => record with { Envelope = null, Why = ExportRecord.Vault }), StringComparison.Ordinal);
        Assert.Contains("cannot be held against the log", Problem(4, record => record with { Nonce = null, Why = ExportRecord.Unreadable }), StringComparison.Ordinal);
        Assert.Contains("is not in the export", Problem(4, record => record with { Envelope = null }), StringComparison.Ordinal);
        Assert.Contains("its nonce has not 32 bytes", Problem(4, record => record with { Nonce = new byte[31] }), StringComparison.Ordinal);
        Assert.Contains("a reason that this program does not know ('lazy')", Problem(4, record => record with { Why = "lazy" }), StringComparison.Ordinal);
        Assert.Contains("no more than the log has entries (7)", Problem(0, record => record with { Serial = long.MaxValue }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_published_log_a_changed_entry_is_named_and_newer_ones_are_told_apart()
    {
        using var folder = new TestFolder();
        await using var log = await SampleLog.CreateAsync(folder.Root);
        await log.SignAsync(1, 5);
        await log.AppendAsync(Core.Ledger.LogEntry.Withdrawn(SampleLog.Petition, 2, SampleLog.Day), Core.Ledger.LogEntry.Withdrawn(SampleLog.Petition, 3, SampleLog.Day));
        await log.PublishAsync();
        Assert.All(Open(log, SampleExport.Lines), one => Assert.True(one is { Problem: null, IsUnpublished: false }));
        // A withdrawn signature cannot be sold as a counted one, nor one be left out at the end.
        var sold = SampleExport.Record(2) with { State = "signed", Entries = [SampleExport.Record(2).Entries[0]] };
        Assert.Contains("not those that were published", Open(log, With(2, sold))[1].Problem, StringComparison.Ordinal);
        string[] without = [.. SampleExport.Lines.Take(5), "{\"records\":4}"];
        Assert.Equal((5, 5, "the export has no record of it"), Open(log, without).Select(one => (one.First, one.Last, one.Problem)).Last());

        using var other = new TestFolder();
        await using var shorter = await SampleLog.CreateAsync(other.Root, log.Key);
        await shorter.SignAsync(1, 4);
        await shorter.PublishAsync();
        Assert.Equal([false, true, true, false, true], Open(shorter, SampleExport.Lines).Select(one => one.Problem is null && one.IsUnpublished));
    }

    private static Arbitrary<ExportRecord> Records { get; } = (
        from serial in Gen.Choose(1, int.MaxValue)
        from bytes in Generators.BytesOf(33).ListOf()
        from nonce in Generators.BytesOf(32)
        from texts in Generators.Text.ArrayOf(2)
        from isSealed in Gen.Elements(true, false)
        select new ExportRecord
        {
            Serial = serial,
            State = texts[0],
            Day = new DateOnly(2026, 7, 1).AddDays(serial % 1000),
            Entries = [.. bytes.Select((one, at) => new ExportEntry(at, one))],
            Nonce = isSealed ? nonce : null,
            Envelope = isSealed ? [.. bytes.SelectMany(one => one)] : null,
            Open = isSealed ? null : nonce,
            Why = texts[1],
        }).ToArbitrary();

    // Every number is opened, or named by a problem; and what is opened is what was signed.
    private static bool TellsEverything(List<string> lines, bool isSound)
    {
        var opened = SampleExport.Open(lines);
        var named = opened.SelectMany(one => Enumerable.Range((int)one.First, (int)(one.Last - one.First + 1))).ToHashSet();
        var cutOff = opened.Any(one => one.First == 0);
        for (var serial = 1; serial <= SampleExport.Count; serial++)
        {
            if (!named.Contains(serial) && !cutOff) return false;
        }

        foreach (var one in opened.Where(one => one.Fields is not null))
        {
            if (one.Fields!.Name != Core.Ledger.CanonicalFields.Read(SampleLog.FieldsOf(one.First).Fields).Name) return false;
        }

        return isSound || opened.Any(one => one.Problem is not null);
    }

    private static IEnumerable<string> Shown(IEnumerable<OpenedSignature> opened) => opened.Select(one =>
        $"{one.First} {one.Last} {one.Problem} {(one.Fields is { } fields ? Convert.ToHexString(fields.Bytes) : "")}");

    // A digit or letter becomes another one, somewhere.
    private static string Changed(string text, int place)
    {
        for (var at = (int)((uint)place % text.Length); ; at = (at + 1) % text.Length)
        {
            if (char.IsAsciiLetterOrDigit(text[at])) return $"{text[..at]}{(text[at] == 'x' ? 'y' : 'x')}{text[(at + 1)..]}";
        }
    }

    private static string Refusal(string text) => Assert.Throws<FormatException>(() => ExportReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)))).Message;

    private static IEnumerable<string> With(int serial, ExportRecord record) =>
        SampleExport.Lines.Select((line, at) => at == serial ? JsonSerializer.Serialize(record, ExportJson.Default.ExportRecord) : line);

    private static string Problem(long named, Func<ExportRecord, ExportRecord> lie)
    {
        var opened = SampleExport.Open(With(4, lie(SampleExport.Record(4))));
        var wrong = Assert.Single(opened, one => one.Problem is not null && one.First == named);
        Assert.Null(wrong.Fields);
        Assert.Equal(3, opened.Count(one => one.Fields is not null));
        return wrong.Problem!;
    }

    private static IReadOnlyList<OpenedSignature> Open(SampleLog log, IEnumerable<string> lines)
    {
        using var reader = SampleExport.Read(lines);
        var published = PublishedEntries.Read(Core.Ledger.PublishedLog.Open(log.Folder, log.Pinned), reader.Header);
        return [.. new Unsealer(reader.Header, TestKey.Key, published).OpenAll(reader.Lines())];
    }
}
