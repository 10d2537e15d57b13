using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Privacy;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Privacy;

public class ServerSecretTests
{
    private static readonly ServerSecret Secret = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Fact]
    public void Keys_and_the_key_check_are_the_ones_that_stored_books_rely_on()
    {
        // Computed apart, with Python's hmac by RFC 5869.
        Assert.Equal("1143e9cb2d3ab780fc98c4e7d3c5d34e080ae60d27be83bbbf17ccf936882c6f", Convert.ToHexStringLower(Secret.DeriveKey("vault/drafts")));
        Assert.Equal("5e644832becad88a50a729902bda8ccf", Convert.ToHexStringLower(Secret.KeyCheck));
    }

    [Fact]
    public void Different_purposes_never_give_the_same_key() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonEmptyString>(), ArbMap.Default.ArbFor<NonEmptyString>(),
            (a, b) => !IsUnicode(a.Get) || !IsUnicode(b.Get) || a.Get == b.Get
                == Secret.DeriveKey(a.Get).SequenceEqual(Secret.DeriveKey(b.Get)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Base64_and_hex_of_32_bytes_are_read_with_white_space_around() =>
        Prop.ForAll(Generators.Hashes, bytes =>
        {
            var expected = new ServerSecret(bytes).KeyCheck;
            return ServerSecret.Parse(Convert.ToBase64String(bytes) + "\r\n").Fits(expected)
                && ServerSecret.Parse(" " + Convert.ToHexString(bytes)).Fits(expected)
                && ServerSecret.Parse(Convert.ToHexStringLower(bytes) + "\n").Fits(expected);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("hunter2hunter2")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000")]
    public void Anything_else_is_refused_without_repeating_it(string text)
    {
        var error = Assert.Throws<FormatException>(() => ServerSecret.Parse(text));
        Assert.Contains("32 bytes", error.Message, StringComparison.Ordinal);
        if (text.Length > 0) Assert.DoesNotContain(text, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_book_of_another_secret_does_not_fit()
    {
        Assert.True(Secret.Fits(Secret.KeyCheck));
        Assert.False(Secret.Fits(ServerSecret.Create().KeyCheck));
        Assert.False(Secret.Fits([]));
    }

    [Fact]
    public void It_never_shows_itself()
    {
        Assert.Equal("ServerSecret", Secret.ToString());
        Assert.Equal("ServerSecret", $"{Secret}");
        Assert.Throws<ArgumentException>(() => new ServerSecret(new byte[31]));
    }

    private static bool IsUnicode(string text) => !text.Any(char.IsSurrogate);
}
