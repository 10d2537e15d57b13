using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Signing;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Signing;

/// <summary>The turns of the dialogue that a straight way to a signature does not take.</summary>
public sealed class DialogueTests
{
    private const string English = "# Plea\n\n1. Be fair.\n";

    [Theory]
    [InlineData("opens: 2026-07-02\n", "opens on 2 July 2026")]
    [InlineData("closes: 2026-07-01\n", "has closed")]
    public async Task A_petition_that_is_not_open_says_so_and_old_buttons_do_not_sign_it(string settings, string said)
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", English), ("plea/petition.yaml", settings));
        var card = await book.SayAsync(1, "/start");
        Assert.Contains(said, card.Html, StringComparison.Ordinal);
        Assert.False(card.Offers(Verb.Sign));
        var version = book.Petitions[0].Manifest.Version.Prefix;
        foreach (var data in new[] { "1|s|plea|", SigningBook.Agree, "1|n|plea|", $"1|c|plea|{version}" })
            Assert.Contains(said, (await book.PressAsync(1, data)).Html, StringComparison.Ordinal);
        Assert.Equal(0, await book.CountAsync());
    }

    [Fact]
    public async Task A_petition_that_closes_before_Confirm_is_not_signed()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", English), ("plea/petition.yaml", "closes: 2026-07-02\n"));
        await book.PressAsync(1, "1|s|plea|");
        await book.PressAsync(1, SigningBook.Agree);
        var confirm = (await book.SayAsync(1, "Ann Lee")).DataOf(Verb.Confirm);
        book.Time.Advance(TimeSpan.FromDays(1));
        Assert.Contains("has closed", (await book.PressAsync(1, confirm)).Html, StringComparison.Ordinal);
        Assert.Equal(0, await book.CountAsync());
    }

    [Fact]
    public async Task Of_several_petitions_a_list_comes_first()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", English), ("other/en.md", "# Other\n\n1. Fair too.\n"));
        foreach (var command in new[] { "/start", "/sign", "/share" })
        {
            var list = await book.SayAsync(1, command);
            Assert.Equal(["1|p|other|", "1|p|plea|"], list.Buttons.OfType<Button.Press>().Select(b => b.Data).Where(d => d.StartsWith("1|p|", StringComparison.Ordinal)));
        }

        await book.SignAsync(1, "other", "/start 1pother");
        Assert.Equal((1, 0), (await book.CountAsync("other"), await book.CountAsync()));
    }

    [Fact]
    public async Task Confirm_for_a_replaced_text_shows_the_new_one_and_signs_nothing()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SayAsync(1, "/start");
        await book.PressAsync(1, "1|s|plea|");
        await book.PressAsync(1, SigningBook.Agree);
        var confirm = (await book.SayAsync(1, "Ann Lee")).DataOf(Verb.Confirm);
        book.Folder.Add("plea/en.md", "# Plea\n\n1. Be just.\n");
        book.Load();

        var shown = await book.PressAsync(1, confirm);
        Assert.Contains("Be just.", shown.Html, StringComparison.Ordinal);
        Assert.Contains("changed", shown.Html, StringComparison.Ordinal);
        Assert.Equal(0, await book.CountAsync());

        // What was filled in is still there: one look at the new summary, and the new version is what is signed.
        var summary = await book.PressAsync(1, shown.DataOf(Verb.Sign));
        Assert.Contains("Ann Lee", summary.Html, StringComparison.Ordinal);
        await book.PressAsync(1, summary.DataOf(Verb.Confirm));
        Assert.Equal(book.Petitions[0].Manifest.Version.Bytes.ToArray(), (await book.MineAsync(1))!.Row.Version);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task A_petition_that_asks_nothing_is_signed_by_one_tap()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", English), ("plea/petition.yaml", "fields: []\n"));
        var confirm = (await book.SayAsync(1, "/start")).DataOf(Verb.Confirm);
        var signed = await book.PressAsync(1, confirm);
        Assert.Contains("<b>1</b>", signed.Html, StringComparison.Ordinal);
        var again = await book.PressAsync(1, confirm);
        Assert.NotNull(again.Note);
        Assert.Equal(1, await book.CountAsync());
        // No consent was shown: docs/log-format.md, and what a signer can download says the same.
        var box = (await book.MineAsync(1))!.Box;
        Assert.Equal((0, null), (box.ConsentVersion, box.Consent));
        Assert.Equal(0, CanonicalFields.Read(box.Nothing.AsSpan(Digest.SaltSize)).ConsentVersion);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task A_phone_is_taken_only_from_ones_own_contact_and_a_comment_can_be_skipped()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", English), ("plea/petition.yaml", "fields: [phone, comment]\n"));
        await book.PressAsync(1, "1|s|plea|");
        var asked = await book.PressAsync(1, SigningBook.Agree);
        Assert.Contains(asked.All, what => what is Outgoing.Say { Keyboard: Keyboard.AskContact });
        Assert.Contains("your own number", (await book.ContactAsync(1, isOwn: false)).Html, StringComparison.Ordinal);
        foreach (var nonsense in new[] { "", "+", "1234", "+7701\ud83d", "+77010000000\n", "<b>77010000000", "7701000000012345" })
            Assert.Contains("your own number", (await book.ContactAsync(1, isOwn: true, nonsense)).Html, StringComparison.Ordinal);
        await book.SayAsync(1, "+77010000000");
        Assert.Equal(Step.Phone, (await book.DialogueAsync(1))!.Draft!.Step);

        var comment = await book.ContactAsync(1, isOwn: true);
        Assert.Contains(comment.All, what => what is Outgoing.Say { Keyboard: Keyboard.Remove });
        var summary = await book.PressAsync(1, comment.DataOf(Verb.SkipComment));
        await book.PressAsync(1, summary.DataOf(Verb.Confirm));
        Assert.Equal(("+77010000000", null), await PhoneAndCommentAsync(book));
    }

    [Fact]
    public async Task A_comment_that_is_too_long_is_asked_for_again_and_a_fitting_one_is_kept()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", English), ("plea/petition.yaml", "fields: [comment]\n"));
        await book.PressAsync(1, "1|s|plea|");
        await book.PressAsync(1, SigningBook.Agree);
        Assert.Contains("1000", (await book.SayAsync(1, new string('x', 1001))).Html, StringComparison.Ordinal);
        var summary = await book.SayAsync(1, "  <b>it's\u0000 time</b> \ufffe\ud800 ");
        Assert.Contains("&lt;b&gt;it's time", summary.Html, StringComparison.Ordinal);
        await book.PressAsync(1, summary.DataOf(Verb.Confirm));
        Assert.Equal((null, "<b>it's time</b> \ufffd\ufffd"), await PhoneAndCommentAsync(book));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Turning_pages_writes_nothing_until_the_last_one_and_the_next_hour()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", "# Plea\n\nWe.\n\n1. One.\n2. Two.\n3. Three.\n"));
        await book.SayAsync(1, "/start");
        await book.PressAsync(1, "1|r|plea|1");
        var before = (await book.DialogueRowAsync(1))!;
        foreach (var page in new[] { 2, 3, 1 }) Assert.NotEqual("", (await book.PressAsync(1, $"1|r|plea|{page}")).Html);
        Assert.Equal(before.Box, (await book.DialogueRowAsync(1))!.Box);

        book.Time.Advance(TimeSpan.FromHours(1));
        await book.PressAsync(1, "1|r|plea|2");
        var later = (await book.DialogueRowAsync(1))!;
        Assert.Equal((before.TouchedHour + 1, true), (later.TouchedHour, !later.Box.AsSpan().SequenceEqual(before.Box)));
        await book.PressAsync(1, "1|r|plea|4");
        Assert.NotEqual(later.Box, (await book.DialogueRowAsync(1))!.Box);
    }

    [Fact]
    public async Task A_name_that_cannot_be_taken_is_refused_in_words_and_the_dialogue_goes_on()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.PressAsync(1, "1|s|plea|");
        await book.PressAsync(1, SigningBook.Agree);
        foreach (var typed in new[] { "<3 >_< _*[", new string('a', 101), "😀", "\u202eAnn Lee", "Ann\ud800", "Ann\ufffe", new string('x', 4096) })
        {
            Assert.NotEqual("", (await book.SayAsync(1, typed)).Html);
            Assert.Equal(Step.Name, (await book.DialogueAsync(1))!.Draft!.Step);
        }

        Assert.True((await book.SayAsync(1, "Ann Lee")).Offers(Verb.Confirm));
    }

    private static async Task<(string? Phone, string? Comment)> PhoneAndCommentAsync(SigningBook book)
    {
        var saltAndFields = book.Safe.Fields((await book.MineAsync(1))!.Row);
        var fields = CanonicalFields.Read(saltAndFields.AsSpan(Digest.SaltSize));
        return (fields.Phone, fields.Comment);
    }
}
