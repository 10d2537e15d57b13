using PetitionBot.Core.Delivery;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Signing;

public sealed class SweeperTests
{
    [Fact]
    public async Task Credits_are_applied_together_in_the_order_of_their_random_keys()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        for (var person = 10; person < 17; person++) await book.SignAsync(person, start: book.LinkOf(1));
        var pending = await book.Store.ReadAsync(unit => unit.Links.ListPending());
        Assert.Equal(pending.Select(credit => Convert.ToHexString(credit.Key)).Order(StringComparer.Ordinal), pending.Select(credit => Convert.ToHexString(credit.Key)));
        Assert.Equal(7, await book.Store.WriteAsync(book.Sweeper.ApplyCredits));
        Assert.Equal(7, await book.CreditsAsync(1));
        Assert.Contains("At least 5 ", (await book.SayAsync(1, "/share")).Html, StringComparison.Ordinal);
        Assert.Empty(await book.Store.ReadAsync(unit => unit.Links.ListPending()));
    }

    [Fact]
    public async Task A_draft_left_for_a_day_leaves_the_chat_once_and_can_be_gone_on_with()
    {
        await using var book = await SigningBook.OpenAsync();
        await BeginAsync(book, 1);
        book.Time.Advance(TimeSpan.FromHours(24));
        Assert.Empty(await CleanAsync(book));
        book.Time.Advance(TimeSpan.FromHours(1));

        var traces = (await book.DialogueAsync(1))!.Draft!.Traces;
        var delete = Assert.IsType<Outgoing.Delete>(await BodyAsync(book, Assert.Single(await CleanAsync(book))));
        Assert.Equal(traces, delete.Messages);
        Assert.NotEmpty(traces);
        Assert.Empty(await CleanAsync(book));

        Assert.Equal(DraftState.Clean, (await book.DialogueRowAsync(1))!.Draft);
        var summary = await book.PressAsync(1, "1|go||");
        Assert.Contains("Ann Lee", summary.Html, StringComparison.Ordinal);
        await book.PressAsync(1, summary.DataOf(Verb.Confirm));
        Assert.Equal(1, await book.CountAsync());
    }

    [Fact]
    public async Task A_draft_of_days_to_come_as_a_clock_that_was_ahead_left_it_leaves_the_chat_at_once_and_stays()
    {
        await using var book = await SigningBook.OpenAsync();
        await BeginAsync(book, 1);
        var row = (await book.DialogueRowAsync(1))!;
        await book.Store.Write(unit => unit.Dialogues.Save(row with { TouchedHour = row.TouchedHour + 1 }));
        Assert.Empty(await CleanAsync(book));
        await book.Store.Write(unit => unit.Dialogues.Save(row with { TouchedHour = row.TouchedHour + 9000 }));

        Assert.Single(await CleanAsync(book));

        Assert.Empty(await CleanAsync(book));
        Assert.Equal("Ann Lee", (await book.DialogueAsync(1))!.Draft!.Name);
    }

    [Fact]
    public async Task Drafts_and_the_way_somebody_came_are_forgotten_after_a_week_and_the_language_is_not()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(9);
        await book.SayAsync(1, book.LinkOf(9));
        await book.PressAsync(1, "1|sl||kk");
        await BeginAsync(book, 1);
        await book.SayAsync(2, book.LinkOf(9));

        book.Time.Advance(TimeSpan.FromHours(25));
        await CleanAsync(book);
        book.Time.Advance(TimeSpan.FromDays(6));
        Assert.NotNull((await book.DialogueAsync(1))!.Draft);
        book.Time.Advance(TimeSpan.FromDays(1));
        while (await ForgetAsync(book) > 0)
        {
        }

        var dialogue = (await book.DialogueAsync(1))!;
        Assert.Null(dialogue.Draft);
        Assert.Empty(dialogue.Origins);
        Assert.Equal((Language.Kazakh, true), (dialogue.Language, dialogue.IsChosen));
        Assert.Null(await book.DialogueRowAsync(2));
    }

    [Fact]
    public async Task A_dialogue_that_cannot_be_opened_stops_no_sweep()
    {
        await using var book = await SigningBook.OpenAsync();
        await BeginAsync(book, 1);
        await BeginAsync(book, 2);
        var broken = (await book.DialogueRowAsync(1))!;
        await book.Store.Write(unit => unit.Dialogues.Save(broken with { Box = [.. broken.Box.Reverse()] }));
        book.Time.Advance(TimeSpan.FromDays(9));
        Assert.Single(await CleanAsync(book));
        Assert.Equal(1, await ForgetAsync(book));
        Assert.Equal(0, await ForgetAsync(book));
        Assert.Null(await book.DialogueRowAsync(2));
    }

    [Fact]
    public async Task Places_of_messages_go_after_two_days_and_failures_after_thirty()
    {
        await using var book = await SigningBook.OpenAsync();
        var (now, key) = (book.Time.GetUtcNow(), new byte[32]);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await book.Store.Write(unit =>
        {
            unit.Outbox.MarkSent(1, new SentRow(1, key, Hours.Of(now) - 48, [1]));
            unit.Outbox.MarkSent(2, new SentRow(2, key, Hours.Of(now) - 49, [1]));
            foreach (var kind in new[] { FailureKind.Poison, FailureKind.DeadLetter })
            {
                unit.Failures.Add(kind, new FailureRow(0, today.AddDays(-30), "kept", [1]));
                unit.Failures.Add(kind, new FailureRow(0, today.AddDays(-31), "gone", [1]));
            }

            Sweeper.ForgetOld(unit, now);
        });
        Assert.True(await book.Store.ReadAsync(unit => unit.Outbox.FindSent(key, 1) is not null && unit.Outbox.FindSent(key, 2) is null));
        foreach (var kind in new[] { FailureKind.Poison, FailureKind.DeadLetter })
            Assert.Equal("kept", Assert.Single(await book.Store.ReadAsync(unit => unit.Failures.List(kind, 0, 9))).Reason);
    }

    private static async Task BeginAsync(SigningBook book, long person)
    {
        await book.PressAsync(person, "1|s|plea|");
        await book.PressAsync(person, SigningBook.Agree);
        await book.SayAsync(person, "Ann Lee");
    }

    private static Task<IReadOnlyList<Waiting>> CleanAsync(SigningBook book) =>
        book.Store.WriteAsync(unit => book.Sweeper.CleanChats(unit, SigningBook.Bot.Id, book.Time.GetUtcNow()));

    private static Task<int> ForgetAsync(SigningBook book) =>
        book.Store.WriteAsync(unit => book.Sweeper.ForgetDrafts(unit, SigningBook.Bot.Id, book.Time.GetUtcNow()));

    private static async Task<Outgoing> BodyAsync(SigningBook book, Waiting row) =>
        book.Boxes.Open((await book.Store.ReadAsync(unit => unit.Outbox.Find(row.Id)))!).What;
}
