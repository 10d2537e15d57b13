using PetitionBot.Core.Sharing;
using PetitionBot.Tests.Signing;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Attacks;

/// <summary>
/// Somebody sends their personal link to one person only, and looks at every counter before and after, to learn whether that
/// person signed through it.
/// </summary>
public sealed class WatchedLinkTests
{
    private const long Watcher = 1;
    private const long Target = 2;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public async Task What_the_watcher_sees_is_the_same_whether_the_target_came_through_the_link_or_not(int others)
    {
        var through = await LookAsync(others, targetUsesLink: true);
        var otherwise = await LookAsync(others, targetUsesLink: false);

        Assert.Equal(otherwise, through);
    }

    // The limit, written down in docs/safety.md: a step is reached by somebody.
    [Fact]
    public async Task Only_who_knows_of_all_others_of_a_step_that_they_signed_sees_the_one_who_completes_it()
    {
        var others = CreditSteps.Shown(5) - 1;
        Assert.NotEqual(await LookAsync(others, targetUsesLink: false), await LookAsync(others, targetUsesLink: true));
    }

    [Fact]
    public async Task The_target_who_takes_the_signature_back_or_erases_it_changes_nothing_that_the_watcher_sees()
    {
        foreach (var others in new[] { 0, 4, 5 })
        {
            await using var book = await SigningBook.OpenAsync();
            await book.SignAsync(Watcher);
            for (var i = 0; i < others; i++) await book.SignAsync(100 + i, start: book.LinkOf(Watcher));
            await book.SignAsync(Target, start: book.LinkOf(Watcher));
            await book.Store.Write(unit => book.Sweeper.ApplyCredits(unit));
            var before = await ScreensAsync(book);
            await book.WithdrawAsync(Target);
            await book.PressAsync(Target, (await book.PressAsync(Target, "1|ea||")).DataOf("ey"));
            // Somebody else signs elsewhere, so that the public number is the same.
            await book.SignAsync(50);
            await book.Store.Write(unit => book.Sweeper.ApplyCredits(unit));
            Assert.Equal(before, await ScreensAsync(book));
        }
    }

    private static async Task<string> LookAsync(int others, bool targetUsesLink)
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Watcher);
        for (var i = 0; i < others; i++) await book.SignAsync(100 + i, start: book.LinkOf(Watcher));
        await book.Store.Write(unit => book.Sweeper.ApplyCredits(unit));
        var looks = await ScreensAsync(book);
        await book.SignAsync(Target, start: targetUsesLink ? book.LinkOf(Watcher) : "/start");
        looks += await ScreensAsync(book);
        await book.Store.Write(unit => book.Sweeper.ApplyCredits(unit));
        return looks + await ScreensAsync(book);
    }

    // Everything that the bot shows to somebody who is no organizer; a link's name is the book's own.
    private static async Task<string> ScreensAsync(SigningBook book)
    {
        var link = book.LinkOf(Watcher).Split(' ')[1];
        var all = "";
        foreach (var word in new[] { "/start", "/share", "/me", "/stats", "/help" })
        {
            var shown = await book.SayAsync(Watcher, word);
            all += $"{word}: {shown.Html}\n{string.Join('|', shown.Buttons.Select(button => $"{button}"))}\n";
        }

        return all.Replace(link, "LINK", StringComparison.Ordinal).Replace(Uri.EscapeDataString(link), "LINK", StringComparison.Ordinal)
            .Replace(book.Petitions[0].Manifest.Version.Prefix, "VERSION", StringComparison.Ordinal);
    }
}
