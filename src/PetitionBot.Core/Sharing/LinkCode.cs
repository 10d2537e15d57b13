using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace PetitionBot.Core.Sharing;

/// <summary>The code in a person's own link: 128 bits, written as 22 characters of base64url (RFC 4648, section 5). Equal by value.</summary>
public readonly record struct LinkCode
{
    /// <summary>The length of a code, in bytes.</summary>
    public const int Size = 16;

    /// <summary>The length of its text, in characters.</summary>
    public const int TextLength = 22;

    private readonly UInt128 _bits;

    /// <summary>Copies 16 bytes.</summary>
    /// <exception cref="ArgumentException">Not 16 bytes.</exception>
    public LinkCode(ReadOnlySpan<byte> bytes) =>
        _bits = bytes.Length == Size
            ? MemoryMarshal.Read<UInt128>(bytes)
            : throw new ArgumentException($"a link code has {Size} bytes, not {bytes.Length}", nameof(bytes));

    /// <summary>A copy of the 16 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        MemoryMarshal.Write(bytes, _bits);
        return bytes;
    }

    /// <summary>The code with exactly this text, or null.</summary>
    public static LinkCode? Parse(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[Size];
        // The last character carries four bits too many; the decoder refuses other bits than zeros there.
        return text.Length == TextLength
            && Base64Url.DecodeFromChars(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == Size
            ? new LinkCode(bytes)
            : null;
    }

    /// <summary>Its 22 characters.</summary>
    public override string ToString() => Base64Url.EncodeToString(ToBytes());
}
