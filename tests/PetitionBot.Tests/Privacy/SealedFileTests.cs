using System.Security.Cryptography;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Tests.Privacy;

public sealed class SealedFileTests
{
    private const int Head = 77;
    private const int Piece = (64 * 1024) + 16;

    private static readonly ServerSecret Secret = ServerSecret.Create();
    private static readonly DateTimeOffset Taken = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(65537)]
    [InlineData(131072)]
    [InlineData(200_000)]
    public void What_was_sealed_opens_as_it_was_with_its_time(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        var file = Seal(content);
        Assert.Equal(Taken, SealedFile.TakenAt(new MemoryStream(file)));
        Assert.Equal(content, Open(file));
        Assert.Equal(Head + length + (16 * Math.Max(1, (length + 65535) / 65536)), file.Length);
        Assert.NotEqual(file, Seal(content));
    }

    [Fact]
    public void A_file_that_was_cut_off_anywhere_is_refused()
    {
        var file = Seal(new byte[200_000]);
        int[] ends = [0, 10, Head - 1, Head, Head + 1, Head + 16, Head + Piece - 1, Head + Piece, Head + Piece + 16, Head + (2 * Piece), Head + (3 * Piece), file.Length - 17, file.Length - 1];
        foreach (var end in ends) Refused(file[..end]);
        Refused([.. file, 0]);
        Refused([.. file, .. file[^Piece..]]);
    }

    [Fact]
    public void Pieces_that_were_swapped_taken_out_doubled_or_brought_from_another_file_are_refused()
    {
        var content = new byte[4 * 65536];
        var (file, other) = (Seal(content), Seal(content));
        byte[] Of(byte[] from, int piece) => from[(Head + (piece * Piece))..Math.Min(from.Length, Head + ((piece + 1) * Piece))];
        byte[] Made(params byte[][] parts) => [.. file[..Head], .. parts.SelectMany(part => part)];
        Assert.Equal(content, Open(Made(Of(file, 0), Of(file, 1), Of(file, 2), Of(file, 3))));
        Refused(Made(Of(file, 1), Of(file, 0), Of(file, 2), Of(file, 3)));
        Refused(Made(Of(file, 0), Of(file, 2), Of(file, 3)));
        Refused(Made(Of(file, 0), Of(file, 1), Of(file, 1), Of(file, 2), Of(file, 3)));
        Refused(Made(Of(file, 0), Of(file, 1), Of(file, 2)));
        Refused(Made(Of(file, 0), Of(other, 1), Of(file, 2), Of(file, 3)));
        Refused(Made(Of(file, 3)));
    }

    [Fact]
    public void Every_changed_bit_of_the_head_and_of_a_piece_is_noticed()
    {
        var file = Seal("the book"u8.ToArray());
        for (var at = 0; at < file.Length; at++)
        {
            var changed = (byte[])file.Clone();
            changed[at] ^= (byte)(1 << (at % 8));
            Refused(changed);
        }
    }

    [Fact]
    public void Another_secret_is_told_from_damage()
    {
        var file = Seal(new byte[100]);
        var refused = Assert.Throws<FormatException>(() => SealedFile.Open(ServerSecret.Create(), new MemoryStream(file), Stream.Null));
        Assert.Contains("another server secret", refused.Message, StringComparison.Ordinal);
    }

    private static byte[] Seal(byte[] content)
    {
        using var file = new MemoryStream();
        SealedFile.Seal(Secret, Taken, new MemoryStream(content), file);
        return file.ToArray();
    }

    private static byte[] Open(byte[] file)
    {
        using var plain = new MemoryStream();
        Assert.Equal(Taken, SealedFile.Open(Secret, new MemoryStream(file), plain));
        return plain.ToArray();
    }

    private static void Refused(byte[] file) => Assert.Throws<FormatException>(() => SealedFile.Open(Secret, new MemoryStream(file), Stream.Null));
}
