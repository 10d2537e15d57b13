using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// Encrypts fields of rows under the server's secret. A box opens only in the table and the row for which it was
/// sealed, and its length tells only a size class. Safe to share between threads.
/// <para>
/// A box: the format version 0x01; 24 random bytes of nonce; the ciphertext; 16 bytes of tag. The cipher is
/// XAES-256-GCM (C2SP: AES-256-GCM under a key made for each message), so that random nonces never wear a table's
/// key out. The table's key is HKDF of <c>vault/</c> + table; the associated data are the format version, the table
/// in UTF-8, a zero byte and the row key; the plaintext is its length as uint32 big-endian, the content, and zeros
/// up to 64, 128, 256, ... bytes.
/// </para>
/// </summary>
/// <param name="secret">The server's secret.</param>
public sealed class Vault(ServerSecret secret)
{
    /// <summary>The smallest padded size, in bytes.</summary>
    public const int SmallestSize = Padding.Smallest;

    private const byte Format = 1;
    private const int Head = 1 + XAes256Gcm.NonceSize;
    private const int Overhead = Head + XAes256Gcm.TagSize;

    private readonly ConcurrentDictionary<string, XAes256Gcm> _ciphers = new(StringComparer.Ordinal);

    /// <summary>Seals content for one row. Sealing the same twice gives different boxes.</summary>
    /// <param name="table">The table, ASCII, not empty.</param>
    /// <param name="rowKey">What names the row and never changes while the box lives; may be empty.</param>
    /// <param name="plain">The content, of any length below 16 MiB.</param>
    /// <param name="minimumSize">A power of two from 64: rows of a table that fit into it (with 4 bytes of length) all look alike.</param>
    /// <returns>The padded size and 41 bytes.</returns>
    /// <exception cref="ArgumentException">A table, content or minimum size that is not allowed.</exception>
    public byte[] Seal(string table, ReadOnlySpan<byte> rowKey, ReadOnlySpan<byte> plain, int minimumSize = SmallestSize)
    {
        var cipher = CipherOf(table);
        var padded = Padding.Pad(plain, minimumSize);
        var box = new byte[padded.Length + Overhead];
        box[0] = Format;
        var nonce = box.AsSpan(1, XAes256Gcm.NonceSize);
        RandomNumberGenerator.Fill(nonce);
        cipher.Seal(nonce, padded, box.AsSpan(Head, padded.Length), box.AsSpan(Head + padded.Length), Associated(table, rowKey));
        CryptographicOperations.ZeroMemory(padded);
        return box;
    }

    /// <summary>Opens a box that was sealed for this row.</summary>
    /// <param name="table">The table given when sealing.</param>
    /// <param name="rowKey">The row key given when sealing.</param>
    /// <param name="box">The box.</param>
    /// <returns>The content.</returns>
    /// <exception cref="VaultException">Altered, of another row, table or secret, or of an unknown format.</exception>
    public byte[] Open(string table, ReadOnlySpan<byte> rowKey, ReadOnlySpan<byte> box)
    {
        var cipher = CipherOf(table);
        if (box.IsEmpty) throw new VaultException(table, "it is empty");
        if (box[0] != Format) throw new VaultException(table, $"its format {box[0]} is unknown, this program reads {Format}");
        if (!Padding.IsSize(box.Length - Overhead)) throw new VaultException(table, $"no box has {box.Length} bytes");
        var padded = Decrypt(cipher, table, rowKey, box);
        return Padding.Unpad(padded) ?? throw new VaultException(table, "its padding is broken");
    }

    private static byte[] Decrypt(XAes256Gcm cipher, string table, ReadOnlySpan<byte> rowKey, ReadOnlySpan<byte> box)
    {
        var padded = new byte[box.Length - Overhead];
        try
        {
            cipher.Open(box[1..Head], box.Slice(Head, padded.Length), box[(Head + padded.Length)..], padded, Associated(table, rowKey));
            return padded;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new VaultException(table, "it was altered, or sealed for another row or under another secret");
        }
    }

    private XAes256Gcm CipherOf(string table)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        return _ciphers.GetOrAdd(table, Made, secret);
    }

    // A zero byte would let a table and a row key run into each other.
    private static XAes256Gcm Made(string table, ServerSecret secret) =>
        table.All(c => c is > '\0' and <= '~')
            ? new XAes256Gcm(secret.DeriveKey("vault/" + table))
            : throw new ArgumentException("a table's name is printable ASCII", nameof(table));

    private static byte[] Associated(string table, ReadOnlySpan<byte> rowKey)
    {
        var associated = new byte[1 + table.Length + 1 + rowKey.Length];
        associated[0] = Format;
        Encoding.ASCII.GetBytes(table, associated.AsSpan(1));
        rowKey.CopyTo(associated.AsSpan(table.Length + 2));
        return associated;
    }
}
