using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Signing;

/// <summary>A text that was changed after people had signed it.</summary>
public sealed class VersionTests
{
    private const string Old = "# Plea\n\nBecause.\n\n1. Be fair.\n";
    private const string New = "# New plea\n\nBecause.\n\n1. Be just.\n";

    private static readonly Phrases Say = Phrases.In(Language.English);

    [Fact]
    public async Task Who_signed_the_old_text_is_told_wherever_they_look_and_stays_counted()
    {
        await using var book = await SignedAsync();
        Change(book, New);

        foreach (var shown in new[] { await book.SayAsync(1, "/start"), await book.SayAsync(1, "/me"), await book.PressAsync(1, "1|p|plea|") })
        {
            Assert.Contains(Say.TextChangedSince, shown.Html, StringComparison.Ordinal);
            Assert.Contains(Say.SignNewHint(1), shown.Html, StringComparison.Ordinal);
            Assert.True(shown.Offers(Verb.Version));
            Assert.Contains(shown.Buttons, button => button.Label == Say.ReadNewButton);
        }

        Assert.Contains(Say.Counted("Plea", 1, new DateOnly(2026, 7, 1)) + "\n" + Say.SignedVersion(1), (await book.SayAsync(1, "/me")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Say.TextChangedSince, (await book.SayAsync(2, "/start")).Html, StringComparison.Ordinal);
        Assert.Equal(1, await book.CountAsync());
        // Looking is no beginning of a signature: after an outage nobody who counts is told that they have not finished.
        Assert.Null(await book.DialogueRowAsync(1));
    }

    [Fact]
    public async Task Signing_the_new_text_withdraws_the_old_signature_and_the_count_does_not_move()
    {
        await using var book = await SignedAsync();
        await book.SignAsync(2, start: book.LinkOf(1));
        await book.Store.WriteAsync(book.Sweeper.ApplyCredits);
        Change(book, New);

        var summary = await FillInAsync(book, 2);
        Assert.Contains(Say.SignNewHint(2), summary.Html, StringComparison.Ordinal);
        var signed = await book.PressAsync(2, summary.DataOf(Verb.Confirm));

        Assert.Contains(Say.SignedNow(3), signed.Html, StringComparison.Ordinal);
        Assert.Contains(Say.Replaced(2), signed.Html, StringComparison.Ordinal);
        Assert.Equal(2, await book.CountAsync());
        var mine = (await book.MineAsync(2))!;
        Assert.Equal((3, "link", 1, true), (mine.Serial, mine.Box.Source, mine.Box.Generation, mine.Box.Credited));
        Assert.Equal(book.Petitions[0].Manifest.Version, mine.Version);
        Assert.Equal(0, await book.Store.WriteAsync(book.Sweeper.ApplyCredits));
        Assert.Equal(1, await book.CreditsAsync(1));
        Assert.Equal(["signed 1", "signed 2", "withdrawn 2", "signed 3"], await LogAsync(book));
        Assert.Empty(await book.CheckAsync());

        var again = await book.PressAsync(2, summary.DataOf(Verb.Confirm));
        Assert.Equal(Say.AlreadySignedNote(3), again.Note);
        Assert.DoesNotContain(Say.TextChangedSince, (await book.SayAsync(2, "/me")).Html, StringComparison.Ordinal);
        Assert.Equal(4, (await LogAsync(book)).Count);
    }

    [Fact]
    public async Task A_link_opened_elsewhere_earns_nothing_from_who_signs_the_new_text()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", Old));
        await book.SignAsync(2);
        book.Speaker = new BotIdentity(78, "mirror_bot");
        await book.SayAsync(1, book.LinkOf(2));
        book.Speaker = SigningBook.Bot;
        await book.SignAsync(1);
        Change(book, New);
        book.Speaker = new BotIdentity(78, "mirror_bot");

        await book.PressAsync(1, (await FillInAsync(book, 1)).DataOf(Verb.Confirm));

        var mine = (await book.MineAsync(1))!;
        Assert.Equal((3, "direct", 0, false), (mine.Serial, mine.Box.Source, mine.Box.Generation, mine.Box.Credited));
        Assert.Equal(0, await book.Store.WriteAsync(book.Sweeper.ApplyCredits));
    }

