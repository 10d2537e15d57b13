using System.Buffers;
using System.Buffers.Binary;

namespace PetitionBot.Core.Ledger;

/// <summary>Writes the log's primitive values: integers with the most significant byte first.</summary>
internal sealed class CanonicalWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    internal byte[] Bytes => _buffer.WrittenSpan.ToArray();

    internal CanonicalWriter Raw(ReadOnlySpan<byte> bytes)
    {
        _buffer.Write(bytes);
        return this;
    }

    internal CanonicalWriter Byte(byte value) => Raw([value]);

    internal CanonicalWriter UInt16(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.GetSpan(2), checked((ushort)value));
        _buffer.Advance(2);
        return this;
    }

    internal CanonicalWriter UInt32(long value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.GetSpan(4), checked((uint)value));
        _buffer.Advance(4);
        return this;
    }

    internal CanonicalWriter UInt64(long value)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_buffer.GetSpan(8), checked((ulong)value));
        _buffer.Advance(8);
        return this;
    }
}
