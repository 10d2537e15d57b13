using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Organizing;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Texts;

namespace PetitionBot.Tests.Signing;

public sealed class CorrectingTests
{
    private const long Ann = 1;
    private static readonly Phrases Say = Phrases.In(Language.English);

    private static readonly (string, string)[] Regions =
    [
        ("plea/en.md", "# Plea\n\n1. Be fair.\n"),
        ("plea/petition.yaml", "fields: [name, region]\nregions:\n  - { code: north, ru: С, kk: С, en: N }\n  - { code: south, ru: Ю, kk: О, en: S }\n"),
    ];

    [Fact]
    public async Task Number_version_and_state_stay_and_everything_that_was_filled_in_is_new()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        var before = (await book.MineAsync(Ann))!;
        book.Folder.Add("plea/en.md", "# Plea\n\n1. Be fair, always.\n");
        book.Load();
        book.Time.Advance(TimeSpan.FromDays(2));

        var done = await book.CorrectAsync(Ann, "Ann Lee-Roy");

        Assert.Contains(Say.CorrectDone(1), done.Html, StringComparison.Ordinal);
        var after = (await book.MineAsync(Ann))!;
        Assert.Equal((before.Serial, before.State, before.Version, before.Row.Day), (after.Serial, after.State, after.Version, after.Row.Day));
        Assert.NotEqual(before.Box.Nonce, after.Box.Nonce);
        Assert.Equal("Ann Lee-Roy", Fields(book, after).Name);
        Assert.Equal(before.Box.SignedOn, after.Box.SignedOn);
        var entry = (await LogAsync(book))[^1];
        Assert.Equal((LeafKind.Corrected, 1L, before.Version, new DateOnly(2026, 7, 3)), (entry.Kind, entry.Serial, entry.Version!.Value, entry.Day));
        Assert.Equal(1, await book.CountAsync());
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task The_same_answers_once_more_look_like_any_other_correction()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        var before = (await book.MineAsync(Ann))!;
        await book.CorrectAsync(Ann, "Ann Lee");
        var log = await LogAsync(book);
        Assert.NotEqual(log[0].Commitment, log[1].Commitment);
        var after = (await book.MineAsync(Ann))!;
        Assert.NotEqual(before.Box.Digest, after.Box.Digest);
        Assert.Equal((before.Row.Box.Length, before.Row.Fields!.Length), (after.Row.Box.Length, after.Row.Fields!.Length));
    }

    [Fact]
    public async Task A_breakdown_follows_the_region_and_the_total_does_not_move()
    {
        await using var book = await SigningBook.OpenAsync(Regions);
        await book.PressAsync(Ann, "1|s|plea|");
        await book.PressAsync(Ann, SigningBook.Agree);
        await book.SayAsync(Ann, "Ann Lee");
        await book.PressAsync(Ann, (await book.PressAsync(Ann, "1|g|plea|north")).DataOf(Verb.Confirm));
        await book.PressAsync(Ann, "1|co|plea|1");
        await book.PressAsync(Ann, SigningBook.Agree);
        await book.SayAsync(Ann, "Ann Lee");

        await book.PressAsync(Ann, (await book.PressAsync(Ann, "1|g|plea|south")).DataOf(Verb.Correct));

        Assert.Equal((0L, 1L, 1L), await book.Store.ReadAsync(unit =>
            (unit.Counters.Read("plea", Tally.Region, "north"), unit.Counters.Read("plea", Tally.Region, "south"), Tally.Count(unit.Counters, "plea"))));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task What_was_typed_leaves_the_chat_as_on_signing_and_a_second_tap_changes_nothing()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        await book.PressAsync(Ann, "1|co|plea|1");
        await book.PressAsync(Ann, SigningBook.Agree);
        var summary = await book.SayAsync(Ann, "Ann Lee-Roy");
        var traces = (await book.DialogueAsync(Ann))!.Draft!.Traces;
        Assert.False(summary.Offers(Verb.Confirm));
        Assert.Contains(Say.CorrectSummaryEnd(1), summary.Html, StringComparison.Ordinal);

        var done = await book.PressAsync(Ann, summary.DataOf(Verb.Correct));
        var again = await book.PressAsync(Ann, summary.DataOf(Verb.Correct));

        Assert.Equal(traces, Assert.IsType<Outgoing.Delete>(done.All[^1]).Messages);
        Assert.IsType<MessageRef.Edited>(((Outgoing.Delete)done.All[^1]).Keep);
        Assert.Contains("is counted", again.Html, StringComparison.Ordinal);
        Assert.Equal(2, (await LogAsync(book)).Count);
        Assert.Null((await book.DialogueAsync(Ann))?.Draft);
    }

    [Fact]
    public async Task Three_times_in_thirty_days_whatever_is_done_in_between()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        await book.CorrectAsync(Ann);
        await book.WithdrawAsync(Ann);
        await book.SignAsync(Ann);
        await book.CorrectAsync(Ann);
        await book.PressAsync(Ann, (await book.PressAsync(Ann, $"1|{Verb.AskEraseAgain}||")).DataOf(Verb.Erase));
        await book.SignAsync(Ann);
        await book.CorrectAsync(Ann);

        var refused = await book.PressAsync(Ann, "1|co|plea|3");

        Assert.Contains(Say.CorrectTooOften(new DateOnly(2026, 7, 31)), refused.Html, StringComparison.Ordinal);
        Assert.Null((await book.DialogueAsync(Ann))?.Draft);
        book.Time.Advance(TimeSpan.FromDays(30));
        await book.CorrectAsync(Ann);
        Assert.Equal(4, (await LogAsync(book)).Count(entry => entry.Kind == LeafKind.Corrected));
        Assert.Empty(await book.CheckAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_a_counted_signature_is_corrected_also_when_it_is_judged_in_the_middle(bool isJudged)
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        await book.PressAsync(Ann, "1|co|plea|1");
        await book.PressAsync(Ann, SigningBook.Agree);
        var summary = await book.SayAsync(Ann, "Ann Lee-Roy");
        if (isJudged) await book.SayAsync(SigningBook.Organizer, "/invalidate 1 signed twice");
        else await book.WithdrawAsync(Ann);

        var refused = await book.PressAsync(Ann, summary.DataOf(Verb.Correct));

        Assert.Equal(Say.CorrectOnlyCountedNote, refused.Note);
        Assert.Contains(refused.All, what => what is Outgoing.Delete { Keep: MessageRef.Edited });
        Assert.Null((await book.DialogueAsync(Ann))?.Draft);
        Assert.False((await book.SayAsync(Ann, "/me")).Offers(Verb.AskCorrect));
        Assert.Equal(Say.CorrectOnlyCountedNote, (await book.PressAsync(Ann, "1|co|plea|1")).Note);
        Assert.DoesNotContain(await LogAsync(book), entry => entry.Kind == LeafKind.Corrected);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task An_invalidation_is_not_evaded_by_correcting_before_or_after_it()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        await book.CorrectAsync(Ann);
        await book.SayAsync(SigningBook.Organizer, "/invalidate 1 signed twice");
        await book.PressAsync(Ann, "1|co|plea|1");
        foreach (var data in new[] { SigningBook.Agree, "1|s|plea|", "1|cc|plea|1", $"1|c|plea|{book.Petitions[0].Manifest.Version.Prefix}" }) await book.PressAsync(Ann, data);
        Assert.Equal(0, await book.CountAsync());
        await book.SayAsync(SigningBook.Organizer, "/reinstate 1");
        await book.CorrectAsync(Ann);
        Assert.Equal(LeafKind.Reinstated, (await book.MineAsync(Ann))!.State);
        Assert.Equal(1, await book.CountAsync());
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Cancelling_says_that_the_signature_stays_and_the_form_can_be_gone_on_with_until_then()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        await book.PressAsync(Ann, "1|co|plea|1");
        await book.PressAsync(Ann, SigningBook.Agree);
        foreach (var word in new[] { "/sign", "/start", "/me", "/help" }) await book.SayAsync(Ann, word);
        Assert.Contains(Say.AskName, (await book.SayAsync(Ann, "/sign")).Html, StringComparison.Ordinal);

        var cancelled = await book.SayAsync(Ann, "/cancel");

        Assert.Contains(Say.CorrectCancelled, cancelled.Html, StringComparison.Ordinal);
        Assert.Single(await LogAsync(book));
        Assert.True((await book.MineAsync(Ann))!.IsCounted);
    }

    [Fact]
    public async Task It_is_possible_after_closing_and_not_where_nothing_is_asked()
    {
        await using var book = await SigningBook.OpenAsync(
            ("plea/en.md", "# Plea\n\n1. Be fair.\n"), ("plea/petition.yaml", "closes: 2026-07-03\n"), ("tap/en.md", "# Tap\n\n1. Yes.\n"), ("tap/petition.yaml", "fields: []\n"));
        await book.SignAsync(Ann);
        await book.PressAsync(Ann, $"1|c|tap|{book.Petitions.First(one => one.Id.Value == "tap").Manifest.Version.Prefix}");
        book.Time.Advance(TimeSpan.FromDays(5));

        await book.CorrectAsync(Ann);

        Assert.False((await book.PressAsync(Ann, "1|m|tap|")).Offers(Verb.AskCorrect));
        await book.PressAsync(Ann, "1|co|tap|1");
        await book.PressAsync(Ann, "1|cc|tap|1");
        Assert.Single(await LogAsync(book), entry => entry.Kind == LeafKind.Corrected);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Signing_a_new_text_and_correcting_the_old_one_are_never_mixed_up()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        book.Folder.Add("plea/en.md", "# Plea\n\n1. Be fair, always.\n");
        book.Load();
        await book.PressAsync(Ann, "1|co|plea|1");
        await book.PressAsync(Ann, SigningBook.Agree);
        var summary = await book.SayAsync(Ann, "Ann Lee-Roy");
        var version = book.Petitions[0].Manifest.Version.Prefix;

        await book.PressAsync(Ann, $"1|c|plea|{version}");
        Assert.Single(await LogAsync(book));
        await book.PressAsync(Ann, $"1|s|plea|{version}");
        await book.PressAsync(Ann, summary.DataOf(Verb.Correct));
        Assert.Single(await LogAsync(book));
        await book.PressAsync(Ann, SigningBook.Agree);
        var form = await book.SayAsync(Ann, "Ann New");
        await book.PressAsync(Ann, form.DataOf(Verb.Confirm));

        Assert.Equal([LeafKind.Signed, LeafKind.Withdrawn, LeafKind.Signed], (await LogAsync(book)).Select(entry => entry.Kind));
        await book.PressAsync(Ann, summary.DataOf(Verb.Correct));
        Assert.Equal("Ann New", Fields(book, (await book.MineAsync(Ann))!).Name);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task All_boxes_have_one_size_however_often_was_signed_and_corrected_and_whatever_was_decided()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(2);
        foreach (var time in new[] { 1, 2, 3 })
        {
            if (time > 1) await book.WithdrawAsync(Ann);
            await book.SignAsync(Ann);
        }

        foreach (var name in new[] { "Ann Lee-Roy", "Ann Roy", "Ann Lee" }) await book.CorrectAsync(Ann, name);
        var mine = (await book.MineAsync(Ann))!;
        Assert.Equal((3, 3), (mine.Box.SignedOn.Count, mine.Box.CorrectedOn.Count));
        await book.SayAsync(SigningBook.Organizer, $"/invalidate {mine.Serial} {new string('ұ', Judging.LongestReason)}");
        Assert.Equal(LeafKind.Invalidated, (await book.MineAsync(Ann))!.State);
        Assert.Single((await book.Store.ReadAsync(unit => unit.Signatures.List("plea", 0, 9))).Select(row => row.Box.Length).Distinct());

        // The same with the longest of everything else, and letters that JSON writes in six bytes each.
        var reason = new string('"', Judging.LongestReason);
        var full = new SignatureBox
        {
            Nonce = new byte[32],
            Digest = new byte[32],
            Region = new string('x', 24),
            Language = Language.Kazakh,
            Source = "place/" + new string('x', 24),
            Generation = int.MaxValue,
            ConsentVersion = 99,
            Consent = new byte[32],
            Credited = true,
            SignedOn = [default, default, default],
            CorrectedOn = [default, default, default],
            Told = true,
            Reason = reason,
            Salt = new byte[32],
        };
        var bare = new SignatureBox { Nonce = new byte[32], Digest = new byte[32], Language = Language.English, Source = "direct", Generation = 0, ConsentVersion = 3, SignedOn = [default] };
        var signer = new byte[32];
        Assert.Equal(book.Safe.Seal(signer, bare).Length, book.Safe.Seal(signer, full).Length);
        var grave = new Tombstone { Serial = long.MaxValue, SignedOn = full.SignedOn, CorrectedOn = full.CorrectedOn, Credited = false };
        Assert.Equal(book.Safe.Seal(signer, "plea", null, grave).Box.Length, book.Safe.Seal(signer, "plea", null, grave with { Reason = reason }).Box.Length);
    }

    private static CanonicalFields Fields(SigningBook book, Signature signature) =>
        CanonicalFields.Read(book.Safe.OpenFields(signature.Row)!.AsSpan(Digest.SaltSize));

    private static Task<IReadOnlyList<LogEntry>> LogAsync(SigningBook book) =>
        book.Store.ReadAsync(unit => (IReadOnlyList<LogEntry>)[.. unit.Leaves.List(0, 100).Select(leaf => LogEntry.Parse(leaf.Bytes))]);
}
