using System.Text;
using PetitionBot.Core.Organizing;
using PetitionBot.Core.Signing;
using PetitionBot.Tests.Signing;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Organizing;

/// <summary>A watcher who looks before and after one signature sees nothing but the total.</summary>
public sealed class DailyFiguresTests
{
    private const string Settings =
        "fields: [region]\nregions:\n  - { code: abai, en: Abai }\n  - { code: ulytau, en: Ulytau }\n  - { code: abroad, en: Abroad }\n";

    private int _people;

    [Fact]
    public async Task Regions_show_the_day_after_ten_have_signed_and_sum_to_the_total_of_that_moment()
    {
        await using var book = await OpenAsync();
        await book.RefreshFiguresAsync();
        await SignAsync(book, abai: 12, ulytau: 11, abroad: 10);
        Assert.Null((await FindAsync(book))!.Breakdown);

        await NextDayAsync(book);
        await SignAsync(book, abai: 1);

        var breakdown = (await FindAsync(book))!.Breakdown!;
        Assert.Equal((new DateOnly(2026, 7, 2), 33, 33), (breakdown.Day, breakdown.Total, breakdown.EverSigned));
        Assert.Equal([new Cell("abai", 12), new Cell("ulytau", 11), new Cell("abroad", 10)], breakdown.Regions.Shown);
        Assert.Equal(0, breakdown.Regions.Rest);
        Assert.Equal(34, await book.CountAsync());
    }

    [Fact]
    public async Task Nothing_changes_within_a_day_whatever_happens()
    {
        await using var book = await OpenAsync();
        await SignAsync(book, abai: 12, ulytau: 12);
        await book.RefreshFiguresAsync();
        var (before, screen) = (await FindAsync(book), PeopleOf(await LookAsync(book)));

        foreach (var hours in new[] { 0, 1, 5, 5 })
        {
            await SignAsync(book, abai: 4, abroad: 12);
            await book.WithdrawAsync(_people);
            book.Time.Advance(TimeSpan.FromHours(hours));
            await book.RefreshFiguresAsync();
            Assert.Equal(before!.ToBytes(), (await FindAsync(book))!.ToBytes());
            Assert.Equal(screen, PeopleOf(await LookAsync(book)));
        }

        // A clock that is set back begins no new day.
        book.Load();
        await book.Store.Write(unit => book.Figures.Refresh(unit, book.Time.GetUtcNow().AddDays(-3)));
        Assert.Equal(before!.ToBytes(), (await FindAsync(book))!.ToBytes());
        // One that was wrong by far has left a day that would not come.
        await book.Store.Write(unit => book.Figures.Refresh(unit, book.Time.GetUtcNow().AddDays(-30)));
        Assert.NotEqual(before!.ToBytes(), (await FindAsync(book))!.ToBytes());
        await NextDayAsync(book);
        Assert.NotEqual(before.Breakdown!.Total, (await FindAsync(book))!.Breakdown!.Total);
    }

    [Fact]
    public async Task Fewer_than_ten_more_signers_never_show_however_many_days_pass()
    {
        await using var book = await OpenAsync();
        await SignAsync(book, abai: 12, ulytau: 12);
        await book.RefreshFiguresAsync();
        for (var person = 0; person < 9; person++)
        {
            await SignAsync(book, abroad: 1);
            await NextDayAsync(book);
            Assert.Equal(24, (await FindAsync(book))!.Breakdown!.Total);
        }

        await SignAsync(book, abroad: 1);
        await NextDayAsync(book);
        Assert.Equal(34, (await FindAsync(book))!.Breakdown!.Total);
    }

    [Fact]
    public async Task The_tenth_signer_of_a_day_waits_for_the_next_look()
    {
        await using var book = await OpenAsync();
        await SignAsync(book, abai: 9);
        await book.RefreshFiguresAsync();
        await SignAsync(book, abai: 30);
        await book.RefreshFiguresAsync();
        Assert.Null((await FindAsync(book))!.Breakdown);
        await NextDayAsync(book);
        Assert.Equal(39, (await FindAsync(book))!.Breakdown!.Total);
    }

