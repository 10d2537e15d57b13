using PetitionBot.Core.Delivery;
using PetitionBot.Core.Organizing;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Signing;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;
using PetitionBot.Tests.Texts;

namespace PetitionBot.Tests.Organizing;

public sealed class StatisticsScreensTests
{
    private static readonly DateOnly Day = new(2026, 12, 31);

    [Theory]
    [InlineData(Language.Russian)]
    [InlineData(Language.Kazakh)]
    [InlineData(Language.English)]
    public void The_fullest_screen_is_one_message(Language language)
    {
        using var folder = new TestFolder();
        folder.Add("plea/en.md", $"# {new string('T', 200)}\n\n1. Be fair.\n");
        var regions = Enumerable.Range(0, 60).Select(i => $"  - {{ code: r{i}, en: '{new string('R', 60)}{i}' }}\n");
        folder.Add("plea/petition.yaml", $"goal: 999999999\nfields: [region]\nregions:\n{string.Concat(regions)}");
        var (petitions, problems) = PetitionFolder.Read(folder.Petitions);
        Assert.Empty(problems);
        const long many = 1_234_567;
        CounterRow[] rows =
        [
            .. Enumerable.Range(0, 60).Select(i => new CounterRow("plea", "region", $"r{i}", null, many)),
            .. Languages.All.Select(one => new CounterRow("plea", "language", one.Code(), null, many)),
            .. Enumerable.Range(0, 3000).Select(i => new CounterRow("plea", "source", $"place/{new string('p', 28)}{i:D4}", null, many)),
            .. Enum.GetValues<Reached>().Where(step => step > 0).Select(step => new CounterRow("plea", "funnel", Tally.Name(step), Day, many)),
            new CounterRow("plea", "time", "more", null, many),
        ];
        var live = new LiveFigures(many, new Moves(many, many), new Moves(many, many), [.. Enumerable.Range(0, 50).Select(i => new Cell($"{i:x8}", many))]);

        var screen = new StatisticsScreens(language, [petitions[0], petitions[0]])
            .Of(petitions[0], live, new Snapshot(Day, Breakdown.Of(petitions[0], rows, Day), Funnel.Of(rows, Day)));

        TelegramHtmlChecker.Check(screen.Html);
        Assert.InRange(TelegramHtml.LengthAfterParsing(screen.Html), 2000, 4096);
        Assert.All(screen.Rows.SelectMany(row => row), button => Assert.IsType<Button.Press>(button));
    }

    [Fact]
    public async Task An_organizer_sees_the_live_numbers_by_the_petitions_days()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", "# Plea\n\n1. Be fair.\n"), ("plea/petition.yaml", "fields: [name]\ngoal: 100\ntimezone: Asia/Almaty\n"));
        await book.SignAsync(1);
        book.Time.Advance(TimeSpan.FromDays(6));
        await book.SignAsync(2);
        // 23:30 in Almaty, then 0:30 of the next day.
        book.Time.SetUtcNow(new DateTimeOffset(2026, 7, 7, 18, 30, 0, TimeSpan.Zero));
        await book.SignAsync(3);
        await book.WithdrawAsync(2);
        Assert.Contains("2</b> people have signed. The goal is 100\n\nToday: <b>+2</b> / −1\nLast 7\u00a0days: <b>+3</b> / −1\n", (await LookAsync(book)).Html, StringComparison.Ordinal);
        book.Time.Advance(TimeSpan.FromHours(1));
        await book.SignAsync(4);
        var seen = await LookAsync(book);
        Assert.Contains("Today: <b>+1</b>\nLast 7\u00a0days: <b>+3</b> / −1\n", seen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Versions", seen.Html, StringComparison.Ordinal);
        Assert.Contains("will appear here once there are 10", seen.Html, StringComparison.Ordinal);
        Assert.Contains("the log does not prove it", seen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_edits_the_message_in_place_and_touches_no_draft()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.PressAsync(SigningBook.Organizer, "1|s|plea|");
        await book.PressAsync(SigningBook.Organizer, SigningBook.Agree);
        var draft = await book.DialogueRowAsync(SigningBook.Organizer);
        var seen = await LookAsync(book);
        await book.SignAsync(1);

        var again = await book.PressAsync(SigningBook.Organizer, seen.DataOf(Verb.Statistics));

        Assert.Equal(5, Assert.IsType<MessageRef.Id>(Assert.IsType<Outgoing.Edit>(Assert.Single(again.All)).Message).Value);
        Assert.Contains("1</b> person has signed", again.Html, StringComparison.Ordinal);
        Assert.Equal("Refreshed", again.Note);
        Assert.Equal(draft!.Box, (await book.DialogueRowAsync(SigningBook.Organizer))!.Box);
    }

    [Fact]
    public async Task Of_several_petitions_the_organizer_chooses()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", "# Plea\n\n1. Be fair.\n"), ("other/en.md", "# Other\n\n1. Fair too.\n"));
        await book.SignAsync(1, "other", "/start 1pother");
        var list = await LookAsync(book);
        Assert.Equal(["1|st|other|", "1|st|plea|"], list.Buttons.Cast<Button.Press>().Select(button => button.Data));
        var other = await book.PressAsync(SigningBook.Organizer, "1|st|other|");
        Assert.Contains("📊 <b>Other</b>", other.Html, StringComparison.Ordinal);
        Assert.Contains("1</b> person", other.Html, StringComparison.Ordinal);
        Assert.Null(other.Note);
        Assert.Equal(["1|st|other|r", "1|st||"], other.Buttons.Cast<Button.Press>().Select(button => button.Data));
        Assert.Equal(list.Html, (await book.PressAsync(SigningBook.Organizer, "1|st|gone|r")).Html);
        Assert.Equal(list.Html, (await book.PressAsync(SigningBook.Organizer, "1|st||")).Html);
    }

