using PetitionBot.Core.Signing;

namespace PetitionBot.Tests.Signing;

/// <summary>Promise 9: told honestly, at the next contact, when a signature is not counted, why, and how to object.</summary>
public sealed class TellingTests
{
    private static readonly (string, string)[] Two =
    [
        ("plea/en.md", "# Plea\n\n1. Be fair.\n"), ("plea/petition.yaml", "contact: help@example.org\n"), ("other/en.md", "# Other\n\n1. Be kind.\n"),
    ];

    [Theory]
    [InlineData("/start")]
    [InlineData("/start 1pother")]
    [InlineData("/help")]
    [InlineData("/me")]
    [InlineData("hello")]
    [InlineData("1|p|plea|")]
    [InlineData("1|p|other|")]
    [InlineData("1|zz||")]
    public async Task At_the_next_contact_whatever_it_is_and_once(string doing)
    {
        await using var book = await SigningBook.OpenAsync(Two);
        await book.SignAsync(1);
        await book.SayAsync(SigningBook.Organizer, "/invalidate plea 1 signed twice");
        var isPress = doing.Contains('|', StringComparison.Ordinal);

        var told = (isPress ? await book.PressAsync(1, doing) : await book.SayAsync(1, doing)).Html;

        Assert.Equal(2, told.Split("signed twice").Length);
        Assert.Contains("help@example.org", told, StringComparison.Ordinal);
        Assert.DoesNotContain("signed twice", (await book.SayAsync(1, "/help")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("signed twice", (await book.SayAsync(2, "/help")).Html, StringComparison.Ordinal);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Withdrawing_in_the_same_breath_stays_withdrawn_and_a_second_judgement_is_told_again()
    {
        await using var book = await SigningBook.OpenAsync(Two);
        await book.SignAsync(1);
        await book.SayAsync(SigningBook.Organizer, "/invalidate plea 1 signed twice");
        await book.SayAsync(1, "/help");
        await book.SayAsync(SigningBook.Organizer, "/reinstate plea 1");
        await book.SayAsync(SigningBook.Organizer, "/invalidate plea 1 no such name");

        var told = await book.PressAsync(1, $"1|{Verb.Withdraw}|plea|1");

        Assert.Contains("no such name", told.Html, StringComparison.Ordinal);
        Assert.Equal(Core.Ledger.LeafKind.Withdrawn, (await book.MineAsync(1))!.State);
        Assert.Empty(await book.CheckAsync());
    }
}
