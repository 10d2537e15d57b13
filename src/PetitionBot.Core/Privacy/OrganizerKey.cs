using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PetitionBot.Core.Privacy;

/// <summary>An organizer's private key with its certificate: what opens envelopes, on the organizer's own computer.</summary>
/// <param name="Certificate">The certificate; it holds no private key.</param>
/// <param name="Key">The private key.</param>
public sealed record OrganizerKey(X509Certificate2 Certificate, RSA Key) : IDisposable
{
    // A thief of the file pays this much for each password tried (OWASP's advice of 2023 for PBKDF2-HMAC-SHA-256).
    private const int Iterations = 600_000;

    private static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes a new key and a certificate of its own for it. Its dates say nothing: nobody checks them.</summary>
    /// <param name="name">Whose it is, for people's eyes: it stands in the certificate, not in envelopes.</param>
    public static OrganizerKey Create(string name)
    {
        var key = RSA.Create(OrganizerCertificates.SmallestKey);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var signed = request.CreateSelfSigned(Begin, End);
        return new OrganizerKey(X509CertificateLoader.LoadCertificate(signed.RawData), key);
    }

    /// <summary>The certificate in PEM form, with a line feed.</summary>
    public string CertificatePem => Certificate.ExportCertificatePem() + "\n";

    /// <summary>The private key in PEM form, under a password (PKCS #8; PBES2 with AES-256-CBC and PBKDF2-HMAC-SHA-256), with a line feed.</summary>
    public string KeyPem(string password) => Key.ExportEncryptedPkcs8PrivateKeyPem(
        password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Iterations)) + "\n";

    /// <inheritdoc/>
    public void Dispose()
    {
        Key.Dispose();
        Certificate.Dispose();
    }

    /// <summary>The type's name: a private key is never shown.</summary>
    public override string ToString() => nameof(OrganizerKey);
}
