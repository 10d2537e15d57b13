using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Sharing;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Sharing;

public class LinkCodesTests
{
    private static readonly ServerSecret Secret = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly LinkCodes Codes = new(Secret);
    private static readonly PetitionId Petition = new("fair-elections");

    [Fact]
    public void Codes_and_keys_are_the_ones_that_shared_links_rely_on()
    {
        // Computed apart, with Python's hmac, by the inputs that the documentation gives.
        var code = Codes.Of(Petition, 123456789);
        Assert.Equal("5evWr0469scCKRUgU74Bjg", code.ToString());
        Assert.Equal("afa367ae303ea602985b84dbc7d7b67cdb9565606dda205bb9241f122b757b1a", Convert.ToHexStringLower(Codes.KeyOf(Petition, code).Bytes));
    }

    [Fact]
    public void A_code_is_one_persons_for_one_petition() =>
        Prop.ForAll(Generators.PetitionIds, Generators.PetitionIds, ArbMap.Default.ArbFor<(long, long)>(), (a, b, people) =>
            (a == b && people.Item1 == people.Item2) == (Codes.Of(a, people.Item1) == Codes.Of(b, people.Item2))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_code_in_another_petitions_link_finds_another_row() =>
        Prop.ForAll(Generators.PetitionIds, Generators.PetitionIds, (a, b) =>
            a == b == (Codes.KeyOf(a, Codes.Of(a, 1)) == Codes.KeyOf(b, Codes.Of(a, 1)))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_code_has_nothing_of_the_signers_pseudonym_or_its_own_key() =>
        Prop.ForAll(Generators.PetitionIds, ArbMap.Default.ArbFor<long>(), (petition, person) =>
        {
            var code = Codes.Of(petition, person).ToBytes();
            return !new Pseudonyms(Secret).Signer(petition, person).Bytes[..16].SequenceEqual(code)
                && !Codes.KeyOf(petition, new LinkCode(code)).Bytes[..16].SequenceEqual(code);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_code_is_read_from_its_text() =>
        Prop.ForAll(Generators.BytesOf(16).ToArbitrary(), bytes =>
        {
            var code = new LinkCode(bytes);
            return code.ToBytes().SequenceEqual(bytes) && code.ToString().Length == 22 && LinkCode.Parse(code.ToString()) == code;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("AAAAAAAAAAA AAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA+/")]
    public void Any_other_text_is_no_code(string text) => Assert.Null(LinkCode.Parse(text));

    [Fact]
    public void A_row_gives_an_equal_key_back_and_text_gives_none()
    {
        var key = Codes.KeyOf(Petition, Codes.Of(Petition, 1));
        Assert.Equal(key, new LinkKey(key.Bytes));
        Assert.Equal("LinkKey", key.ToString());
        Assert.Throws<ArgumentException>(() => new LinkKey(new byte[16]));
        Assert.Throws<ArgumentException>(() => new LinkCode(new byte[22]));
    }
}
