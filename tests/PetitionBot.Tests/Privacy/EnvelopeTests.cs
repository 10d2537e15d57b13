using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Privacy;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Privacy;

public sealed class EnvelopeTests
{
    private const int Size = 1024;

    private static readonly Lazy<OrganizerKey> Second = new(() => OrganizerKey.Create("second organizer"));

    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(30);

    [Fact]
    public void Either_organizer_opens_and_no_other_key_does()
    {
        var envelope = Envelope.Seal(new OrganizerCertificates([TestKey.Key.Certificate, Second.Value.Certificate]), "Айгүл"u8, Size);
        Assert.Equal("Айгүл", Open(envelope, TestKey.Key));
        Assert.Equal("Айгүл", Open(envelope, Second.Value));
        var mine = Envelope.Seal(TestKey.SealTo, "Айгүл"u8, Size);
        Assert.Equal("it is sealed to other keys than this one", Assert.Throws<EnvelopeException>(() => Open(mine, Second.Value)).Reason);
    }

    [Fact]
    public void It_is_what_the_decision_says_and_names_nobody()
    {
        var envelope = Envelope.Seal(new OrganizerCertificates([Second.Value.Certificate]), "Айгүл"u8, Size);
        var cms = new EnvelopedCms();
        cms.Decode(envelope);
        Assert.Equal("2.16.840.1.101.3.4.1.42", cms.ContentEncryptionAlgorithm.Oid.Value);
        var recipient = Assert.IsType<KeyTransRecipientInfo>(Assert.Single(cms.RecipientInfos.Cast<RecipientInfo>()));
        Assert.Equal("1.2.840.113549.1.1.7", recipient.KeyEncryptionAlgorithm.Oid.Value);
        Assert.Contains(Convert.ToHexString([0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]), Convert.ToHexString(recipient.KeyEncryptionAlgorithm.Parameters), StringComparison.Ordinal);
        Assert.Equal(-1, envelope.AsSpan().IndexOf("second organizer"u8));
        Assert.Equal(-1, envelope.AsSpan().IndexOf("Айгүл"u8));
    }

    [Fact]
    public void What_fits_has_one_length() =>
        Assert.Single(new[] { 0, 1, 500, Size - 4 }.Select(length => Envelope.Seal(TestKey.SealTo, new byte[length], Size).Length).Distinct());

    [Fact]
    public void A_damaged_one_is_refused_or_holds_something_else_and_nothing_worse_happens()
    {
        var envelope = Envelope.Seal(TestKey.SealTo, "Айгүл"u8, Size);
        Prop.ForAll<int, int>((place, bit) =>
        {
            var damaged = envelope.ToArray();
            damaged[(int)((uint)place % damaged.Length)] ^= (byte)(1 << (int)((uint)bit % 8));
            return IsRefusedOrElse(damaged);
        }).Check(Few);
        Prop.ForAll<int>(place => IsRefusedOrElse(envelope[..(int)((uint)place % envelope.Length)])).Check(Few);
        Prop.ForAll<byte[]>(IsRefusedOrElse).Check(Few);
    }

    [Fact]
    public void Sealed_anew_it_has_the_same_size_and_opens_with_both()
    {
        foreach (var size in new[] { Size, 4096 })
        {
            var old = Envelope.Seal(TestKey.SealTo, "Айгүл"u8, size);
            var both = Envelope.Reseal(old, TestKey.Key, new OrganizerCertificates([TestKey.Key.Certificate, Second.Value.Certificate]));
            Assert.Equal(("Айгүл", "Айгүл"), (Open(both, TestKey.Key), Open(both, Second.Value)));
            Assert.Equal(old.Length, Envelope.Reseal(old, TestKey.Key, TestKey.SealTo).Length);
            Assert.Throws<EnvelopeException>(() => Envelope.Reseal(old, Second.Value, TestKey.SealTo));
        }
    }

    [Fact]
    public void A_key_is_read_with_its_password_alone()
    {
        var pem = Second.Value.KeyPem("correct horse battery");
        using var key = OrganizerKey.Read(pem, "correct horse battery");
        using var copy = key.Copy();
        var envelope = Envelope.Seal(new OrganizerCertificates([Second.Value.Certificate]), "Айгүл"u8, Size);
        Assert.Equal(("Айгүл", "Айгүл"), (Open(envelope, key), Open(envelope, copy)));
        Assert.DoesNotContain("BEGIN PRIVATE KEY", pem, StringComparison.Ordinal);
        Assert.Contains("the password is wrong", Refusal(pem, "correct horse batterY"), StringComparison.Ordinal);
        Assert.Contains("the password is wrong", Refusal(pem.Replace("MII", "MIJ", StringComparison.Ordinal), "correct horse battery"), StringComparison.Ordinal);
        Assert.Contains("no private key under a password", Refusal(Second.Value.CertificatePem, ""), StringComparison.Ordinal);
        Assert.Contains("no private key under a password", Refusal(Second.Value.Key.ExportPkcs8PrivateKeyPem(), ""), StringComparison.Ordinal);
        using var small = RSA.Create(2048);
        var cheap = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1);
        Assert.Contains("2048 bits", Refusal(small.ExportEncryptedPkcs8PrivateKeyPem("p", cheap), "p"), StringComparison.Ordinal);
    }

    // The protection of the file: what a thief pays for each password tried.
    [Fact]
    public void A_key_file_is_under_PBKDF2_with_600000_rounds_of_SHA256()
    {
        var info = Pkcs8PrivateKeyInfo.DecryptAndDecode("p", Bytes(TestKey.Key.KeyPem("p")), out _);
        Assert.Equal("1.2.840.113549.1.1.1", info.AlgorithmId.Value);
        // INTEGER 600000, then the object identifiers of PBKDF2, HMAC-SHA-256 and AES-256-CBC.
        var hex = Convert.ToHexString(Bytes(TestKey.Key.KeyPem("p"))[..120]);
        foreach (var part in (string[])["02030927C0", "2A864886F70D01050C", "2A864886F70D0209", "60864801650304012A"]) Assert.Contains(part, hex, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_whose_envelopes_no_key_file_would_find_is_refused()
    {
        var request = new CertificateRequest("CN=odd", Second.Value.Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension("0102030405", critical: false));
        using var odd = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        Assert.Contains("not the SHA-1 of its key", Assert.Throws<FormatException>(() => OrganizerCertificates.Parse(odd.ExportCertificatePem())).Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(string pem) => Convert.FromBase64String(string.Concat(pem.Split('\n').Where(line => !line.StartsWith('-'))));

    private static string Refusal(string pem, string password) => Assert.Throws<FormatException>(() => OrganizerKey.Read(pem, password)).Message;

    private static string Open(byte[] envelope, OrganizerKey key) => Encoding.UTF8.GetString(Envelope.Open(envelope, key.Certificate, key.Key));

    private static bool IsRefusedOrElse(byte[] envelope)
    {
        try
        {
            // CBC alone cannot tell: that it was altered, the log's commitment shows.
            return Envelope.Open(envelope, TestKey.Key.Certificate, TestKey.Key.Key) is not null;
        }
        catch (EnvelopeException)
        {
            return true;
        }
    }
}
