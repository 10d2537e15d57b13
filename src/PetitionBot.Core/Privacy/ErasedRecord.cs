using System.Buffers.Binary;

namespace PetitionBot.Core.Privacy;

/// <summary>One row that a person's erasing removed, or would have.</summary>
/// <param name="At">When.</param>
/// <param name="What">Of which table.</param>
/// <param name="Key">The row's key, 32 bytes.</param>
/// <param name="Grave">The name to remember the person under for a while; for a signature.</param>
/// <param name="LastingGrave">The name to remember somebody under who was not counted; for a signature.</param>
public sealed record ErasedRecord(DateTimeOffset At, ErasedKind What, byte[] Key, byte[] Grave, byte[] LastingGrave)
{
    private const int KeySize = 32;

    /// <summary>The bytes that are sealed: all records have one size.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[sizeof(long) + 1 + (3 * KeySize)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At.ToUnixTimeMilliseconds());
        bytes[sizeof(long)] = (byte)What;
        Key.CopyTo(bytes, 9);
        Grave.CopyTo(bytes, 9 + KeySize);
        LastingGrave.CopyTo(bytes, 9 + (2 * KeySize));
        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static ErasedRecord Read(byte[] bytes) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes)),
        (ErasedKind)bytes[sizeof(long)],
        bytes[9..(9 + KeySize)],
        bytes[(9 + KeySize)..(9 + (2 * KeySize))],
        bytes[(9 + (2 * KeySize))..]);
}
