namespace PetitionBot.Tests.Faults.Disks;

/// <summary>The content of a file.</summary>
internal sealed class GrowingBytes
{
    private byte[] _bytes = [];
    private int _length;

    public GrowingBytes(ReadOnlySpan<byte> bytes) => Write(0, bytes);

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    public void Write(long place, ReadOnlySpan<byte> bytes)
    {
        var end = (int)place + bytes.Length;
        if (end > _length) Resize(end);
        bytes.CopyTo(_bytes.AsSpan((int)place));
    }

    public void Resize(long size)
    {
        if (size > _bytes.Length) Array.Resize(ref _bytes, (int)Math.Max(size, 2L * _bytes.Length));
        if (size < _length) _bytes.AsSpan((int)size, _length - (int)size).Clear();
        _length = (int)size;
    }
}
