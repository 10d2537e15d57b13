using PetitionBot.Core.Delivery;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Texts;

namespace PetitionBot.Tests.Signing;

public sealed class MineTests
{
    [Fact]
    public async Task A_single_signature_is_shown_at_once_with_all_that_can_be_done()
    {
        await using var book = await SigningBook.OpenAsync(Many(3));
        await book.SignAsync(1, "p01");
        var mine = await book.SayAsync(1, "/me");
        foreach (var verb in new[] { Verb.Receipt, Verb.AskCorrect, Verb.AskWithdraw, Verb.Share, Verb.AskClean, Verb.AskDownload, Verb.AskErase })
            Assert.True(mine.Offers(verb), verb);
    }

    [Fact]
    public async Task Several_are_a_list_and_one_tap_opens_each()
    {
        await using var book = await SigningBook.OpenAsync(Many(3));
        await book.SignAsync(1, "p00");
        await book.SignAsync(1, "p02");
        await book.WithdrawAsync(1, "p02");

        var list = await book.SayAsync(1, "/me");

        Assert.Contains("✅ Plea 0\n▫️ Plea 2", list.Html, StringComparison.Ordinal);
        Assert.False(list.Offers(Verb.AskWithdraw));
        var one = await book.PressAsync(1, list.DataOf(Verb.Mine));
        Assert.Contains("Signature no.", one.Html, StringComparison.Ordinal);
        Assert.True(one.Offers(Verb.AskWithdraw));
        Assert.Equal("1|m|p00|", list.DataOf(Verb.Mine));
        Assert.Equal(list.Html, (await book.PressAsync(1, one.DataOf(Verb.Mine))).Html);
        Assert.Equal(list.Html, (await book.PressAsync(1, "1|m|p01|")).Html);
    }

    [Fact]
    public async Task However_many_petitions_somebody_signed_each_page_is_one_that_Telegram_takes_and_all_are_reached()
    {
        const int petitions = 90;
        await using var book = await SigningBook.OpenAsync(Many(petitions, $" {new string('ы', 180)}"));
        for (var i = 0; i < petitions; i++) await book.PressAsync(1, $"1|c|p{i:00}|{book.Petitions[i].Manifest.Version.Prefix}");

        var (page, seen) = (await book.SayAsync(1, "/me"), new HashSet<string>());
        for (var turns = 0; turns < petitions; turns++)
        {
            Assert.InRange(TelegramHtml.LengthAfterParsing(page.Html), 1, 4096);
            Assert.InRange(page.Buttons.Count, 1, 100);
            var presses = page.Buttons.OfType<Button.Press>().ToList();
            seen.UnionWith(presses.Select(button => ButtonData.Parse(button.Data)!).Where(data => data.Verb == Verb.Mine && data.Petition.Length > 0).Select(data => data.Petition));
            if (presses.Find(button => button.Label == Phrases.In(Language.English).NextButton) is not { } next) break;
            page = await book.PressAsync(1, next.Data);
        }

        Assert.Equal(petitions, seen.Count);
        foreach (var odd in new[] { "99999", "-1", "x" }) Assert.NotEmpty((await book.PressAsync(1, $"1|m||{odd}")).Html);
    }

    private static (string, string)[] Many(int number, string more = "") =>
    [
        .. Enumerable.Range(0, number).SelectMany(i => new[]
        {
            ($"p{i:00}/en.md", $"# Plea {i}{more}\n\n1. Be fair.\n"), ($"p{i:00}/petition.yaml", more.Length == 0 ? "fields: [name]\n" : "fields: []\n"),
        }),
    ];
}
