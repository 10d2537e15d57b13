using PetitionBot.Core.Privacy;
using PetitionBot.Operations;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>One more organizer opens what was sealed before there was a second key.</summary>
public sealed class ResealRunTests
{
    [Fact]
    public async Task Both_keys_open_the_new_file_and_what_could_not_be_opened_stays_in_it()
    {
        await using var desk = await SealedDesk.OpenAsync();
        for (var person = 1; person <= 3; person++) await desk.SignAsync(person, "Ann Lee");
        await desk.Book.TamperAsync(file => Raw.Run(file, "UPDATE signatures SET envelope = zeroblob(100) WHERE serial = 2"));
        desk.Export();
        using var second = OrganizerKey.Create("second");
        await File.WriteAllTextAsync(desk.At("second.cert.pem").FullName, second.CertificatePem);
        await File.WriteAllTextAsync(desk.At("second.key.pem").FullName, second.KeyPem("a password of hers"));
        var (code, output, errors) = Reseal(desk, "both.jsonl");
        Assert.Equal(1, code);
        Assert.Equal("Signature 2: it was damaged or altered.", errors.TrimEnd());
        Assert.Contains("2 signatures in both.jsonl open with test.key.pem and with: second.cert.pem.", output, StringComparison.Ordinal);
        Assert.Contains("1 could not be opened: they stand in the new file as they stood in the old one.", output, StringComparison.Ordinal);

        Assert.Equal(await LinesAsync(desk, "plea.jsonl", 0, 2, 4), await LinesAsync(desk, "both.jsonl", 0, 2, 4));
        Assert.Contains("2 signatures of plea were opened", desk.Open("both.jsonl", "first.csv").Output, StringComparison.Ordinal);
        var opened = desk.Open("both.jsonl", "second.csv", key: desk.At("second.key.pem"), password: "a password of hers");
        Assert.Contains("2 signatures of plea were opened", opened.Output, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(desk.At("first.csv").FullName), await File.ReadAllTextAsync(desk.At("second.csv").FullName));
        Assert.Equal(0, desk.Open("plea.jsonl", "none.csv", key: desk.At("second.key.pem"), password: "a password of hers").Output.IndexOf("0 signatures", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(desk.At("both.jsonl").FullName));
        Assert.Contains("is there already", Reseal(desk, "both.jsonl").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_off_file_stays_cut_off_and_says_so()
    {
        await using var desk = await SealedDesk.OpenAsync();
        await desk.SignAsync(1, "Ann Lee");
        desk.Export();
        await File.WriteAllTextAsync(desk.At("second.cert.pem").FullName, TestKey.Key.CertificatePem);
        var lines = await File.ReadAllLinesAsync(desk.At("plea.jsonl").FullName);
        await File.WriteAllLinesAsync(desk.At("plea.jsonl").FullName, [lines[0], lines[1][..200]]);
        var (code, _, errors) = Reseal(desk, "both.jsonl");
        Assert.Equal(1, code);
        Assert.Contains("Line 2: it is damaged", errors, StringComparison.Ordinal);
        Assert.Contains("Line 3: the file ends before its last line", errors, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(desk.At("plea.jsonl").FullName), await File.ReadAllTextAsync(desk.At("both.jsonl").FullName));
    }

    private static async Task<IEnumerable<string>> LinesAsync(SealedDesk desk, string file, params int[] at)
    {
        var lines = await File.ReadAllLinesAsync(desk.At(file).FullName);
        return at.Select(one => lines[one]);
    }

    private static (int Code, string Output, string Errors) Reseal(SealedDesk desk, string to) => SealedDesk.Capture((output, errors) => ResealCommand.Run(
        desk.At("plea.jsonl"), desk.At("test.key.pem"), [desk.At("second.cert.pem")], desk.At(to), () => TestKey.Password, output, errors));
}
