using System.Buffers.Binary;

namespace PetitionBot.Core.Ledger;

/// <summary>Reads what <see cref="CanonicalWriter"/> wrote; refuses to read past the end or to leave bytes over.</summary>
/// <param name="bytes">The whole of it.</param>
/// <param name="what">What it is, for messages.</param>
internal ref struct CanonicalReader(ReadOnlySpan<byte> bytes, string what)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    internal ReadOnlySpan<byte> Raw(int count, string field)
    {
        if (_bytes.Length - _at < count)
            throw Refuse($"{field} at byte {_at} needs {count} bytes, {_bytes.Length - _at} are left");
        _at += count;
        return _bytes.Slice(_at - count, count);
    }

    internal byte Byte(string field) => Raw(1, field)[0];

    internal int UInt16(string field) => BinaryPrimitives.ReadUInt16BigEndian(Raw(2, field));

    internal uint UInt32(string field) => BinaryPrimitives.ReadUInt32BigEndian(Raw(4, field));

    internal ulong UInt64(string field) => BinaryPrimitives.ReadUInt64BigEndian(Raw(8, field));

    internal readonly void End()
    {
        if (_at != _bytes.Length) throw Refuse($"{_bytes.Length - _at} bytes follow its end at byte {_at}");
    }

    internal readonly FormatException Refuse(string reason) => new($"Not {what}: {reason}.");
}
