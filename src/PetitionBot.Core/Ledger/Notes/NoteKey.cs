using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PetitionBot.Core.Ledger.Notes;

/// <summary>
/// A public key that verifies notes: signature type 0x02 of c2sp.org/signed-note, ECDSA over NIST P-256 with SHA-256,
/// the signature in DER. Its id is the beginning of the hash of its SPKI form.
/// </summary>
public sealed class NoteKey
{
    private const byte Type = 0x02;
    private const string Curve = "1.2.840.10045.3.1.7";

    private readonly byte[] _spki;

    private NoteKey(string name, byte[] spki)
    {
        if (!NoteSignature.IsName(name)) throw new FormatException("a key's name is not empty and has neither spaces nor '+'");
        RequireCurve(spki);
        Name = name;
        _spki = spki;
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(spki));
    }

    /// <summary>The key's name: the origin of the log.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of SHA-256 over the SPKI form.</summary>
    public uint Id { get; }

    /// <summary>The public key as DER of a SubjectPublicKeyInfo (RFC 5480).</summary>
    public ReadOnlyMemory<byte> Spki => _spki;

    /// <summary>Names a public key.</summary>
    /// <exception cref="FormatException">The name is no key name, or the key is none over P-256.</exception>
    public static NoteKey FromSpki(string name, ReadOnlySpan<byte> spki) => new(name, spki.ToArray());

    /// <summary>Reads the usual one-line form <c>NAME+ID+BASE64</c>.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static NoteKey Parse(string line)
    {
        if (line.Trim().Split('+', 3) is not [var name, var id, var base64])
            throw new FormatException("a log's key is one line of the form NAME+ID+BASE64");
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var count) || count < 2) throw new FormatException("the key is not base64");
        if (bytes[0] != Type) throw new FormatException($"the key has the type {bytes[0]}, {Type} (ECDSA) is allowed");
        var key = new NoteKey(name, bytes[1..count]);
        return uint.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) && number == key.Id
            ? key
            : throw new FormatException($"the key's id is {id} where {key.Id:x8} is due");
    }

    /// <summary>
    /// Whether this key signed the note. Signatures of other keys are passed over; a bad one of this key is a refusal,
    /// even beside a good one.
    /// </summary>
    public bool Verifies(SignedNote note)
    {
        var own = note.Signatures.Where(signature => signature.Name == Name && signature.KeyId == Id).ToList();
        using var key = Import(_spki);
        var text = Encoding.UTF8.GetBytes(note.Text);
        return own.Count > 0 && own.TrueForAll(signature =>
            key.VerifyData(text, signature.Bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    /// <summary>The one-line form, which organizers publish and verifiers pin.</summary>
    public override string ToString() => $"{Name}+{Id:x8}+{Convert.ToBase64String([Type, .. _spki])}";

    private static void RequireCurve(byte[] spki)
    {
        using var key = Import(spki);
        if (key.ExportParameters(false).Curve.Oid.Value != Curve) throw new FormatException("the key is not one over NIST P-256");
    }

    private static ECDsa Import(byte[] spki)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(spki, out var read);
            return read == spki.Length ? key : throw new FormatException("bytes are left over behind the key");
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw new FormatException("the key is no ECDSA key in SPKI form");
        }
    }
}
