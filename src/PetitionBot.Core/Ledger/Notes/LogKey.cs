using System.Security.Cryptography;
using System.Text;

namespace PetitionBot.Core.Ledger.Notes;

/// <summary>The private key that signs a log's checkpoints. Safe for use from any thread.</summary>
public sealed class LogKey : IDisposable
{
    private readonly ECDsa _key;
    private readonly Lock _gate = new();

    private LogKey(ECDsa key) => _key = key;

    /// <summary>Makes a new key over NIST P-256.</summary>
    public static LogKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key in PEM, without a password.</summary>
    /// <exception cref="FormatException">It is none over P-256. The message holds nothing of the text.</exception>
    public static LogKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            _ = NoteKey.FromSpki("check", key.ExportSubjectPublicKeyInfo());
            _ = key.ExportPkcs8PrivateKey();
            return new LogKey(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or FormatException)
        {
            key.Dispose();
            throw new FormatException("it holds no private key over NIST P-256 in PEM");
        }
    }

    /// <summary>The private key in PEM (PKCS #8), as its file holds it.</summary>
    public string ToPem() => _key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>The public half under a log's origin.</summary>
    /// <exception cref="FormatException">The origin is no key name.</exception>
    public NoteKey PublicKey(string origin) => NoteKey.FromSpki(origin, _key.ExportSubjectPublicKeyInfo());

    /// <summary>Signs a text under a log's origin.</summary>
    /// <exception cref="FormatException">The text does not end with a line feed, or the origin is no key name.</exception>
    public SignedNote Sign(string origin, string text)
    {
        if (!text.EndsWith('\n')) throw new FormatException("the text of a note ends with a line feed");
        lock (_gate)
        {
            var signature = _key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            return new SignedNote(text, [new NoteSignature(origin, PublicKey(origin).Id, signature)]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
