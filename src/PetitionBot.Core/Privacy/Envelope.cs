using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// What signers fill in, sealed to the organizers: CMS EnvelopedData (RFC 5652) with AES-256-CBC, its key under
/// RSA-OAEP-SHA256 for each certificate (RFC 4055), named by subject key identifier so that no envelope names an
/// organizer. Any one private key opens it, here or by <c>openssl cms</c>. That it was not altered, the log's commitment shows.
/// <para>The content is padded: its length as uint32, most significant byte first, the content, zeros.</para>
/// </summary>
public static class Envelope
{
    private const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";

    /// <summary>Seals content. Contents that fit into the same size make envelopes of the same length.</summary>
    /// <param name="to">Who can open it.</param>
    /// <param name="plain">The content.</param>
    /// <param name="size">A power of two; content that is longer than it less 4 bytes is padded to the next one.</param>
    /// <returns>DER.</returns>
    public static byte[] Seal(OrganizerCertificates to, ReadOnlySpan<byte> plain, int size)
    {
        var padded = Padding.Pad(plain, size);
        var envelope = SealPadded(to, padded);
        CryptographicOperations.ZeroMemory(padded);
        return envelope;
    }

    /// <summary>Seals what is in an envelope anew, in the same size.</summary>
    /// <param name="envelope">DER.</param>
    /// <param name="key">A key that opens it.</param>
    /// <param name="to">Who can open the new one.</param>
    /// <returns>DER.</returns>
    /// <exception cref="EnvelopeException">It is damaged, or sealed to others.</exception>
    public static byte[] Reseal(ReadOnlySpan<byte> envelope, OrganizerKey key, OrganizerCertificates to)
    {
        var padded = OpenPadded(envelope, key.Certificate, key.Key);
        if (Padding.Unpad(padded) is null) throw Broken();
        var anew = SealPadded(to, padded);
        CryptographicOperations.ZeroMemory(padded);
        return anew;
    }

    /// <summary>Opens an envelope.</summary>
    /// <param name="envelope">DER.</param>
    /// <param name="certificate">An organizer's certificate.</param>
    /// <param name="key">Its private key.</param>
    /// <returns>The content without its padding.</returns>
    /// <exception cref="EnvelopeException">It is damaged, or sealed to others.</exception>
    public static byte[] Open(ReadOnlySpan<byte> envelope, X509Certificate2 certificate, RSA key) =>
        Padding.Unpad(OpenPadded(envelope, certificate, key)) ?? throw Broken();

    private static byte[] SealPadded(OrganizerCertificates to, byte[] padded)
    {
        var cms = new EnvelopedCms(new ContentInfo(padded), new AlgorithmIdentifier(new Oid(Aes256Cbc)));
        var recipients = new CmsRecipientCollection();
        foreach (var certificate in to.All)
            recipients.Add(new CmsRecipient(SubjectIdentifierType.SubjectKeyIdentifier, certificate, RSAEncryptionPadding.OaepSHA256));
        cms.Encrypt(recipients);
        return cms.Encode();
    }

    private static byte[] OpenPadded(ReadOnlySpan<byte> envelope, X509Certificate2 certificate, RSA key)
    {
        try
        {
            var cms = new EnvelopedCms();
            cms.Decode(envelope);
            cms.Decrypt(RecipientOf(cms, certificate), key);
            return cms.ContentInfo.Content;
        }
        catch (CryptographicException)
        {
            throw new EnvelopeException("it was damaged or altered");
        }
    }

    private static EnvelopeException Broken() => new("its padding is broken");

    private static RecipientInfo RecipientOf(EnvelopedCms cms, X509Certificate2 certificate)
    {
        var id = certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().First().SubjectKeyIdentifier;
        return cms.RecipientInfos.Cast<RecipientInfo>().FirstOrDefault(recipient =>
                recipient.RecipientIdentifier.Type == SubjectIdentifierType.SubjectKeyIdentifier
                && string.Equals((string?)recipient.RecipientIdentifier.Value, id, StringComparison.OrdinalIgnoreCase))
            ?? throw new EnvelopeException("it is sealed to other keys than this one");
    }
}
