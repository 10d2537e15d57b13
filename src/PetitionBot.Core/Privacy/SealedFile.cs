using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// A stream of any length in one file that only the server's secret opens: what backups are kept in. A head of 77 bytes
/// (the line <c>petitionbot backup 1</c>, when it was taken in milliseconds as int64, the secret's key check, 32 random
/// bytes), then the content in pieces of 64 KiB, each under AES-256-GCM with a key made for this file (HKDF of the
/// secret's key for <c>backup</c> with the random bytes as salt). The nonce is the piece's number in 11 bytes and whether it
/// is the last (the STREAM construction), the associated data the head: a piece that was changed, moved, taken out or cut
/// off is noticed.
/// </summary>
public static class SealedFile
{
    private const int PieceSize = 64 * 1024;
    private const int TagSize = 16;
    private const int SaltSize = 32;
    private const int KeyCheckSize = 16;

    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("petitionbot backup 1\n");
    private static readonly int HeadSize = Magic.Length + sizeof(long) + KeyCheckSize + SaltSize;

    /// <summary>Seals everything that a stream still has.</summary>
    /// <exception cref="IOException">A stream failed.</exception>
    public static void Seal(ServerSecret secret, DateTimeOffset taken, Stream plain, Stream file, CancellationToken cancellation = default)
    {
        var head = new byte[HeadSize];
        Magic.CopyTo(head, 0);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(Magic.Length), taken.ToUnixTimeMilliseconds());
        secret.KeyCheck.CopyTo(head, Magic.Length + sizeof(long));
        RandomNumberGenerator.Fill(head.AsSpan(HeadSize - SaltSize));
        file.Write(head);
        using var cipher = CipherOf(secret, head);
        // One ahead: only then is it known which one is the last.
        var (piece, next) = (new byte[PieceSize], new byte[PieceSize]);
        var length = Fill(plain, piece);
        for (long number = 0; ; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var following = length < PieceSize ? 0 : Fill(plain, next);
            var isLast = following == 0;
            var box = new byte[length + TagSize];
            cipher.Encrypt(Nonce(number, isLast), piece.AsSpan(0, length), box.AsSpan(0, length), box.AsSpan(length), head);
            file.Write(box);
            if (isLast) return;
            (piece, next, length) = (next, piece, following);
        }
    }

    /// <summary>When a file was sealed; nothing of it is checked.</summary>
    /// <exception cref="FormatException">It is none of ours.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static DateTimeOffset TakenAt(Stream file) => TakenAt(Head(file));

    /// <summary>Opens a file. What was written counts only once this returns.</summary>
    /// <returns>When it was sealed.</returns>
    /// <exception cref="FormatException">It is none of ours, is of another secret, or was altered or cut off.</exception>
    /// <exception cref="IOException">A stream failed.</exception>
    public static DateTimeOffset Open(ServerSecret secret, Stream file, Stream plain, CancellationToken cancellation = default)
    {
        var head = Head(file);
        if (!secret.Fits(head.AsSpan(Magic.Length + sizeof(long), KeyCheckSize)))
            throw new FormatException("it was made under another server secret: bring back the one of that time");
        using var cipher = CipherOf(secret, head);
        var (box, next, content) = (new byte[PieceSize + TagSize], new byte[PieceSize + TagSize], new byte[PieceSize]);
        var length = Fill(file, box);
        for (long number = 0; ; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var following = length < box.Length ? 0 : Fill(file, next);
            if (length < TagSize) throw Altered();
            var size = length - TagSize;
            Decrypt(cipher, Nonce(number, following == 0), box.AsSpan(0, length), content.AsSpan(0, size), head);
            plain.Write(content.AsSpan(0, size));
            if (following == 0) return TakenAt(head);
            (box, next, length) = (next, box, following);
        }
    }

    private static void Decrypt(AesGcm cipher, byte[] nonce, ReadOnlySpan<byte> box, Span<byte> content, byte[] head)
    {
        try
        {
            cipher.Decrypt(nonce, box[..^TagSize], box[^TagSize..], content, head);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Altered();
        }
    }

    private static FormatException Altered() => new("it was altered, damaged or cut off: take another copy");

    private static byte[] Head(Stream file)
    {
        var head = new byte[HeadSize];
        return Fill(file, head) == HeadSize && head.AsSpan().StartsWith(Magic) ? head : throw new FormatException("it is no backup of a petition bot, or of a newer program");
    }

    private static DateTimeOffset TakenAt(byte[] head)
    {
        var taken = BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(Magic.Length));
        return taken >= 0 && taken <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(taken) : throw Altered();
    }

    private static AesGcm CipherOf(ServerSecret secret, byte[] head) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.DeriveKey("backup"), ServerSecret.Size, head[^SaltSize..], Magic), TagSize);

    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), number);
        nonce[11] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    private static int Fill(Stream stream, byte[] buffer) => stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
}
