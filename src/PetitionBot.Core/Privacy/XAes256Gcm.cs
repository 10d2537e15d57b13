using System.Security.Cryptography;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// XAES-256-GCM as C2SP specifies it (c2sp.org/XAES-256-GCM): AES-256-GCM under a key derived for each message from
/// the first half of a 24-byte nonce. Random nonces are safe for 2^80 messages under one key, where AES-GCM's own
/// 12 bytes are for 2^32. Safe to share between threads.
/// </summary>
internal sealed class XAes256Gcm
{
    internal const int NonceSize = 24;
    internal const int TagSize = 16;

    private const int Block = 16;

    private readonly Lock _lock = new();
    private readonly Aes _aes = Aes.Create();
    private readonly byte[] _subkey;

    internal XAes256Gcm(byte[] key)
    {
        _aes.Key = key;
        _subkey = Doubled(_aes.EncryptEcb(new byte[Block], PaddingMode.None));
    }

    internal void Seal(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> cipher, Span<byte> tag, ReadOnlySpan<byte> associated)
    {
        using var gcm = ForMessage(nonce);
        gcm.Encrypt(nonce[(NonceSize / 2)..], plain, cipher, tag, associated);
    }

    /// <exception cref="AuthenticationTagMismatchException">Other key, nonce or associated data, or altered bytes.</exception>
    internal void Open(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> tag, Span<byte> plain, ReadOnlySpan<byte> associated)
    {
        using var gcm = ForMessage(nonce);
        gcm.Decrypt(nonce[(NonceSize / 2)..], cipher, tag, plain, associated);
    }

    private AesGcm ForMessage(ReadOnlySpan<byte> nonce)
    {
        Span<byte> blocks = stackalloc byte[2 * Block];
        Span<byte> key = stackalloc byte[2 * Block];
        Masked(1, nonce, blocks[..Block]);
        Masked(2, nonce, blocks[Block..]);
        // Aes makes no promise about threads.
        lock (_lock) _aes.EncryptEcb(blocks, key, PaddingMode.None);
        var gcm = new AesGcm(key, TagSize);
        CryptographicOperations.ZeroMemory(key);
        return gcm;
    }

    // One block of SP 800-108 in counter mode with CMAC: counter, label 'X', a zero byte, context.
    private void Masked(byte counter, ReadOnlySpan<byte> nonce, Span<byte> block)
    {
        block[0] = 0;
        block[1] = counter;
        block[2] = (byte)'X';
        block[3] = 0;
        nonce[..(NonceSize / 2)].CopyTo(block[4..]);
        for (var i = 0; i < Block; i++) block[i] ^= _subkey[i];
    }

    // CMAC's first subkey (SP 800-38B, section 6.1): doubling in GF(2^128).
    private static byte[] Doubled(byte[] block)
    {
        var doubled = new byte[Block];
        for (var i = 0; i < Block; i++)
            doubled[i] = (byte)((block[i] << 1) | (i + 1 < Block ? block[i + 1] >> 7 : 0));
        if (block[0] >= 0x80) doubled[^1] ^= 0x87;
        return doubled;
    }
}
