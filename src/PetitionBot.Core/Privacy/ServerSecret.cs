using System.Security.Cryptography;
using System.Text;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// The 32 bytes from which every key of a book is derived, one key for each purpose (HKDF-SHA-256, RFC 5869).
/// It never shows itself: neither in <see cref="ToString"/> nor in an exception. Safe to share between threads.
/// </summary>
public sealed class ServerSecret
{
    /// <summary>The length of the secret and of every key derived from it, in bytes.</summary>
    public const int Size = 32;

    private const string Context = "petitionbot/v1/";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly byte[] _bytes;

    /// <summary>Copies 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public ServerSecret(ReadOnlySpan<byte> bytes) =>
        _bytes = bytes.Length == Size
            ? bytes.ToArray()
            : throw new ArgumentException($"a server secret has {Size} bytes, not {bytes.Length}", nameof(bytes));

    /// <summary>
    /// Sixteen bytes that tell this secret from others and nothing about it. The book keeps them from its first
    /// transaction on, so that it is never written under another secret.
    /// </summary>
    public byte[] KeyCheck => Derive("key-check", 16);

    /// <summary>Makes a new one from the system's generator.</summary>
    public static ServerSecret Create() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Reads a secret from a setting or a file.</summary>
    /// <param name="text">64 hex digits or the 44 characters of base64 (RFC 4648, section 4); white space around is ignored.</param>
    /// <exception cref="FormatException">Anything else. The message never repeats the value.</exception>
    public static ServerSecret Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.AsSpan().Trim();
        var bytes = new byte[Size];
        if (!TryHex(trimmed, bytes) && !TryBase64(trimmed, bytes))
            throw new FormatException($"a server secret is {Size} bytes, written as 44 characters of base64 or as 64 hex digits; the {trimmed.Length} characters found are neither");
        return new ServerSecret(bytes);
    }

    /// <summary>The key for one purpose: HKDF-SHA-256 with no salt and the info <c>petitionbot/v1/</c> + purpose.</summary>
    /// <param name="purpose">What the key is for, not empty. Other purposes give unrelated keys.</param>
    /// <returns>32 bytes.</returns>
    public byte[] DeriveKey(string purpose) => Derive(purpose, Size);

    /// <summary>Whether a book was begun under this secret; compared in fixed time.</summary>
    /// <param name="keyCheck">The <see cref="KeyCheck"/> that the book keeps.</param>
    public bool Fits(ReadOnlySpan<byte> keyCheck) => CryptographicOperations.FixedTimeEquals(KeyCheck, keyCheck);

    /// <summary>The type's name: the secret is never shown.</summary>
    public override string ToString() => nameof(ServerSecret);

    /// <summary>The line of a secret file: base64, without a line feed.</summary>
    internal string ToFileText() => Convert.ToBase64String(_bytes);

    private byte[] Derive(string purpose, int length)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, length, salt: null, info: StrictUtf8.GetBytes(Context + purpose));
    }

    private static bool TryHex(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.Length == 2 * Size
        && Convert.FromHexString(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
        && written == Size;

    // Encoding again refuses white space inside and stray bits in the last character.
    private static bool TryBase64(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.Length == 44
        && Convert.TryFromBase64Chars(text, bytes, out var written)
        && written == Size
        && text.SequenceEqual(Convert.ToBase64String(bytes));
}