    [Fact]
    public async Task What_was_signed_can_be_read_page_by_page_and_in_the_languages_that_it_had()
    {
        await using var book = await SignedAsync(("plea/ru.md", "# Мольба\n\nПотому.\n\n1. Честно.\n"));
        Change(book, New);
        book.Folder.Add("plea/ru.md", "# Новая мольба\n\n1. Справедливо.\n");
        book.Load();

        var page = await book.PressAsync(1, (await book.SayAsync(1, "/me")).DataOf(Verb.Version));
        Assert.StartsWith($"<i>{Say.YouSignedThis(1)}</i>\n\n<b>Plea</b>\n\nBecause.", page.Html, StringComparison.Ordinal);
        Assert.False(page.Offers(Verb.Confirm) || page.Offers(Verb.Sign));
        var next = await book.PressAsync(1, Data(page, Say.NextButton));
        Assert.Contains("Be fair.", next.Html, StringComparison.Ordinal);
        var russian = await book.PressAsync(1, Data(next, "Русский"));
        Assert.Contains("Честно.", russian.Html, StringComparison.Ordinal);
        Assert.Contains("Потому.", (await book.PressAsync(1, Data(russian, Say.BackButton))).Html, StringComparison.Ordinal);
        // Somebody else who gets hold of the button reads it as well, and is not told that they signed it.
        Assert.Contains(Say.ThisVersion(1), (await book.PressAsync(2, Data(next, "Русский"))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_signed_comes_as_a_file_of_its_own_name()
    {
        await using var book = await SignedAsync();
        var old = book.Petitions[0];
        Change(book, New);
        var page = await book.PressAsync(1, (await book.SayAsync(1, "/me")).DataOf(Verb.Version));

        var file = Assert.IsType<Outgoing.Document>(Assert.Single((await book.PressAsync(1, page.DataOf(Verb.VersionFile))).All));

        Assert.Equal($"plea-en-{old.Manifest.Version.Prefix}.html", file.FileName);
        Assert.Equal(WholeText.File(old, Language.English), file.Content);
        Assert.Contains(Say.YouSignedThis(1), file.CaptionHtml, StringComparison.Ordinal);
        Assert.Equal(Say.WholeTextAgainNote, (await book.PressAsync(1, page.DataOf(Verb.VersionFile))).Note);
        Assert.NotEqual(file.FileName, Assert.IsType<Outgoing.Document>(Assert.Single((await book.PressAsync(1, "1|d|plea|")).All)).FileName);
    }

    [Fact]
    public async Task What_todays_rules_for_documents_would_refuse_is_shown_as_it_was_typed()
    {
        await using var book = await SignedAsync();
        var version = (await book.MineAsync(1))!.Version;
        Change(book, New);
        // Not what the manifest says; but so an older program may have taken it.
        await book.TamperAsync(file => Raw.Run(file, "UPDATE texts SET bytes = CAST('Just & words' AS BLOB)"));

        Assert.Contains("Just &amp; words", (await book.PressAsync(1, $"1|v|plea|{version.Prefix}")).Html, StringComparison.Ordinal);
        Assert.Single((await book.PressAsync(1, $"1|vd|plea|{version.Prefix}.kk.9")).All);
        Assert.Contains(Say.SignedVersion(1), (await book.SayAsync(1, "/me")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_files_brought_back_are_the_old_version_again_without_a_new_number()
    {
        await using var book = await SignedAsync();
        Change(book, New);
        await book.SignAsync(2);
        Change(book, Old);

        Assert.DoesNotContain(Say.TextChangedSince, (await book.SayAsync(1, "/me")).Html, StringComparison.Ordinal);
        Assert.Contains(Say.SignedVersion(2) + "\n\n" + Say.TextChangedSince, (await book.SayAsync(2, "/me")).Html, StringComparison.Ordinal);
        await book.PressAsync(2, (await FillInAsync(book, 2)).DataOf(Verb.Confirm));
        Assert.Contains(Say.SignedVersion(1), (await book.SayAsync(2, "/me")).Html, StringComparison.Ordinal);
        Assert.Equal((2, 2), (await book.CountAsync(), await book.Store.ReadAsync(unit => unit.Signatures.VersionHashes("plea").Count)));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task A_second_tap_on_the_Confirm_that_signed_the_old_text_proves_the_old_signature_and_signs_nothing()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", Old), ("plea/petition.yaml", "fields: []\n"));
        var confirm = (await book.SayAsync(1, "/start")).DataOf(Verb.Confirm);
        await book.PressAsync(1, confirm);
        Change(book, New);

        var again = await book.PressAsync(1, confirm);
        Assert.Equal(Say.AlreadySignedNote(1), again.Note);
        Assert.Contains(Say.TextChangedSince, again.Html, StringComparison.Ordinal);
        Assert.Equal(["signed 1"], await LogAsync(book));

        // One tap under the new text signs it.
        await book.PressAsync(1, (await book.SayAsync(1, "/start")).DataOf(Verb.Confirm));
        await book.PressAsync(1, confirm);
        Assert.Equal(["signed 1", "withdrawn 1", "signed 2"], await LogAsync(book));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Only_somebody_who_counts_is_offered_the_new_text()
    {
        await using var book = await SignedAsync();
        Change(book, New);
        await book.Store.Write(unit => unit.Signatures.Update(unit.Signatures.List("plea", 0, 1)[0] with { State = (int)LeafKind.Invalidated }));

        var mine = await book.SayAsync(1, "/me");
        Assert.True(mine.Offers(Verb.Version));
        Assert.DoesNotContain(Say.TextChangedSince, mine.Html, StringComparison.Ordinal);
        foreach (var data in new[] { "1|s|plea|", SigningBook.Agree, $"1|c|plea|{book.Petitions[0].Manifest.Version.Prefix}" })
            Assert.Contains("is not counted", (await book.PressAsync(1, data)).Html, StringComparison.Ordinal);
        Assert.Equal(["signed 1"], await LogAsync(book));
    }

    [Fact]
    public async Task After_closing_the_change_is_told_and_nothing_can_be_signed()
    {
        await using var book = await SignedAsync(("plea/petition.yaml", "closes: 2026-07-03\n"));
        Change(book, New);
        var form = await FillInAsync(book, 1);
        book.Time.Advance(TimeSpan.FromDays(3));

        foreach (var shown in new[] { await book.SayAsync(1, "/me"), await book.SayAsync(1, "/start"), await book.PressAsync(1, form.DataOf(Verb.Confirm)) })
        {
            Assert.Contains($"{Say.TextChangedSince}\n\n{Say.Closed}", shown.Html, StringComparison.Ordinal);
            Assert.False(shown.Offers(Verb.Sign));
            Assert.True(shown.Offers(Verb.Version));
        }

        Assert.Equal(1, await book.CountAsync());
    }

    [Fact]
    public async Task A_new_text_counts_towards_the_limit_and_who_is_held_up_by_it_stays_counted()
    {
        await using var book = await SignedAsync();
        for (var i = 0; i < 2; i++)
        {
            book.Time.Advance(TimeSpan.FromDays(1));
            Change(book, New + i);
            await book.PressAsync(1, (await FillInAsync(book, 1)).DataOf(Verb.Confirm));
        }

        Change(book, New);
        var refused = await book.PressAsync(1, "1|s|plea|");
        Assert.Contains(Say.TooOften(new DateOnly(2026, 7, 31)), refused.Html, StringComparison.Ordinal);
        Assert.Contains(Say.AlreadySignedNote(3), refused.Html, StringComparison.Ordinal);
        Assert.Equal((1, 5), (await book.CountAsync(), (await LogAsync(book)).Count));

        book.Time.Advance(TimeSpan.FromDays(28));
        await book.PressAsync(1, (await FillInAsync(book, 1)).DataOf(Verb.Confirm));
        Assert.Equal(4, (await book.MineAsync(1))!.Serial);
        Assert.Empty(await book.CheckAsync());
    }

    [Theory]
    [InlineData("a form begun under the old text")]
    [InlineData("the Sign button of the old text")]
    [InlineData("/sign after reading the old text")]
    public async Task A_text_that_was_not_shown_is_not_signed(string way)
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", Old));
        var card = await book.SayAsync(1, "/start");
        if (way.StartsWith("a form", StringComparison.Ordinal))
        {
            await book.PressAsync(1, card.DataOf(Verb.Sign));
            await book.PressAsync(1, SigningBook.Agree);
        }

        Change(book, New);
        var shown = way switch
        {
            "/sign after reading the old text" => await book.SayAsync(1, "/sign"),
            "the Sign button of the old text" => await book.PressAsync(1, card.DataOf(Verb.Sign)),
            _ => await book.PressAsync(1, (await book.SayAsync(1, "Ann Lee")).DataOf(Verb.Confirm)),
        };
        Assert.Contains(Say.TextChanged, shown.Html, StringComparison.Ordinal);
        Assert.Contains("New plea", shown.Html, StringComparison.Ordinal);
        Assert.Equal(0, await book.CountAsync());

        var form = await book.PressAsync(1, shown.DataOf(Verb.Sign));
        if (form.Offers(Verb.Agree)) await book.PressAsync(1, SigningBook.Agree);
        if (!form.Offers(Verb.Confirm)) form = await book.SayAsync(1, "Ann Lee");
        await book.PressAsync(1, form.DataOf(Verb.Confirm));
        Assert.Equal(book.Petitions[0].Manifest.Version, (await book.MineAsync(1))!.Version);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task A_button_for_a_version_that_never_was_still_answers()
    {
        await using var book = await SignedAsync();
        foreach (var argument in new[] { "", "00000000", "00000000.en.1", "...", "zz.zz.zz" })
        {
            Assert.Equal(Say.OldButtonNote, (await book.PressAsync(1, $"1|v|plea|{argument}")).Note);
            Assert.Equal(Say.OldButtonNote, (await book.PressAsync(1, $"1|vd|plea|{argument}")).Note);
        }

        var prefix = book.Petitions[0].Manifest.Version.Prefix;
        foreach (var odd in new[] { "", ".xx", ".en.-1", ".en.99999999999", ".ru.2.3" })
            Assert.Contains(Say.YouSignedThis(1), (await book.PressAsync(1, $"1|v|plea|{prefix}{odd}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_the_old_text_leaves_a_form_in_hand_as_it_is()
    {
        await using var book = await SignedAsync();
        Change(book, New);
        var form = await FillInAsync(book, 1);
        var draft = await book.DialogueRowAsync(1);

        await book.PressAsync(1, $"1|v|plea|{(await book.MineAsync(1))!.Version.Prefix}");

        Assert.Equal(draft!.Box.Length, (await book.DialogueRowAsync(1))!.Box.Length);
        await book.PressAsync(1, form.DataOf(Verb.Confirm));
        Assert.Equal(2, (await book.MineAsync(1))!.Serial);
    }

    private static async Task<SigningBook> SignedAsync(params (string, string)[] more)
    {
        var book = await SigningBook.OpenAsync([("plea/en.md", Old), .. more]);
        await book.SignAsync(1);
        return book;
    }

    private static void Change(SigningBook book, string text)
    {
        book.Folder.Add("plea/en.md", text);
        book.Load();
    }

    private static async Task<SigningBook.Reaction> FillInAsync(SigningBook book, long person)
    {
        await book.PressAsync(person, (await book.SayAsync(person, "/start")).DataOf(Verb.Sign));
        await book.PressAsync(person, SigningBook.Agree);
        return await book.SayAsync(person, "Ann Lee");
    }

    private static string Data(SigningBook.Reaction shown, string label) => shown.Buttons.OfType<Button.Press>().First(button => button.Label == label).Data;

    private static Task<List<string>> LogAsync(SigningBook book) => book.Store.ReadAsync(unit =>
        unit.Leaves.List(0, 100).Select(leaf => LogEntry.Parse(leaf.Bytes)).Select(entry => $"{Tally.Name(entry.Kind)} {entry.Serial}").ToList());
}