    [Fact]
    public async Task Versions_are_live_and_told_apart_once_there_are_two()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        await book.SignAsync(2);
        var first = book.Petitions[0].Manifest.Version.Prefix;
        book.Folder.Add("plea/en.md", "# Plea\n\n1. Be just.\n");
        book.Load();
        foreach (var signed in new[] { 0, 1 })
        {
            if (signed > 0) await book.SignAsync(3);
            Assert.Contains(
                $"<b>Versions of the text</b>\nNo.\u00a02 ({book.Petitions[0].Manifest.Version.Prefix}): <b>{signed}</b>\nNo.\u00a01 ({first}): <b>2</b>",
                (await LookAsync(book)).Html,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Versions_sum_to_the_whole_however_many_there_are()
    {
        await using var book = await SigningBook.OpenAsync();
        for (var person = 1; person <= 7; person++)
        {
            book.Folder.Add("plea/en.md", $"# Plea\n\n1. Be just, {person}.\n");
            book.Load();
            await book.SignAsync(person);
        }

        var html = (await LookAsync(book)).Html;
        Assert.Contains("No.\u00a07 (", html, StringComparison.Ordinal);
        Assert.Contains("No.\u00a03 (", html, StringComparison.Ordinal);
        Assert.DoesNotContain("No.\u00a02 (", html, StringComparison.Ordinal);
        Assert.Contains("all others: <b>2</b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_name_personal_links_and_large_places_and_no_small_ones()
    {
        await using var book = await SigningBook.OpenAsync();
        void Signed(IUnitOfWork unit, string source, int n)
        {
            unit.Counters.Add("plea", "source", source, null, n);
            unit.Counters.Add("plea", "region", "-", null, n);
            unit.Counters.Add("plea", "entry", "signed", new DateOnly(2026, 7, 1), n);
        }

        await book.Store.Write(unit =>
        {
            Signed(unit, "direct", 300);
            Signed(unit, "link", 50);
            Signed(unit, "place/poster-1", 12);
            Signed(unit, "place/for_ivan", 1);
        });
        await book.RefreshFiguresAsync();
        var seen = await LookAsync(book);
        Assert.Contains(
            "<b>How they came</b>\nby a personal link: <b>50</b>\nplace “poster-1”: <b>12</b>\nby themselves and all others: <b>301</b>",
            seen.Html,
            StringComparison.Ordinal);
        Assert.Contains("Counted on 1 July 2026, 363 in all", seen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Regions", seen.Html, StringComparison.Ordinal);
    }

    private static Task<SigningBook.Reaction> LookAsync(SigningBook book) => book.SayAsync(SigningBook.Organizer, "/stats");
}
