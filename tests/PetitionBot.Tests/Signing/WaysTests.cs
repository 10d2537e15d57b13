using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Signing;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Signing;

/// <summary>How far people get: each step once in a draft, and never ahead of the one before it.</summary>
public sealed class WaysTests
{
    private const string TwoPages = "# Plea\n\nWe ask.\n\n1. Be fair.\n2. Be just.\n";

    [Fact]
    public async Task Each_step_of_a_way_is_counted_on_its_day()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", TwoPages));
        await book.SayAsync(1, "/start");
        Assert.Equal("opened 1", await FunnelAsync(book));
        await book.PressAsync(1, "1|r|plea|2");
        Assert.Equal("opened 1", await FunnelAsync(book));
        await book.PressAsync(1, "1|r|plea|3");
        await book.PressAsync(1, "1|s|plea|");
        Assert.Equal("opened 1, read 1", await FunnelAsync(book));
        book.Time.Advance(TimeSpan.FromDays(1));
        await book.PressAsync(1, SigningBook.Agree);
        var summary = await book.SayAsync(1, "Ann Lee");
        await book.PressAsync(1, summary.DataOf(Verb.Confirm));
        Assert.Equal("consented 1, opened 1, read 1, signed 1", await FunnelAsync(book));
        Assert.Equal(1, await book.Store.ReadAsync(unit => unit.Counters.Read("plea", "funnel", "opened", new DateOnly(2026, 7, 1))));
        Assert.Equal(1, await book.Store.ReadAsync(unit => unit.Counters.Read("plea", "funnel", "signed", new DateOnly(2026, 7, 2))));
        Assert.Empty((await book.DialogueAsync(1))?.Ways ?? []);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Whatever_is_pressed_twice_or_opened_again_counts_once()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", TwoPages));
        for (var time = 0; time < 3; time++)
        {
            await book.SayAsync(1, "/start");
            await book.PressAsync(1, "1|p|plea|");
            await book.PressAsync(1, "1|r|plea|9");
            await book.PressAsync(1, "1|s|plea|");
            await book.PressAsync(1, SigningBook.Agree);
            book.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal("consented 1, opened 1, read 1", await FunnelAsync(book));
    }

    [Fact]
    public async Task Going_to_and_fro_between_petitions_opens_each_once()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", TwoPages), ("other/en.md", TwoPages));
        for (var time = 0; time < 3; time++)
        {
            await book.PressAsync(1, "1|p|plea|");
            await book.PressAsync(1, "1|p|other|");
        }

        await book.PressAsync(1, "1|s|plea|");
        await book.PressAsync(1, "1|p|other|");
        Assert.Equal(("opened 1", "opened 1"), (await FunnelAsync(book), await FunnelAsync(book, "other")));
    }

    [Fact]
    public async Task Who_goes_straight_to_a_late_step_is_counted_in_those_before_it_but_has_not_read()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.PressAsync(1, "1|s|plea|");
        Assert.Equal("opened 1", await FunnelAsync(book));
        await book.PressAsync(1, "1|a|plea|0");
        Assert.Equal("opened 1", await FunnelAsync(book));
        await book.PressAsync(1, SigningBook.Agree);
        Assert.Equal("consented 1, opened 1", await FunnelAsync(book));
    }

    [Fact]
    public async Task One_tap_out_of_nowhere_opens_consents_and_signs_and_takes_no_time()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", TwoPages), ("plea/petition.yaml", "fields: []\n"));
        await book.PressAsync(1, $"1|c|plea|{book.Petitions[0].Manifest.Version.Prefix}");
        Assert.Equal("consented 1, opened 1, signed 1", await FunnelAsync(book));
        Assert.Equal("", await TimesAsync(book));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task The_time_from_opening_to_signing_goes_into_a_bucket()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SayAsync(1, "/start");
        book.Time.Advance(TimeSpan.FromSeconds(40));
        await book.SignAsync(1);
        await book.SayAsync(2, "/start");
        book.Time.SetUtcNow(book.Time.GetUtcNow().AddHours(30));
        await book.SignAsync(2);
        Assert.Equal("112063 1, 47 1", await TimesAsync(book));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Who_has_signed_is_not_counted_again_also_when_withdrawn_since()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        const string once = "consented 1, opened 1, signed 1";
        await book.SayAsync(1, "/start");
        await book.PressAsync(1, "1|r|plea|1");
        Assert.Equal(once, await FunnelAsync(book));
        await book.WithdrawAsync(1);
        await book.SignAsync(1);
        Assert.Equal(LeafKind.Signed, (await book.MineAsync(1))!.State);
        Assert.Equal(once, await FunnelAsync(book));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Cancelling_and_a_week_away_forget_the_way()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.PressAsync(1, "1|s|plea|");
        await book.SayAsync(1, "/cancel");
        Assert.Null(await book.DialogueRowAsync(1));
        await book.SayAsync(2, "/start");
        book.Time.Advance(TimeSpan.FromHours(7 * 24 + 1));
        await book.Store.WriteAsync(unit => book.Sweeper.ForgetDrafts(unit, SigningBook.Bot.Id, book.Time.GetUtcNow()));
        Assert.Null(await book.DialogueRowAsync(2));
        await book.SayAsync(1, "/start");
        await book.SayAsync(2, "/start");
        Assert.Equal("opened 4", await FunnelAsync(book));
    }

    [Fact]
    public async Task A_petition_that_cannot_be_signed_counts_nobody()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", TwoPages), ("plea/petition.yaml", "closes: 2026-07-01\n"));
        await book.SayAsync(1, "/start");
        await book.PressAsync(1, "1|r|plea|3");
        Assert.Equal("", await FunnelAsync(book));
    }

    [Fact]
    public async Task A_draft_of_an_older_version_is_gone_on_with()
    {
        await using var book = await SigningBook.OpenAsync();
        var old = Dialogue.Read("""{"chatId":1,"language":3,"isChosen":true,"origins":[],"draft":{"petition":"plea","step":"Summary","name":"Ann Lee","consentVersion":1,"traces":[]}}"""u8);
        Assert.Empty(old.Ways);
        var chat = book.Safe.ChatOf(SigningBook.Bot.Id, 1);
        await book.Store.Write(unit => unit.Dialogues.Save(new(chat, SigningBook.Bot.Id, 0, old.DraftState, book.Safe.Seal(chat, old))));
        await book.PressAsync(1, $"1|c|plea|{book.Petitions[0].Manifest.Version.Prefix}");
        Assert.Equal(1, await book.CountAsync());
        Assert.Equal(("consented 1, opened 1, signed 1", ""), (await FunnelAsync(book), await TimesAsync(book)));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public void A_way_survives_its_box()
    {
        var dialogue = new Dialogue { ChatId = 1, Ways = [new Way("plea", Reached.Opened | Reached.Read, 1_800_000_000)] };
        Assert.Equal(dialogue.Ways, Dialogue.Read(dialogue.ToBytes()).Ways);
        Assert.Contains("1800000000", Encoding.UTF8.GetString(dialogue.ToBytes()), StringComparison.Ordinal);
    }

    private static Task<string> FunnelAsync(SigningBook book, string petition = "plea") => RowsAsync(book, petition, "funnel");

    private static Task<string> TimesAsync(SigningBook book) => RowsAsync(book, "plea", "time");

    private static Task<string> RowsAsync(SigningBook book, string petition, string what) => book.Store.ReadAsync(unit =>
        string.Join(", ", unit.Counters.List(petition).Where(row => row.What == what)
            .GroupBy(row => row.Key).Select(group => $"{group.Key} {group.Sum(row => row.N)}")));
}
