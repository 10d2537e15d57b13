using System.Buffers.Binary;

namespace PetitionBot.Playground.Rules;

/// <summary>Width and height from the head of a PNG or a JPEG.</summary>
internal static class Pictures
{
    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static (int Width, int Height)? Measure(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Png) && content.Length >= 24)
            return (BinaryPrimitives.ReadInt32BigEndian(content[16..]), BinaryPrimitives.ReadInt32BigEndian(content[20..]));
        return content is [0xFF, 0xD8, ..] ? MeasureJpeg(content[2..]) : null;
    }

    // The segments up to the first frame header (SOF0 to SOF15 without the tables DHT, JPG and DAC) are skipped.
    private static (int Width, int Height)? MeasureJpeg(ReadOnlySpan<byte> rest)
    {
        while (rest.Length >= 9 && rest[0] == 0xFF)
        {
            if (rest[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(rest[7..]), BinaryPrimitives.ReadUInt16BigEndian(rest[5..]));
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length > rest.Length)
                return null;
            rest = rest[length..];
        }
        return null;
    }
}
