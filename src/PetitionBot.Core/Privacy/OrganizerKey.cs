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
        return new OrganizerKey(Certify(key, name), key);
    }

    /// <summary>Reads what <see cref="KeyPem"/> wrote. Its certificate is made anew: envelopes name a key, not a certificate.</summary>
    /// <param name="pem">PEM text with one private key under a password.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="FormatException">It is anything else, or the password is another one.</exception>
    public static OrganizerKey Read(string pem, string password)
    {
        if (!pem.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal)) throw new FormatException(
            "it holds no private key under a password ('-----BEGIN ENCRYPTED PRIVATE KEY-----'): name the file that 'petitionbot keys new' called .key.pem");
        var key = RSA.Create();
        try
        {
            key.ImportFromEncryptedPem(pem, password);
            if (key.KeySize < OrganizerCertificates.SmallestKey)
                throw new FormatException($"its RSA key has {key.KeySize} bits: at least {OrganizerCertificates.SmallestKey} are needed");
            return new OrganizerKey(Certify(key, "organizer"), key);
        }
        catch (Exception e)
        {
            key.Dispose();
            throw e is CryptographicException or ArgumentException ? new FormatException("the password is wrong, or the file is damaged") : e;
        }
    }

    /// <summary>The same key for another thread.</summary>
    public OrganizerKey Copy() => new(X509CertificateLoader.LoadCertificate(Certificate.RawData), RSA.Create(Key.ExportParameters(includePrivateParameters: true)));

    private static X509Certificate2 Certify(RSA key, string name)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var signed = request.CreateSelfSigned(Begin, End);
        return X509CertificateLoader.LoadCertificate(signed.RawData);
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
