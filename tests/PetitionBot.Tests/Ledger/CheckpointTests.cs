using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Ledger.Notes;

namespace PetitionBot.Tests.Ledger;

public class CheckpointTests
{
    private const string Origin = "petitionbot/0123456789abcdef";

    // A checkpoint and a key of two public logs, as the test suite of github.com/transparency-dev/formats has them.
    private const string RekorKey = "rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=";
    private const string RekorNote = "Rekor\n798034\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n\n— rekor.sigstore.dev wNI9ajBEAiARInWIWyCdyG27CO6LPnPekyw20qO0YJfoaPaowGp/XgIgc+qEHS3+GKVClgqq20uDLet7MCoTURUCRdxwWBHHufk=\n";
    private const string PixelKey = "pixel6_transparency_log+91c16e30+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABN+4x0Jk1yTwvLFI9A4NDdGZcX0aiWVdWM5XJVy0M4VWD3AvyW5Q6Hs9A0mcDkpUoYgn+KKPNzFC0H3nN3q6JQ8=";
    private const string PixelNote = "DEFAULT\n10\nbsWRucJU5xJPHb5eBdOm6+DM+VelCZBuvtI3sHERJ9Y=\n\n— pixel6_transparency_log kcFuMDBFAiEAhqMAP8P6qf6QxtUJhzMhbN+MbZ9dwfUHzGQJmffJHtoCIGD0cNe47dHWBoPwYdgBCepB06/+g5O1FmYjXl06owL4\n";

    [Theory]
    [InlineData(RekorKey, RekorNote, 798034)]
    [InlineData(PixelKey, PixelNote, 10)]
    public void Checkpoints_of_public_logs_are_read_and_verified(string key, string note, long size)
    {
        var read = SignedNote.Parse(note);
        Assert.Equal(note, read.ToString());
        Assert.Equal(key, NoteKey.Parse(key).ToString());
        Assert.True(NoteKey.Parse(key).Verifies(read));
        Assert.Equal(size, Checkpoint.Read(read).Size);
        Assert.False(NoteKey.Parse(key == RekorKey ? PixelKey : RekorKey).Verifies(read));
        // Both logs sign under a key name other than their origin: ours must be the same.
        Assert.Throws<FormatException>(() => Checkpoint.Open(read, NoteKey.Parse(key)));
    }

    [Fact]
    public void What_was_signed_is_read_back_with_the_public_half_alone()
    {
        using var key = LogKey.Create();
        var checkpoint = new Checkpoint(Origin, 20, MerkleHash.Leaf([1]));
        var note = checkpoint.Sign(key).ToString();
        var pinned = NoteKey.Parse(key.PublicKey(Origin).ToString());
        var read = Checkpoint.Open(SignedNote.Parse(Encoding.UTF8.GetBytes(note)), pinned);
        Assert.Equal((Origin, 20L, checkpoint.Text), (read.Origin, read.Size, read.Text));
        using var again = LogKey.FromPem(key.ToPem());
        Assert.Equal(pinned.ToString(), again.PublicKey(Origin).ToString());
    }

    [Fact]
    public void No_flipped_bit_of_a_checkpoint_verifies()
    {
        using var key = LogKey.Create();
        var note = Encoding.UTF8.GetBytes(new Checkpoint(Origin, 20, MerkleHash.Leaf([1])).Sign(key).ToString());
        var pinned = key.PublicKey(Origin);
        for (var bit = 0; bit < note.Length * 8; bit++)
        {
            var broken = note.ToArray();
            broken[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Verifies(pinned, broken), $"bit {bit} may be flipped");
        }
    }

    [Fact]
    public void A_bad_signature_of_the_pinned_key_beside_a_good_one_is_a_refusal_and_strangers_are_passed_over()
    {
        using var key = LogKey.Create();
        using var stranger = LogKey.Create();
        var note = new Checkpoint(Origin, 1, MerkleHash.Leaf([])).Sign(key);
        var foreign = stranger.Sign("witness.example", note.Text).Signatures;
        Assert.True(key.PublicKey(Origin).Verifies(note with { Signatures = [.. foreign, .. note.Signatures] }));
        var bad = note.Signatures[0] with { Bytes = stranger.Sign(Origin, note.Text).Signatures[0].Bytes };
        Assert.False(key.PublicKey(Origin).Verifies(note with { Signatures = [.. note.Signatures, bad] }));
        Assert.False(key.PublicKey(Origin).Verifies(note with { Signatures = foreign }));
    }

    [Theory]
    [InlineData("no end", "a note is a text")]
    [InlineData("text\n\n", "at least one signature")]
    [InlineData("text\n\n- a AAAAAAA=\n", "a signature line is")]
    [InlineData("text\n\n— a+b AAAAAAA=\n", "a signature line is")]
    [InlineData("text\n\n— a AAAA\n", "is not base64 of a key id")]
    [InlineData("te\txt\n\n— a AAAAAAA=\n", "no control characters")]
    public void What_is_no_note_is_refused_with_the_reason(string note, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => SignedNote.Parse(note)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a\n1\n", "three lines")]
    [InlineData("a\n01\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n", "'01' is no whole number")]
    [InlineData("a\n-1\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n", "'-1' is no whole number")]
    [InlineData("a\n1\nf+7C\n", "base64 of 32 bytes")]
    [InlineData("a\n1\n f+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n", "base64 of 32 bytes")]
    [InlineData("a\n\n1\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n", "three lines")]
    public void What_is_no_checkpoint_is_refused_with_the_reason(string text, string reason)
    {
        var note = new SignedNote(text, [new NoteSignature("a", 1, [1])]);
        Assert.Contains(reason, Assert.Throws<FormatException>(() => Checkpoint.Read(note)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bananas+12344556", "NAME+ID+BASE64")]
    [InlineData("a+12345678+THIS_IS_NOT_BASE64!", "not base64")]
    [InlineData("a+12345678+AwEB", "type 3")]
    [InlineData("a+12345678+AgEB", "no ECDSA key")]
    [InlineData("+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=", "name")]
    [InlineData("a+00000000+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=", "c0d23d6a is due")]
    public void What_is_no_key_is_refused_with_the_reason(string line, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => NoteKey.Parse(line)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_file_that_is_none_is_refused_without_being_quoted()
    {
        var error = Assert.Throws<FormatException>(() => LogKey.FromPem("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----"));
        Assert.DoesNotContain("c2VjcmV0", error.Message, StringComparison.Ordinal);
        using var key = LogKey.Create();
        Assert.Throws<FormatException>(() => key.Sign(Origin, "no line feed"));
        Assert.Throws<FormatException>(() => key.PublicKey("with space"));
    }

    private static bool Verifies(NoteKey key, byte[] note)
    {
        try
        {
            return key.Verifies(SignedNote.Parse(note));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