    [Fact]
    public async Task How_far_people_get_waits_for_ten_who_opened()
    {
        await using var book = await OpenAsync();
        for (var person = 1; person <= 9; person++) await book.SayAsync(person, "/start");
        await book.RefreshFiguresAsync();
        Assert.Null((await FindAsync(book))!.Funnel);
        await book.SayAsync(10, "/start");
        await book.PressAsync(10, "1|r|plea|1");
        await NextDayAsync(book);
        Assert.Equal(new Funnel(new DateOnly(2026, 7, 2), 10, 1, 0, 0), (await FindAsync(book))!.Funnel);
        var seen = await LookAsync(book);
        Assert.Contains("opened the petition: <b>10</b>", seen, StringComparison.Ordinal);
        Assert.Contains("read it to the end: fewer than 10", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_median_shows_from_ten_measured_times_on()
    {
        await using var book = await OpenAsync();
        for (var person = 0; person < 10; person++) await SignAsync(book, 30 + person, abai: 1);
        await book.RefreshFiguresAsync();
        Assert.InRange((await FindAsync(book))!.Breakdown!.MedianSeconds!.Value, 31, 38);
        Assert.Contains("usually takes about 35\u00a0s.", await LookAsync(book), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thief_reads_no_snapshot()
    {
        await using var book = await OpenAsync();
        await SignAsync(book, abai: 12, ulytau: 12);
        await book.RefreshFiguresAsync();
        var box = await book.Store.ReadAsync(unit => unit.Meta.Find("statistics/plea"));
        Assert.DoesNotContain("abai", Encoding.Latin1.GetString(box!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_read_is_made_anew_and_stops_nothing()
    {
        await using var book = await OpenAsync();
        await SignAsync(book, abai: 12, ulytau: 12);
        await book.Store.Write(unit => unit.Meta.Save("statistics/plea", new byte[100]));
        Assert.Contains("24", await LookAsync(book), StringComparison.Ordinal);
        await book.RefreshFiguresAsync();
        Assert.NotNull((await FindAsync(book))!.Breakdown);
    }

    private static Task<SigningBook> OpenAsync() => SigningBook.OpenAsync(("plea/en.md", "# Plea\n\n1. Be fair.\n"), ("plea/petition.yaml", Settings));

    private static Task<Snapshot?> FindAsync(SigningBook book) => book.Store.ReadAsync(unit => book.Figures.Find(unit, book.Petitions[0].Id));

    private static async Task NextDayAsync(SigningBook book)
    {
        book.Time.Advance(TimeSpan.FromDays(1));
        await book.RefreshFiguresAsync();
    }

    private static async Task<string> LookAsync(SigningBook book) => (await book.SayAsync(SigningBook.Organizer, "/stats")).Html;

    // All but the total and the days, which are public and live.
    private static string PeopleOf(string html) => string.Join("\n\n", html.Split("\n\n").Skip(3));

    private Task SignAsync(SigningBook book, int abai = 0, int ulytau = 0, int abroad = 0) => SignAsync(book, 0, abai, ulytau, abroad);

    private async Task SignAsync(SigningBook book, int seconds, int abai = 0, int ulytau = 0, int abroad = 0)
    {
        foreach (var region in Enumerable.Repeat("abai", abai).Concat(Enumerable.Repeat("ulytau", ulytau)).Concat(Enumerable.Repeat("abroad", abroad)))
        {
            var person = ++_people;
            await book.PressAsync(person, "1|s|plea|");
            book.Time.Advance(TimeSpan.FromSeconds(seconds));
            await book.PressAsync(person, SigningBook.Agree);
            var summary = await book.PressAsync(person, $"1|g|plea|{region}");
            await book.PressAsync(person, summary.DataOf(Verb.Confirm));
        }
    }
}
