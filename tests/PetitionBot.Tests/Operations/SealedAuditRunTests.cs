using PetitionBot.Core.Ledger;
using PetitionBot.Operations;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>An audit by lot where only organizers can open: the drawn signatures, and no other.</summary>
public sealed class SealedAuditRunTests
{
    private const string Randomness = "the lottery of 1 July: 3 14 15 92";

    [Fact]
    public async Task The_drawn_ones_are_opened_from_an_export_on_an_organizers_computer()
    {
        await using var desk = await SealedDesk.OpenAsync();
        for (var person = 1; person <= 8; person++) await desk.SignAsync(person, "Ann Lee");
        await desk.PublishAsync();
        desk.Export();
        // A later correction or withdrawal changes nothing of the lot at the checkpoint.
        var (code, output, errors) = Disclose(desk, desk.At("plea.jsonl"));
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("opened.json NAMES PEOPLE: all that 3 signers of plea filled in", output, StringComparison.Ordinal);
        var opened = OpenedRecords.Parse(await File.ReadAllTextAsync(desk.At("opened.json").FullName));
        Assert.All(opened.Records, record => Assert.Equal("Ann Lee", CanonicalFields.Read(record.Fields).Name));
        var lot = SealedDesk.Capture((to, wrong) => LotCommand.Run(Options(desk), to, wrong));
        Assert.Equal(lot.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(line => line.Trim()), opened.Records.Select(record => $"{record.Serial}"));
        var audit = SealedDesk.Capture((to, wrong) => AuditCommand.Run(desk.Log, desk.LogKeyFile, desk.At("opened.json"), to, wrong));
        Assert.Equal((0, ""), (audit.Code, audit.Errors));
        Assert.Contains("3 of 3 drawn signatures are what was signed; 8 are counted.", audit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_says_that_it_cannot_open_and_where_to_do_it()
    {
        await using var desk = await SealedDesk.OpenAsync();
        await desk.SignAsync(1, "Ann Lee");
        await desk.PublishAsync();
        var (code, _, errors) = Disclose(desk, null);
        Assert.Equal(1, code);
        Assert.Contains("sealed to the organizers, and this server cannot open it", errors, StringComparison.Ordinal);
        Assert.Contains("--export FILE --organizer-key NAME.key.pem", errors, StringComparison.Ordinal);
        Assert.False(desk.At("opened.json").Exists);
    }

    [Fact]
    public async Task A_petition_that_asks_nothing_is_opened_from_the_book()
    {
        await using var desk = await SealedDesk.OpenAsync(fields: "[]");
        await desk.Book.SayAsync(1, "/start");
        var read = await desk.Book.PressAsync(1, "1|s|plea|");
        await desk.Book.PressAsync(1, read.DataOf("c"));
        await desk.PublishAsync();
        Assert.Equal((0, ""), (Disclose(desk, null).Code, SealedDesk.Capture((to, wrong) => AuditCommand.Run(desk.Log, desk.LogKeyFile, desk.At("opened.json"), to, wrong)).Errors));
    }

    [Fact]
    public async Task A_damaged_or_unsealed_export_is_refused_and_a_missing_record_is_told_by_number()
    {
        await using var desk = await SealedDesk.OpenAsync(seals: false);
        await desk.SignAsync(1, "Ann Lee");
        await desk.PublishAsync();
        desk.Export();
        Assert.Contains("no. 1 filled in is still kept under the server's secret", Disclose(desk, desk.At("plea.jsonl")).Errors, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(desk.At("plea.jsonl").FullName);
        await File.WriteAllLinesAsync(desk.At("cut.jsonl").FullName, lines[..1]);
        Assert.Contains("cut.jsonl, line 2: the file ends before its last line", Disclose(desk, desk.At("cut.jsonl")).Errors, StringComparison.Ordinal);
        await File.WriteAllLinesAsync(desk.At("other.jsonl").FullName, [lines[0].Replace("plea", "other", StringComparison.Ordinal), .. lines[1..]]);
        Assert.Contains("other.jsonl is an export of other, and the lot was drawn for plea", Disclose(desk, desk.At("other.jsonl")).Errors, StringComparison.Ordinal);
        Assert.False(desk.At("opened.json").Exists);
        await File.WriteAllLinesAsync(desk.At("less.jsonl").FullName, [lines[0], "{\"records\":0}"]);
        var (code, _, errors) = Disclose(desk, desk.At("less.jsonl"));
        Assert.Equal(1, code);
        Assert.Contains("Signature 1 could not be opened: the export has no record of it any more", errors, StringComparison.Ordinal);
    }

    private static LotOptions Options(SealedDesk desk) => new(desk.Log, desk.LogKeyFile, null, "plea", Randomness, 3);

    private static (int Code, string Output, string Errors) Disclose(SealedDesk desk, FileInfo? export) => SealedDesk.Capture((output, errors) => DiscloseCommand.Run(
        Options(desk), () => export is null ? null : new SealedSource(export, desk.At("test.key.pem"), () => TestKey.Password), desk.At("opened.json"), desk.Configuration, output, errors));
}
