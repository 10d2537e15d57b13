using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Ledger;

public class CanonicalFieldsTests
{
    private static readonly Arbitrary<CanonicalFields> All =
        (from texts in Generators.Text.ArrayOf(4)
         from language in Generators.Language
         from consent in Gen.Choose(0, int.MaxValue)
         select new CanonicalFields(texts[0], texts[1], texts[2], texts[3], language, consent)).ToArbitrary();

    [Fact]
    public void What_is_written_is_read_and_written_the_same_again() =>
        Prop.ForAll(All, fields =>
            CanonicalFields.Read(fields.Bytes) == fields && CanonicalFields.Read(fields.Bytes).Bytes.SequenceEqual(fields.Bytes))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Different_fields_have_different_bytes() =>
        Prop.ForAll(All, All, (a, b) => a == b == a.Bytes.SequenceEqual(b.Bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void Text_that_moves_to_the_next_field_changes_the_bytes() =>
        Assert.NotEqual(
            new CanonicalFields("ab", "c", null, null, Language.Russian, 1).Bytes,
            new CanonicalFields("a", "bc", null, null, Language.Russian, 1).Bytes);

    [Fact]
    public void Altered_bytes_are_refused_or_read_as_exactly_what_they_say() =>
        Prop.ForAll(All, ArbMap.Default.ArbFor<(int, byte)>(), (fields, change) =>
        {
            var bytes = fields.Bytes;
            bytes[(int)((uint)change.Item1 % bytes.Length)] ^= change.Item2;
            return RefusedOrSame(bytes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_refused_or_read_as_exactly_what_they_say() =>
        Prop.ForAll<byte[]>(bytes => RefusedOrSame(bytes) && RefusedOrSame([.. "petitionbot-fields-v1\n"u8, .. bytes])).QuickCheckThrowOnFailure();

    [Fact]
    public void Empty_text_is_none_and_decomposed_text_is_composed()
    {
        var fields = new CanonicalFields("Андреи\u0306", "", null, "", Language.Russian, 1);
        Assert.Equal("Андрей", fields.Name);
        Assert.Equal(new CanonicalFields("Андрей", null, null, null, Language.Russian, 1), fields);
    }

    [Fact]
    public void Bytes_that_are_not_in_normal_form_are_read_as_they_are()
    {
        var bytes = new CanonicalFields("Zoe*", null, null, null, Language.English, 1).Bytes;
        // U+0344 has two bytes as "e*" has, and is never in normal form.
        "\u0344"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("e*"u8)));
        Assert.Equal(bytes, CanonicalFields.Read(bytes).Bytes);
    }

    [Fact]
    public void A_text_of_65535_bytes_fits_and_one_byte_more_is_refused()
    {
        var longest = new CanonicalFields(null, null, null, new string('a', 65535), Language.English, 1);
        Assert.Equal(longest, CanonicalFields.Read(longest.Bytes));
        Assert.Throws<ArgumentException>(() => new CanonicalFields(null, null, null, new string('a', 65536), Language.English, 1));
    }

    [Theory]
    [InlineData('\ud800')]
    [InlineData('\ufffe')]
    public void What_has_no_normal_form_is_refused_without_repeating_the_text(char odd)
    {
        var error = Assert.Throws<ArgumentException>(() => new CanonicalFields($"Anna {odd}", null, null, null, Language.English, 1));
        Assert.Contains("lone surrogate", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Impossible_languages_and_consents_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CanonicalFields(null, null, null, null, default, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CanonicalFields(null, null, null, null, Language.English, -1));
    }

    [Fact]
    public void What_a_signer_filled_in_is_never_shown()
    {
        var fields = new CanonicalFields("Anna", "almaty", "+7701", "hello", Language.English, 1);
        Assert.Equal("CanonicalFields", $"{fields}");
        var error = Assert.Throws<FormatException>(() => CanonicalFields.Read([.. fields.Bytes, 0]));
        Assert.DoesNotContain("Anna", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_digest_depends_on_every_bit_of_the_salt() =>
        Prop.ForAll(All, Generators.Hashes, Gen.Choose(0, 255).ToArbitrary(), (fields, salt, bit) =>
        {
            var other = salt.ToArray();
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            return Digest.Of(salt, fields) == Digest.Of(salt, fields) && Digest.Of(salt, fields) != Digest.Of(other, fields);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_salt_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => Digest.Of(new byte[31], new CanonicalFields(null, null, null, null, Language.English, 1)));

    private static bool RefusedOrSame(byte[] bytes)
    {
        try
        {
            return CanonicalFields.Read(bytes).Bytes.SequenceEqual(bytes);
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
