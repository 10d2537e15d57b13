using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;

namespace PetitionBot.Tests.Signing;

/// <summary>Who is credited, who is not, and how often one person may sign.</summary>
public sealed class LinkTests
{
    [Fact]
    public async Task A_friend_through_a_link_is_one_credit_and_of_the_next_generation()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        await book.SignAsync(2, start: book.LinkOf(1));
        await book.SignAsync(3, start: book.LinkOf(2));
        Assert.Equal((0, 1, 2), ((await book.MineAsync(1))!.Box.Generation, (await book.MineAsync(2))!.Box.Generation, (await book.MineAsync(3))!.Box.Generation));
        Assert.Equal("link", (await book.MineAsync(3))!.Box.Source);

        Assert.Equal(0, await book.CreditsAsync(1));
        Assert.Equal(2, await book.Store.WriteAsync(book.Sweeper.ApplyCredits));
        Assert.Equal((1, 1, 0), (await book.CreditsAsync(1), await book.CreditsAsync(2), await book.CreditsAsync(3)));
        Assert.Equal(0, await book.Store.WriteAsync(book.Sweeper.ApplyCredits));
        Assert.Equal(1, await book.CreditsAsync(1));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Ones_own_link_gives_no_credit()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SayAsync(1, "/share");
        await book.SignAsync(1, start: book.LinkOf(1));
        Assert.Equal(0, await book.Store.WriteAsync(book.Sweeper.ApplyCredits));
        Assert.Equal("direct", (await book.MineAsync(1))!.Box.Source);
    }

    [Fact]
    public async Task A_second_link_does_not_take_the_credit_from_the_first()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        await book.SignAsync(2);
        await book.SayAsync(3, book.LinkOf(1));
        await book.SignAsync(3, start: book.LinkOf(2));
        await book.Store.WriteAsync(book.Sweeper.ApplyCredits);
        Assert.Equal((1, 0), (await book.CreditsAsync(1), await book.CreditsAsync(2)));
    }

    [Fact]
    public async Task A_forged_code_and_one_that_was_never_given_out_give_no_credit()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(3, start: book.LinkOf(99));
        await book.SignAsync(4, start: "/start 1lAAAAAAAAAAAAAAAAAAAAAAplea");
        Assert.Equal(0, await book.Store.WriteAsync(book.Sweeper.ApplyCredits));
        Assert.Equal(2, await book.CountAsync());
        Assert.Equal(0, (await book.MineAsync(3))!.Box.Generation);
    }

    [Fact]
    public async Task Withdrawing_and_signing_again_through_a_link_gives_no_second_credit()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        await book.SignAsync(2);
        await book.SignAsync(3, start: book.LinkOf(1));
        await book.WithdrawAsync(3);
        await book.SignAsync(3, start: book.LinkOf(2));
        Assert.Equal(1, await book.Store.WriteAsync(book.Sweeper.ApplyCredits));
        Assert.Equal((1, 0), (await book.CreditsAsync(1), await book.CreditsAsync(2)));
        Assert.Equal((3, 4), (await book.CountAsync(), (await book.MineAsync(3))!.Serial));
        Assert.Equal(("link", 1), ((await book.MineAsync(3))!.Box.Source, (await book.MineAsync(3))!.Box.Generation));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task A_link_opened_at_a_second_bot_before_the_signature_at_the_first_gives_no_second_credit()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        await book.SignAsync(2);
        book.Speaker = new BotIdentity(78, "mirror_bot");
        await book.SayAsync(3, book.LinkOf(2));
        book.Speaker = SigningBook.Bot;
        await book.SignAsync(3, start: book.LinkOf(1));
        await book.WithdrawAsync(3);
        book.Speaker = new BotIdentity(78, "mirror_bot");
        await book.SignAsync(3);
        Assert.Equal(3, await book.CountAsync());
        Assert.Equal(1, await book.Store.WriteAsync(book.Sweeper.ApplyCredits));
        Assert.Equal((1, 0), (await book.CreditsAsync(1), await book.CreditsAsync(2)));
    }

    [Fact]
    public async Task A_fourth_signature_within_thirty_days_is_refused_and_the_window_slides()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        book.Time.Advance(TimeSpan.FromDays(29));
        for (var i = 0; i < 2; i++)
        {
            await book.WithdrawAsync(1);
            await book.SignAsync(1);
        }

        await book.WithdrawAsync(1);
        var refused = await book.PressAsync(1, "1|s|plea|");
        Assert.Contains("three times", refused.Html, StringComparison.Ordinal);
        Assert.Equal(0, await book.CountAsync());

        book.Time.Advance(TimeSpan.FromDays(1));
        await book.SignAsync(1);
        Assert.Equal(1, await book.CountAsync());
        await book.WithdrawAsync(1);
        // The first of the three has left the window; the two of day 29 have not.
        Assert.Contains("three times", (await book.PressAsync(1, "1|s|plea|")).Html, StringComparison.Ordinal);
        Assert.Equal(LeafKind.Withdrawn, (await book.MineAsync(1))!.State);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task A_withdrawal_is_for_the_serial_that_was_asked_about()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        var old = (await book.SayAsync(1, "/me")).DataOf("w");
        await book.WithdrawAsync(1);
        await book.SignAsync(1);
        await book.PressAsync(1, old.Replace("|w|", "|wy|", StringComparison.Ordinal));
        Assert.Equal(1, await book.CountAsync());
    }
}
