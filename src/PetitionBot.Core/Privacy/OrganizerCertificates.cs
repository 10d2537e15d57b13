using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// The organizers' public keys, to which signers' fields are sealed. What opens them was never on the server. Safe to
/// share between threads.
/// </summary>
public sealed class OrganizerCertificates
{
    /// <summary>The smallest RSA key, in bits: as strong as AES-128 (NIST SP 800-57).</summary>
    public const int SmallestKey = 3072;

    private readonly X509Certificate2[] _certificates;

    /// <summary>Takes certificates that <see cref="Parse"/> made.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public OrganizerCertificates(IEnumerable<X509Certificate2> certificates)
    {
        _certificates = [.. certificates.DistinctBy(certificate => certificate.Thumbprint)];
        if (_certificates.Length == 0) throw new ArgumentException("there is no certificate", nameof(certificates));
    }

    /// <summary>The certificates, each once.</summary>
    public IReadOnlyList<X509Certificate2> All => _certificates;

    /// <summary>Reads the certificate of one organizer. How long it says that it is valid is not looked at: a petition must not stop over a date.</summary>
    /// <param name="pem">PEM text (RFC 7468) with one certificate and nothing secret.</param>
    /// <exception cref="FormatException">It is anything else; the message says what is allowed.</exception>
    public static X509Certificate2 Parse(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        if (pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal)) throw new FormatException(
            "it holds a private key, which must never be on the server: take it away from here, and name the certificate (.cert.pem) instead");
        if (pem.Split("-----BEGIN CERTIFICATE-----").Length != 2) throw new FormatException(
            "it does not hold exactly one certificate in PEM form ('-----BEGIN CERTIFICATE-----')");
        try
        {
            var certificate = X509Certificate2.CreateFromPem(pem);
            Require(certificate);
            return certificate;
        }
        catch (CryptographicException)
        {
            throw new FormatException("its certificate is damaged");
        }
    }

    private static void Require(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPublicKey();
        if (key is null) throw new FormatException("its key is not RSA: make one with 'petitionbot keys new'");
        if (key.KeySize < SmallestKey) throw new FormatException($"its RSA key has {key.KeySize} bits: at least {SmallestKey} are needed");
        var id = certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifier
            ?? throw new FormatException("it has no subject key identifier, by which an envelope says for whom it is");
        // 'open' has the key alone, and finds its place in an envelope by this.
        if (id != new X509SubjectKeyIdentifierExtension(certificate.PublicKey, critical: false).SubjectKeyIdentifier)
            throw new FormatException("its subject key identifier is not the SHA-1 of its key, so that nobody could open what is sealed to it: make one with 'petitionbot keys new'");
    }
}
