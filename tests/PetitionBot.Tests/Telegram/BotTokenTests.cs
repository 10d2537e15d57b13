using PetitionBot.Telegram;

namespace PetitionBot.Tests.Telegram;

public sealed class BotTokenTests
{
    [Fact]
    public void A_token_shows_only_its_number()
    {
        var token = BotToken.Parse(" 123456:AbC-dEf_9\n");

        Assert.Equal(123456, token.Id);
        Assert.Equal("bot 123456", token.ToString());
        Assert.Equal("{\"Id\":123456}", System.Text.Json.JsonSerializer.Serialize(token));
        Assert.Equal("https://host/base/bot123456:AbC-dEf_9/getMe", token.Address(new Uri("https://host/base/"), "getMe").AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Zebra")]
    [InlineData(":Zebra")]
    [InlineData("12:")]
    [InlineData("0:Zebra")]
    [InlineData("-1:Zebra")]
    [InlineData("+1:Zebra")]
    [InlineData("12:Zebra:x")]
    [InlineData("12:Zebra/x")]
    [InlineData("12:Zebra?x")]
    [InlineData("12:Зebra")]
    [InlineData("١٢:Zebra")]
    [InlineData("99999999999999999999:Zebra")]
    [InlineData("12:Zebra\nx")]
    public void What_is_no_token_is_refused_without_repeating_it(string text)
    {
        var error = Assert.Throws<FormatException>(() => BotToken.Parse(text));

        Assert.DoesNotContain("ebra", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("BotFather", error.Message, StringComparison.Ordinal);
    }
}
