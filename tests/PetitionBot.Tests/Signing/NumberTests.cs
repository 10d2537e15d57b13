using System.Globalization;
using System.Text.RegularExpressions;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Tests.Signing;

/// <summary>What made others' numbers wrong does not make this one wrong.</summary>
public sealed class NumberTests
{
    private static readonly Phrases Say = Phrases.In(Language.English);

    [Theory]
    [InlineData("offset: 500")]
    [InlineData("count: 500")]
    [InlineData("display_count: 500")]
    [InlineData("initial_signatures: 500")]
    public async Task A_setting_that_would_add_to_the_number_is_none(string line)
    {
        await using var book = await SigningBook.OpenAsync();
        book.Folder.Add("plea/petition.yaml", $"goal: 1000\n{line}\n");
        var problem = Assert.Single(PetitionFolder.Read(book.Folder.Petitions).Problems).ToString();
        Assert.Contains($"'{line.Split(':')[0]}' is no setting", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_total_that_anybody_sees_is_what_the_log_gives()
    {
        await using var book = await SigningBook.OpenAsync();
        for (var person = 1; person <= 12; person++) await book.SignAsync(person);
        foreach (var person in (int[])[2, 5]) await book.WithdrawAsync(person);
        await book.SayAsync(SigningBook.Organizer, "/invalidate 3,4,7 signed twice");
        await book.SayAsync(SigningBook.Organizer, "/reinstate 7");
        await book.SignAsync(2);

        var recount = await book.Store.ReadAsync(unit =>
        {
            var counted = new Recount();
            foreach (var leaf in unit.Leaves.List(0, 1000)) counted.Add(leaf.Bytes);
            return counted;
        });
        Assert.Empty(recount.Problems);
        Assert.Equal(9, recount.Count(new PetitionId("plea")));
        var line = Say.Count(9, null);
        foreach (var screen in (string[])["/start", "/stats"])
            Assert.Contains(line, (await book.SayAsync(SigningBook.Organizer, screen)).Html, StringComparison.Ordinal);
        Assert.Contains(Say.StatisticsLine("Plea", 9), (await book.SayAsync(20, "/log")).Html, StringComparison.Ordinal);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Two_bots_that_take_one_persons_confirmation_at_the_same_time_count_it_once()
    {
        await using var book = await SigningBook.OpenAsync();
        var confirms = new List<(BotIdentity Bot, string Data)>();
        foreach (var bot in (BotIdentity[])[SigningBook.Bot, new(78, "mirror_bot")])
        {
            book.Speaker = bot;
            await book.SayAsync(1, "/start");
            await book.PressAsync(1, "1|s|plea|");
            await book.PressAsync(1, SigningBook.Agree);
            confirms.Add((bot, (await book.SayAsync(1, "Ann Lee")).DataOf("c")));
        }

        foreach (var (bot, data) in confirms)
        {
            book.Speaker = bot;
            await book.PressAsync(1, data);
        }

        Assert.Equal(1, await book.CountAsync());
        Assert.Equal(1, await book.Store.ReadAsync(unit => unit.Leaves.Size));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Who_is_not_counted_is_told_so_wherever_they_look_and_never_that_they_are()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", "# Plea\n\n1. Be fair.\n"), ("plea/petition.yaml", "contact: help@example.org\n"));
        var signed = await book.SignAsync(1);
        await book.SayAsync(SigningBook.Organizer, "/invalidate 1 signed twice");
        string[] doings = ["/me", "/sign", "1|s|plea|", "1|rc|plea|1", "1|m||", .. signed.Buttons.OfType<Button.Press>().Select(button => button.Data)];
        foreach (var doing in doings.Where(doing => !doing.StartsWith("1|p|", StringComparison.Ordinal)))
        {
            var seen = await (doing.Contains('|', StringComparison.Ordinal) ? book.PressAsync(1, doing) : book.SayAsync(1, doing));
            Assert.Contains("not counted", seen.Html, StringComparison.Ordinal);
            Assert.Contains("signed twice", seen.Html, StringComparison.Ordinal);
            Assert.Contains("help@example.org", seen.Html, StringComparison.Ordinal);
        }

        foreach (var doing in (string[])["/start", "/share", "/log", "1|p|plea|"])
        {
            var seen = await (doing.Contains('|', StringComparison.Ordinal) ? book.PressAsync(1, doing) : book.SayAsync(1, doing));
            Assert.DoesNotContain("✅", seen.Html, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?<!not )counted\\.", seen.Html);
        }

        Assert.Contains("signed twice", (await book.SayAsync(1, "/start")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/invalidate", false)]
    [InlineData("/invalidate 1", false)]
    [InlineData("/invalidate one because", false)]
    [InlineData("/invalidate 0 because", false)]
    [InlineData("/invalidate 1,,x because", false)]
    [InlineData("/invalidate 99999999999999999999 because", false)]
    [InlineData("/invalidate other 1 because", false)]
    [InlineData("/reinstate 1 because", false)]
    [InlineData("/invalidate 1 because", true)]
    [InlineData("/invalidate plea 1,1, because of this", true)]
    public async Task What_an_organizer_writes_wrong_changes_nothing_and_says_how_to_write_it(string command, bool isRight)
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        var said = await book.SayAsync(SigningBook.Organizer, command);
        Assert.Equal(isRight ? 0 : 1, await book.CountAsync());
        Assert.Equal(!isRight, Regex.IsMatch(said.Html, "<code>/(invalidate|reinstate) 12,15"));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Reasons_and_lists_have_limits_and_a_stranger_knows_of_no_such_command()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        var long201 = new string('a', 201);
        var many = string.Join(',', Enumerable.Range(1, 101).Select(serial => serial.ToString(CultureInfo.InvariantCulture)));
        foreach (var command in (string[])[$"/invalidate 1 {long201}", $"/invalidate {many} because"])
            Assert.Contains("/invalidate 12,15", (await book.SayAsync(SigningBook.Organizer, command)).Html, StringComparison.Ordinal);
        foreach (var command in (string[])["/invalidate 1 because", "/reinstate 1"])
            Assert.Equal((await book.SayAsync(2, "/nonsense")).Html, (await book.SayAsync(2, command)).Html);
        Assert.Equal(1, await book.CountAsync());

        var hostile = "<b>&\"" + new string('ж', 190);
        await book.SayAsync(SigningBook.Organizer, $"/invalidate 1 {hostile}");
        Assert.Contains(TelegramHtml.Escape(hostile), (await book.SayAsync(1, "/me")).Html, StringComparison.Ordinal);
        await book.SayAsync(SigningBook.Organizer, "/reinstate 1");
        Assert.DoesNotContain("ж", (await book.SayAsync(1, "/me")).Html, StringComparison.Ordinal);
        Assert.Empty(await book.CheckAsync());
    }
}
