using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Tests.Privacy;

public class VaultTests
{
    private static readonly Vault Vault = new(ServerSecret.Create());

    [Fact]
    public void What_is_sealed_opens_in_its_own_row() =>
        Prop.ForAll<byte[], byte[]>((key, plain) => Vault.Open("drafts", key, Vault.Seal("drafts", key, plain)).SequenceEqual(plain))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void One_changed_bit_anywhere_is_refused() =>
        Prop.ForAll<byte[], int, int>((plain, place, bit) =>
        {
            var box = Vault.Seal("drafts", "row"u8, plain);
            box[(int)((uint)place % box.Length)] ^= (byte)(1 << (int)((uint)bit % 8));
            return Refused(() => Vault.Open("drafts", "row"u8, box));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_row_table_or_secret_is_refused() =>
        Prop.ForAll<byte[], byte[], byte[]>((plain, key, other) =>
        {
            var box = Vault.Seal("drafts", key, plain);
            return (key.SequenceEqual(other) || Refused(() => Vault.Open("drafts", other, box)))
                && Refused(() => Vault.Open("outbox", key, box))
                && Refused(() => new Vault(ServerSecret.Create()).Open("drafts", key, box));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bytes_cut_off_or_added_are_refused() =>
        Prop.ForAll<byte[], int>((plain, place) =>
        {
            var box = Vault.Seal("drafts", "row"u8, plain);
            var cut = box[..(int)((uint)place % box.Length)];
            return Refused(() => Vault.Open("drafts", "row"u8, cut)) && Refused(() => Vault.Open("drafts", "row"u8, [.. box, 0]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bytes_are_refused_and_nothing_else_happens() =>
        Prop.ForAll<byte[]>(box => Refused(() => Vault.Open("drafts", "row"u8, box))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_length_tells_only_the_size_class()
    {
        for (var length = 0; length <= 9000; length++)
        {
            var size = 64;
            while (size < length + 4) size *= 2;
            if (length % 97 == 0 || length + 5 > size) Assert.Equal(size + 41, Vault.Seal("drafts", [], new byte[length]).Length);
        }
    }

    [Fact]
    public void A_table_can_make_all_its_rows_alike() =>
        Prop.ForAll(Gen.Choose(0, 1020).ToArbitrary(), length =>
        {
            var box = Vault.Seal("drafts", [], new byte[length], minimumSize: 1024);
            return box.Length == 1024 + 41 && Vault.Open("drafts", [], box).Length == length;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(100)]
    [InlineData(-64)]
    public void A_minimum_size_that_is_no_size_class_is_refused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Vault.Seal("drafts", [], [], size));

    [Fact]
    public void Sealing_twice_gives_boxes_that_have_nothing_in_common()
    {
        var boxes = Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(Vault.Seal("drafts", [], "same"u8)[1..25])).ToHashSet();
        Assert.Equal(1000, boxes.Count);
    }

    [Fact]
    public void The_content_stands_nowhere_in_the_box_or_in_the_error()
    {
        var plain = Encoding.UTF8.GetBytes("Айгүл Серікқызы");
        var box = Vault.Seal("drafts", "row"u8, plain);
        Assert.Equal(-1, box.AsSpan().IndexOf(plain));
        var error = Assert.Throws<VaultException>(() => Vault.Open("drafts", "other"u8, box));
        Assert.Equal("drafts", error.Table);
        Assert.Contains("'drafts'", error.Message, StringComparison.Ordinal);
        Assert.Contains("altered", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_format_is_named()
    {
        var error = Assert.Throws<VaultException>(() => Vault.Open("drafts", [], [2, .. new byte[200]]));
        Assert.Contains("format 2 is unknown", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_written_by_the_first_version_still_opens()
    {
        // Python's hmac and cryptography packages wrote it by the description in Vault's documentation.
        var vault = new Vault(new ServerSecret([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        var box = Convert.FromHexString("016465666768696a6b6c6d6e6f707172737475767778797a7be8088018ab38114f01a186822e7f0c7d7d551e721f65313618bcf382c5289866bdc6b1dbb3acae0c525133e49b1c2067190dcb74c49b97f46e2c92880c498516d3b03e83128952a486a2cf40849b8ab9");
        Assert.Equal("a box", Encoding.UTF8.GetString(vault.Open("drafts", "row"u8, box)));
    }

    [Fact]
    public async Task Many_threads_share_one_vault()
    {
        var vault = new Vault(ServerSecret.Create());
        await Parallel.ForAsync(0, 20_000, (i, _) =>
        {
            var plain = BitConverter.GetBytes(i);
            Assert.Equal(plain, vault.Open("t" + (i % 3), plain, vault.Seal("t" + (i % 3), plain, plain)));
            return ValueTask.CompletedTask;
        });
    }

    [Theory]
    [InlineData(1, "", "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271")]
    [InlineData(3, "c2sp.org/XAES-256-GCM", "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d")]
    public void The_cipher_is_the_one_that_C2SP_specifies(byte key, string associated, string expected)
    {
        var cipher = new XAes256Gcm([.. Enumerable.Repeat(key, 32)]);
        var plain = "XAES-256-GCM"u8;
        var box = new byte[plain.Length + XAes256Gcm.TagSize];
        cipher.Seal("ABCDEFGHIJKLMNOPQRSTUVWX"u8, plain, box.AsSpan(0, plain.Length), box.AsSpan(plain.Length), Encoding.ASCII.GetBytes(associated));
        Assert.Equal(expected, Convert.ToHexStringLower(box));
    }

    private static bool Refused(Func<byte[]> open)
    {
        try
        {
            open();
            return false;
        }
        catch (VaultException)
        {
            return true;
        }
    }
}
