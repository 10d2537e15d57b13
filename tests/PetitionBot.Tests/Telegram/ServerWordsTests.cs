using PetitionBot.Telegram;

namespace PetitionBot.Tests.Telegram;

public sealed class ServerWordsTests
{
    [Theory]
    [InlineData("400 Bad Request: chat not found")]
    [InlineData("403 Forbidden: bot was blocked by the user")]
    [InlineData("429 Too Many Requests: retry after 17")]
    [InlineData("409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")]
    [InlineData("400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same")]
    [InlineData("400 Bad Request: BUTTON_DATA_INVALID")]
    public void What_telegram_says_stays(string description) =>
        Assert.Equal(description, ServerWords.Only(description));

    [Theory]
    [InlineData("400 Bad Request: can't parse entities: unsupported start tag \"Серікова\" at byte offset 12", "400 Bad Request: can't parse entities: unsupported start tag \"…\" at byte offset 12")]
    [InlineData("400 Bad Request: Ann Lee 7123456789 wrote <b>hello</b> @annlee", "400 Bad Request: …")]
    [InlineData("500 Ann-Lee's phone: +77011234567", "500 …")]
    public void What_it_quotes_goes(string description, string kept)
    {
        var only = ServerWords.Only(description);
        foreach (var personal in new[] { "Серікова", "Ann", "Lee", "annlee", "7123456789", "7701", "hello" })
            Assert.DoesNotContain(personal, only, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith(kept, only, StringComparison.Ordinal);
    }
}
