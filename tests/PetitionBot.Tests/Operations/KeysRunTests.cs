using System.Buffers.Binary;
using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Texts;
using PetitionBot.Operations;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>How an organizer makes a key, and that nothing but the key and its password is needed to open.</summary>
public sealed class KeysRunTests : IDisposable
{
    private const string Password = "four words of mine";

    private readonly TestFolder _folder = new();

    private string KeyFile => Path.Combine(_folder.Root, "anna.key.pem");

    private string CertificateFile => Path.Combine(_folder.Root, "anna.cert.pem");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_pair_is_made_once_and_never_written_over()
    {
        var (code, output, errors) = Make();
        Assert.Equal((0, ""), (code, errors));
        foreach (var word in (string[])[KeyFile, CertificateFile, "Privacy:OrganizerKeys", "never goes to the server", "nobody can help", "second organizer"])
            Assert.Contains(word, output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        var certificate = OrganizerCertificates.Parse(File.ReadAllText(CertificateFile));
        using var key = OrganizerKey.Read(File.ReadAllText(KeyFile), Password);
        var envelope = Envelope.Seal(new OrganizerCertificates([certificate]), "Айгүл"u8, 1024);
        Assert.Equal("Айгүл", Encoding.UTF8.GetString(Envelope.Open(envelope, key.Certificate, key.Key)));
        Assert.DoesNotContain(Password, output, StringComparison.Ordinal);

        var pem = File.ReadAllText(KeyFile);
        Assert.Contains("never overwritten", Make().Errors, StringComparison.Ordinal);
        File.Delete(CertificateFile);
        Assert.Contains("never overwritten", Make().Errors, StringComparison.Ordinal);
        Assert.Equal((pem, false), (File.ReadAllText(KeyFile), File.Exists(CertificateFile)));
    }

    [Theory]
    [InlineData("../anna")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("anna\n")]
    public void A_name_that_cannot_name_a_file_is_refused(string name)
    {
        var (code, _, errors) = Make(name);
        Assert.Equal(1, code);
        Assert.Contains("allowed are 1 to 40 letters", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public async Task A_password_comes_from_standard_input_too_and_a_short_one_is_refused()
    {
        await using (var brief = ProgramRun.Start(_folder.Root, ["keys", "new", "--name", "anna"]))
        {
            await brief.TypeAsync("eleven char");
            Assert.Equal(1, await brief.EndAsync());
            Assert.Contains("the password has 11 characters: at least 12 are needed", brief.Output, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(_folder.Root));
        await using var good = ProgramRun.Start(_folder.Root, ["keys", "new", "--name", "anna"]);
        await good.TypeAsync("төрт құпия сөз");
        Assert.True(await good.EndAsync() == 0, good.Output);
        using var key = OrganizerKey.Read(await File.ReadAllTextAsync(KeyFile), "төрт құпия сөз");
        Assert.DoesNotContain("құпия", good.Output, StringComparison.Ordinal);
    }

    [FactNeeding("script")]
    public async Task At_a_terminal_it_is_typed_twice_and_never_shown()
    {
        await using (var differing = Terminal())
        {
            await TypeTwiceAsync(differing, Password + "x");
            Assert.Equal(1, await differing.EndAsync());
            Assert.Contains("the two passwords differ", differing.Output, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(_folder.Root));
        }

        await using var same = Terminal();
        await TypeTwiceAsync(same, Password);
        Assert.True(await same.EndAsync() == 0, same.Output);
        Assert.DoesNotContain("four words of", same.Output, StringComparison.Ordinal);
        using var key = OrganizerKey.Read(await File.ReadAllTextAsync(KeyFile), Password);
    }

    // The way that needs none of this program; docs/opening.md has the command.
    [FactNeeding("openssl")]
    public async Task Openssl_opens_an_envelope_with_the_key_file()
    {
        Make();
        var fields = new CanonicalFields("Айгүл Серікқызы", "almaty", null, null, Language.Kazakh, 1).Bytes;
        byte[] content = [.. new byte[Digest.SaltSize], .. fields];
        using var other = OrganizerKey.Create("other");
        var to = new OrganizerCertificates([other.Certificate, OrganizerCertificates.Parse(await File.ReadAllTextAsync(CertificateFile))]);
        await File.WriteAllBytesAsync(Path.Combine(_folder.Root, "one.der"), Envelope.Seal(to, content, 1024));
        await File.WriteAllTextAsync(Path.Combine(_folder.Root, "password.txt"), Password);
        string[] command = ["cms", "-decrypt", "-binary", "-inform", "DER", "-in", "one.der", "-inkey", "anna.key.pem", "-passin", "file:password.txt", "-out", "one.bin"];
        await using (var openssl = ProgramRun.Start("openssl", command, _folder.Root, []))
            Assert.True(await openssl.EndAsync() == 0, openssl.Output);

        var opened = await File.ReadAllBytesAsync(Path.Combine(_folder.Root, "one.bin"));
        Assert.Equal(1024, opened.Length);
        Assert.Equal(content.Length, BinaryPrimitives.ReadInt32BigEndian(opened));
        Assert.Equal(content, opened[4..(4 + content.Length)]);
        Assert.Contains(string.Join(' ', command[..^4]), await File.ReadAllTextAsync(RepositoryFile.PathOf("docs/opening.md")), StringComparison.Ordinal);
    }

    private (int Code, string Output, string Errors) Make(string name = "anna") =>
        SealedDesk.Capture((output, errors) => KeysCommand.Run(name, new DirectoryInfo(_folder.Root), () => Password, output, errors));

    // A pseudo-terminal of its own, as at a keyboard.
    private ProgramRun Terminal() => ProgramRun.Start(
        "script", ["-qec", $"dotnet '{ProgramRun.Dll}' keys new --name anna", "/dev/null"], _folder.Root, []);

    private static async Task TypeTwiceAsync(ProgramRun run, string second)
    {
        await run.SeeAsync("A password for the new key");
        await run.TypeAsync(Password);
        await run.SeeAsync("The same password again");
        await run.TypeAsync(second);
    }
}
