using System.Text;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>From the server's book over a sealed export to an organizer's table, and every number that is lost on the way is named.</summary>
public sealed class OpenRunTests
{
    [Fact]
    public async Task What_people_signed_is_taken_out_sealed_and_opened_elsewhere()
    {
        await using var desk = await SealedDesk.OpenAsync(fields: "[name, comment]");
        await desk.SignAsync(1, "Айгүл Серікқызы", "=HYPERLINK(\"http://evil\")");
        await desk.SignAsync(2, "Second One", "first try");
        await desk.SignAsync(3, "Third One", "ok");
        await desk.Book.WithdrawAsync(2);
        await desk.SignAsync(2, "Second One", "now; with \"quotes\"");
        await desk.Book.WithdrawAsync(3);
        await desk.Book.SayAsync(SigningBookOrganizer, "/invalidate 1 twice");
        await desk.PublishAsync();

        // The book is held open by the test, as by a running bot.
        var (code, output, errors) = desk.Export();
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("all 4 numbers of plea", output, StringComparison.Ordinal);
        Assert.Contains("3 sealed to organizers, 0 that were asked nothing, 1 withdrawn without a record", output, StringComparison.Ordinal);
        (code, output, errors) = desk.Open(withLog: true);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("3 signatures of plea were opened, and each is what its entry in the log commits to; 1 of all are counted.", output, StringComparison.Ordinal);
        Assert.Contains("Every entry was held against the published log in log.", output, StringComparison.Ordinal);
        Assert.Contains("plea.csv NAMES PEOPLE", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Айгүл", output, StringComparison.Ordinal);

        var bytes = await File.ReadAllBytesAsync(desk.At("plea.csv").FullName);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var sheet = desk.Sheet();
        Assert.Equal(5, sheet.Count);
        Assert.Contains("1;no;invalidated;2026-07-01;Айгүл Серікқызы;;;'=HYPERLINK(http://evil);en;", sheet[1], StringComparison.Ordinal);
        Assert.Contains("2;no;withdrawn;2026-07-01;;;;;;", sheet[2], StringComparison.Ordinal);
        Assert.EndsWith("withdrawn, and no record of it is kept", sheet[2], StringComparison.Ordinal);
        Assert.Contains("3;no;withdrawn;2026-07-01;Third One;;;ok;en;", sheet[3], StringComparison.Ordinal);
        Assert.Contains("4;yes;signed;2026-07-01;Second One;;;now; with quotes;en;", sheet[4], StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in (string[])["plea.jsonl", "plea.csv"]) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(desk.At(file).FullName));
        }
    }

    [Fact]
    public async Task An_export_has_no_name_and_no_pseudonym_and_is_never_written_over()
    {
        await using var desk = await SealedDesk.OpenAsync();
        await desk.SignAsync(1, "Very Private");
        Assert.Equal(0, desk.Export().Code);
        var text = await File.ReadAllTextAsync(desk.At("plea.jsonl").FullName);
        var signer = desk.Book.Safe.SignerOf(new PetitionId("plea"), 1);
        foreach (var secret in (string[])["Very", Convert.ToBase64String("Very Private"u8)[..12], Convert.ToBase64String(signer)[..40], Convert.ToHexString(signer)])
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("is there already", desk.Export().Errors, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(desk.At("plea.jsonl").FullName));
        Assert.Contains("the book knows no petition 'other': it has plea", desk.Export("other.jsonl", "other").Errors, StringComparison.Ordinal);
        Assert.Contains("no petition's id", desk.Export("other.jsonl", "Plea").Errors, StringComparison.Ordinal);
        Assert.False(desk.At("other.jsonl").Exists);
    }

    [Fact]
    public async Task While_sealing_is_off_nothing_leaves_in_plain_text_and_the_way_is_told()
    {
        await using var desk = await SealedDesk.OpenAsync(seals: false);
        await desk.SignAsync(1, "Very Private");
        var (code, _, errors) = desk.Export();
        Assert.Equal(1, code);
        foreach (var word in (string[])["What 1 signers filled in is NOT in the file", "keys new", ".cert.pem", "Privacy:OrganizerKeys"]) Assert.Contains(word, errors, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(desk.At("plea.jsonl").FullName);
        Assert.DoesNotContain("Very", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("Very Private"u8)[..12], text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"open\"", text, StringComparison.Ordinal);
        Assert.Contains("\"why\":\"vault\"", text, StringComparison.Ordinal);
        (code, _, errors) = desk.Open();
        Assert.Equal(1, code);
        Assert.Contains("Signature 1: what was filled in is still kept under the server's secret", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_petition_that_asks_nothing_is_exported_and_opened_too()
    {
        await using var desk = await SealedDesk.OpenAsync(seals: false, fields: "[]");
        await desk.Book.SayAsync(1, "/start");
        var read = await desk.Book.PressAsync(1, "1|s|plea|");
        await desk.Book.PressAsync(1, read.DataOf("c"));
        var (code, output, errors) = desk.Export();
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("1 that were asked nothing", output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (desk.Open().Code, desk.Open(sheet: "again.csv").Errors));
        Assert.StartsWith("1;yes;signed;2026-07-01;;;;;en;", desk.Sheet()[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_opened_is_named_by_number_with_its_reason_and_stands_in_the_table()
    {
        await using var desk = await SealedDesk.OpenAsync();
        for (var person = 1; person <= 9; person++) await desk.SignAsync(person, "Ann Lee");
        using var stranger = OrganizerKey.Create("stranger");
        var foreign = Convert.ToHexString(Envelope.Seal(new OrganizerCertificates([stranger.Certificate]), new byte[100], 1024));
        await desk.Book.TamperAsync(file =>
        {
            Raw.Run(file, "UPDATE signatures SET envelope = zeroblob(100) WHERE serial = 1");
            Raw.Run(file, $"UPDATE signatures SET envelope = x'{foreign}' WHERE serial IN (2, 3)");
            Raw.Run(file, "UPDATE signatures SET envelope = (SELECT envelope FROM signatures WHERE serial = 6) WHERE serial = 5");
            Raw.Run(file, "UPDATE signatures SET box = zeroblob(length(box)) WHERE serial = 7");
            Raw.Run(file, "DELETE FROM signatures WHERE serial = 8");
            Raw.Run(file, "UPDATE signatures SET envelope = NULL WHERE serial = 9");
        });
        var (code, _, errors) = desk.Export();
        Assert.Equal(1, code);
        Assert.Contains("Signatures 7 to 9: the book's record of it is damaged or missing", errors, StringComparison.Ordinal);
        (code, var output, errors) = desk.Open();
        Assert.Equal(1, code);
        Assert.Equal(
            [
                "Signature 1: it was damaged or altered.",
                "Signatures 2 to 3: it is sealed to other keys than this one.",
                "Signature 5: what is in it is not what the log commits to: it was changed after signing.",
                "Signature 7: the server could not read its own record of it, and with it the nonce: what is sealed cannot be held against the log.",
                "Signature 8: the server has no record of it, though the log does not say that it was withdrawn.",
                "Signature 9: what was filled in is not in the export.",
            ],
            errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("2 signatures of plea were opened", output, StringComparison.Ordinal);
        Assert.Contains("7 could not be opened", output, StringComparison.Ordinal);
        var sheet = desk.Sheet();
        Assert.Equal(10, sheet.Count);
        Assert.Equal([4, 6], Enumerable.Range(1, 9).Where(number => sheet[number].Contains("Ann Lee", StringComparison.Ordinal)));
        Assert.Contains("2;yes;signed;2026-07-01;;;;;;", sheet[2], StringComparison.Ordinal);
        Assert.EndsWith("it is sealed to other keys than this one", sheet[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_thing_that_cannot_be_used_is_named_and_nothing_is_written()
    {
        await using var desk = await SealedDesk.OpenAsync();
        await desk.SignAsync(1, "Ann Lee");
        desk.Export();
        Assert.Contains("test.key.pem: the password is wrong", desk.Open(password: "something else").Errors, StringComparison.Ordinal);
        File.WriteAllText(desk.At("cert.pem").FullName, TestKey.Key.CertificatePem);
        Assert.Contains("cert.pem: it holds no private key", desk.Open(key: desk.At("cert.pem")).Errors, StringComparison.Ordinal);
        Assert.Contains("cert.pem: it is no export", desk.Open("cert.pem").Errors, StringComparison.Ordinal);
        Assert.Contains("none.jsonl", desk.Open("none.jsonl").Errors, StringComparison.Ordinal);
        Assert.Contains("there is nothing to write", desk.Open(sheet: null).Errors, StringComparison.Ordinal);
        Assert.Contains("cert.pem is there already", desk.Open(sheet: "cert.pem").Errors, StringComparison.Ordinal);
        Assert.Contains("log", desk.Open(withLog: true).Errors, StringComparison.Ordinal);
        Assert.False(desk.At("plea.csv").Exists);
        var (code, output, _) = desk.Open();
        Assert.Equal(0, code);
        Assert.Contains("was NOT checked: name the published log with --log and --key", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_real_program_goes_the_whole_way_and_the_laptop_needs_neither_book_nor_settings()
    {
        await using var desk = await SealedDesk.OpenAsync(seals: false);
        await File.WriteAllTextAsync(desk.At("password.txt").FullName, "four words of mine\nnot this line\n", Encoding.UTF8);
        using var laptop = new TestFolder();
        await using (var keys = ProgramRun.Start(desk.Book.Folder.Root, ["keys", "new", "--name", "anna", "--out", laptop.Root, "--password-file", "password.txt"]))
        {
            Assert.True(await keys.EndAsync() == 0, keys.Output);
            Assert.Contains("anna.cert.pem", keys.Output, StringComparison.Ordinal);
        }

        desk.Book.SealTo = new OrganizerCertificates([OrganizerCertificates.Parse(await File.ReadAllTextAsync(Path.Combine(laptop.Root, "anna.cert.pem")))]);
        desk.Book.Load();
        await desk.SignAsync(1, "Ann Lee");
        await using (var export = ProgramRun.Start(desk.Book.Folder.Root, ["export", "--petition", "plea", "--out", "plea.jsonl"], desk.Environment))
        {
            Assert.True(await export.EndAsync() == 0, export.Output);
            Assert.DoesNotContain("very-secret", export.Output, StringComparison.Ordinal);
        }

        File.Move(desk.At("plea.jsonl").FullName, Path.Combine(laptop.Root, "plea.jsonl"));
        await using var open = ProgramRun.Start(laptop.Root, ["open", "plea.jsonl", "--organizer-key", "anna.key.pem", "--out", "plea.csv"]);
        await open.TypeAsync("four words of mine");
        Assert.True(await open.EndAsync() == 0, open.Output);
        Assert.Contains("Ann Lee", await File.ReadAllTextAsync(Path.Combine(laptop.Root, "plea.csv")), StringComparison.Ordinal);
        Assert.DoesNotContain("Ann Lee", open.Output, StringComparison.Ordinal);
        Assert.Equal(["anna.cert.pem", "anna.key.pem", "plea.csv", "plea.jsonl"], Directory.GetFiles(laptop.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private const long SigningBookOrganizer = Signing.SigningBook.Organizer;
}
