using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Support;

/// <summary>One organizer's key for a whole run: making one takes a while.</summary>
internal static class TestKey
{
    private static readonly Lazy<OrganizerKey> Made = new(() => OrganizerKey.Create("test"));

    private static readonly Lazy<string> Pem = new(() => Key.KeyPem(Password));

    /// <summary>The password of <see cref="WriteKey"/>.</summary>
    public const string Password = "four words of a test";

    public static OrganizerKey Key => Made.Value;

    public static OrganizerCertificates SealTo => new([Key.Certificate]);

    /// <summary>Writes the certificate into a folder.</summary>
    /// <returns>The file.</returns>
    public static string WriteCertificate(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "test.cert.pem");
        File.WriteAllText(file, Key.CertificatePem);
        return file;
    }

    /// <summary>Writes the private key, under its password, into a folder.</summary>
    /// <returns>The file.</returns>
    public static FileInfo WriteKey(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, "test.key.pem"));
        File.WriteAllText(file.FullName, Pem.Value);
        return file;
    }

    /// <summary>What a signer filled in, wherever it is kept: the salt, then the canonical fields.</summary>
    public static byte[] Fields(this Safe safe, SignatureRow row)
    {
        if (row.Envelope is { } envelope) return Envelope.Open(envelope, Key.Certificate, Key.Key);
        return safe.OpenFields(row) ?? throw new InvalidOperationException("nothing was asked");
    }
}
