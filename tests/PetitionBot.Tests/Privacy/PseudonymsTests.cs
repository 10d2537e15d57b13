using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Privacy;

public class PseudonymsTests
{
    private static readonly Pseudonyms Pseudonyms = new(new ServerSecret([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
    private static readonly PetitionId Petition = new("fair-elections");

    [Fact]
    public void They_are_the_ones_that_stored_rows_are_found_by()
    {
        // Computed apart, with Python's hmac, by the inputs that the documentation gives.
        Assert.Equal("d2638d276c34966a5fcd771228f249ed07ca6ca9584a0cb2d369ffd52ddb1e19", Hex(Pseudonyms.Signer(Petition, 123456789)));
        Assert.Equal("bced8ae9661440a1d78220ef58da5a7fb3a228a91aac749b1cb1e8cebfd5ccb7", Hex(Pseudonyms.Subscriber(Petition, 123456789)));
        Assert.Equal("6d4cc2cde32d46051ffedaed905458e66e6658ee3b94f3dfa53db06c1ab82704", Hex(Pseudonyms.Chat(7000000001, -1001234567890)));
    }

    [Fact]
    public void No_two_purposes_give_a_person_the_same_pseudonym() =>
        Prop.ForAll(Generators.PetitionIds, ArbMap.Default.ArbFor<long>(), (petition, person) =>
            new[] { Pseudonyms.Signer(petition, person), Pseudonyms.Subscriber(petition, person), Pseudonyms.Chat(person, person) }
                .Distinct().Count() == 3).QuickCheckThrowOnFailure();

    [Fact]
    public void Signers_are_equal_exactly_when_petition_and_person_are() =>
        Prop.ForAll(Generators.PetitionIds, Generators.PetitionIds, ArbMap.Default.ArbFor<(long, long)>(), (a, b, people) =>
            (a == b && people.Item1 == people.Item2) == (Pseudonyms.Signer(a, people.Item1) == Pseudonyms.Signer(b, people.Item2))
            && Pseudonyms.Signer(a, people.Item1) == Pseudonyms.Signer(a, people.Item1)).QuickCheckThrowOnFailure();

    [Fact]
    public void Chats_are_equal_exactly_when_bot_and_chat_are() =>
        Prop.ForAll<long, long>((bot, chat) => (bot == chat) == (Pseudonyms.Chat(bot, chat) == Pseudonyms.Chat(chat, bot)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Another_secret_gives_other_pseudonyms() =>
        Assert.NotEqual(Pseudonyms.Signer(Petition, 1), new Pseudonyms(ServerSecret.Create()).Signer(Petition, 1));

    [Fact]
    public void A_row_gives_an_equal_pseudonym_back_and_text_gives_none()
    {
        var pseudonym = Pseudonyms.Signer(Petition, 1);
        var read = new Pseudonym(pseudonym.Bytes);
        Assert.Equal(pseudonym, read);
        Assert.Equal(pseudonym.GetHashCode(), read.GetHashCode());
        Assert.Equal("Pseudonym", pseudonym.ToString());
        Assert.Throws<ArgumentException>(() => new Pseudonym(new byte[31]));
        Assert.Throws<InvalidOperationException>(() => default(Pseudonym).Bytes.Length);
    }

    private static string Hex(Pseudonym pseudonym) => Convert.ToHexStringLower(pseudonym.Bytes);
}
