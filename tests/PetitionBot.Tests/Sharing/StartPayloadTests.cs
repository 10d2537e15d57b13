using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Sharing;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Sharing;

public partial class StartPayloadTests
{
    private static readonly char[] Alphabet = [.. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"];

    private static readonly Arbitrary<StartPayload> All = Gen.OneOf(
        from petition in Generators.PetitionIds.Generator
        from code in Generators.BytesOf(16)
        select (StartPayload)new LinkStart(petition, new LinkCode(code)),
        Generators.PetitionIds.Generator.Select(petition => (StartPayload)new PetitionStart(petition)),
        from petition in Generators.PetitionIds.Generator
        from place in Token(32)
        select (StartPayload)new PlaceStart(petition, place),
        Token(62).Select(code => (StartPayload)new InvitationStart(code))).ToArbitrary();

    [Fact]
    public void What_is_written_is_read_and_fits_into_a_link() =>
        Prop.ForAll(All, payload => Equals(StartPayload.Parse(payload.ToString()), payload) && Allowed().IsMatch(payload.ToString()))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Different_payloads_have_different_texts() =>
        Prop.ForAll(All, All, (a, b) => a.Equals(b) == (a.ToString() == b.ToString())).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_refused_or_read_as_exactly_what_it_says() =>
        Prop.ForAll<string?, char>((text, kind) => RefusedOrSame(text) && RefusedOrSame($"1{kind}{text}")).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_token_is_refused_or_read_as_exactly_what_it_says() =>
        Prop.ForAll(Token(70).ToArbitrary(), Gen.Elements("1l", "1p", "1c", "1i", "2l", "").ToArbitrary(), (text, head) => RefusedOrSame(head + text))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void One_changed_character_never_gives_the_same_payload() =>
        Prop.ForAll(All, ArbMap.Default.ArbFor<(int, char)>(), (payload, change) =>
        {
            var text = payload.ToString().ToCharArray();
            text[(int)((uint)change.Item1 % text.Length)] = change.Item2;
            var changed = new string(text);
            return changed == payload.ToString() || !Equals(StartPayload.Parse(changed), payload);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_texts_in_links_already_printed_are_read()
    {
        var petition = new PetitionId("fair-elections");
        var code = LinkCode.Parse("5evWr0469scCKRUgU74Bjg")!.Value;
        Assert.Equal(new LinkStart(petition, code), StartPayload.Parse("1l5evWr0469scCKRUgU74Bjgfair-elections"));
        Assert.Equal(new PetitionStart(petition), StartPayload.Parse("1pfair-elections"));
        Assert.Equal(new PlaceStart(petition, "bus_stop-7"), StartPayload.Parse("1cfair-elections_bus_stop-7"));
        Assert.Equal(new InvitationStart("Zx_9-"), StartPayload.Parse("1iZx_9-"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1l")]
    [InlineData("1p")]
    [InlineData("1pFair")]
    [InlineData("1pa_b")]
    [InlineData("1pabcdefghijklmnopqrstuvwxy")]
    [InlineData("1x5evWr0469scCKRUgU74Bjg")]
    [InlineData("2pfair-elections")]
    [InlineData("1l5evWr0469scCKRUgU74Bjg")]
    [InlineData("1l5evWr0469scCKRUgU74Bjhfair-elections")]
    [InlineData("1cfair-elections")]
    [InlineData("1cfair-elections_")]
    [InlineData("1c_place")]
    [InlineData("1i")]
    [InlineData("1ia b")]
    [InlineData("1iа")]
    [InlineData("1pа")]
    [InlineData("1l\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800a")]
    public void Anything_else_is_nothing(string? text) => Assert.Null(StartPayload.Parse(text));

    [Fact]
    public void The_longest_payloads_have_64_characters_at_most()
    {
        var petition = new PetitionId(new string('z', 24));
        Assert.Equal(48, new LinkStart(petition, default).ToString().Length);
        Assert.Equal(59, new PlaceStart(petition, new string('z', 32)).ToString().Length);
        Assert.Equal(64, new InvitationStart(new string('z', 62)).ToString().Length);
        Assert.Null(StartPayload.Parse("1i" + new string('z', 63)));
    }

    [Fact]
    public void Impossible_places_and_invitations_cannot_be_made()
    {
        Assert.Throws<FormatException>(() => new PlaceStart(new PetitionId("a"), "a b"));
        Assert.Throws<FormatException>(() => new PlaceStart(new PetitionId("a"), new string('z', 33)));
        var error = Assert.Throws<FormatException>(() => new InvitationStart("not allowed!"));
        Assert.DoesNotContain("not allowed!", error.Message, StringComparison.Ordinal);
    }

    private static Gen<string> Token(int longest) =>
        from length in Gen.Choose(1, longest)
        from characters in Gen.Elements(Alphabet).ArrayOf(length)
        select new string(characters);

    private static bool RefusedOrSame(string? text) => StartPayload.Parse(text) is not { } payload || payload.ToString() == text;

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Allowed();
}
