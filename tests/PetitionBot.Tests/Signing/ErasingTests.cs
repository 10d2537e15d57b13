using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Signing;

public sealed class ErasingTests
{
    private const long Ann = 1;
    private const long Bob = 2;

    [Fact]
    public async Task It_is_asked_twice_and_whoever_says_no_loses_nothing()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        var first = await book.PressAsync(Ann, (await book.SayAsync(Ann, "/me")).DataOf(Verb.AskErase));
        Assert.False(first.Offers(Verb.Erase));
        var second = await book.PressAsync(Ann, first.DataOf(Verb.AskEraseAgain));
        Assert.True(second.Offers(Verb.Erase));

        await book.PressAsync(Ann, second.DataOf(Verb.Mine));

        Assert.True((await book.MineAsync(Ann))!.IsCounted);
        Assert.Equal(1, await book.CountAsync());
    }

    [Fact]
    public async Task Nothing_of_the_person_stays_in_the_book_and_the_count_is_still_proven()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Bob);
        await book.SignAsync(Ann);
        await book.SayAsync(Ann, "/language");
        await book.PressAsync(Ann, "1|sl||kk");
        await PoisonAsync(book, Ann);

        var done = await EraseAsync(book, Ann);

        Assert.Contains(Core.Texts.Phrases.In(Core.Texts.Language.Kazakh).EraseDone, done.Html, StringComparison.Ordinal);
        Assert.Null(await book.MineAsync(Ann));
        Assert.Null(await book.DialogueRowAsync(Ann));
        Assert.Equal(-1, await book.CreditsAsync(Ann));
        Assert.Equal(1, await book.CountAsync());
        Assert.Empty(await book.Store.ReadAsync(unit => unit.Failures.List(FailureKind.Poison, 0, 10)));
        Assert.Equal(LeafKind.Withdrawn, LogEntry.Parse((await book.Store.ReadAsync(unit => unit.Leaves.List(0, 10)))[^1].Bytes).Kind);
        Assert.Empty(await book.CheckAsync());
        Assert.True((await book.MineAsync(Bob))!.IsCounted);
    }

    [Fact]
    public async Task No_name_under_which_the_person_was_kept_is_in_any_byte_of_the_book()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        byte[][] names = [book.Safe.SignerOf(new PetitionId("plea"), Ann), book.Safe.ChatOf(SigningBook.Bot.Id, Ann), book.LinkKey(Ann)];
        await book.Store.ForgetAsync();
        Assert.All(names, name => Assert.True(Holds(book, name)));

        await EraseAsync(book, Ann);
        // What was said last goes with everything that was sent two days ago.
        await book.Store.Write(unit =>
        {
            foreach (var row in unit.Outbox.List(SigningBook.Bot.Id, 0, 100)) unit.Outbox.MarkSent(row.Id, book.Boxes.Sent(row.Id, row.Chat, 5, book.Time.GetUtcNow()));
        });
        book.Time.Advance(TimeSpan.FromHours(50));
        await book.Store.Write(unit => Sweeper.ForgetOld(unit, book.Time.GetUtcNow()));
        await book.Store.ForgetAsync();

        Assert.All(names, name => Assert.False(Holds(book, name)));
    }

    [Fact]
    public async Task What_is_held_of_petitions_that_are_no_longer_offered_and_at_other_bots_goes_too()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", "# Plea\n\n1. Be fair.\n"), ("old/en.md", "# Old\n\n1. Be old.\n"));
        await book.SignAsync(Ann, "old");
        book.Speaker = new BotIdentity(78, "mirror_bot");
        await book.SayAsync(Ann, "/start 1pplea");
        Directory.Delete(Path.Combine(book.Folder.Petitions, "old"), recursive: true);
        book.Load();
        book.Speaker = SigningBook.Bot;

        await EraseAsync(book, Ann);

        Assert.Null(await book.MineAsync(Ann, "old"));
        Assert.Equal(0, await book.CountAsync("old"));
        Assert.Null(await book.Store.ReadAsync(unit => unit.Dialogues.Find(book.Safe.ChatOf(78, Ann))));
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task The_last_button_pressed_twice_or_a_day_later_erases_nothing_that_was_signed_since()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        var yes = (await book.PressAsync(Ann, $"1|{Verb.AskEraseAgain}||")).DataOf(Verb.Erase);
        await book.PressAsync(Ann, yes);
        await book.PressAsync(Ann, yes);
        await book.SignAsync(Ann);
        book.Time.Advance(TimeSpan.FromHours(25));

        var late = await book.PressAsync(Ann, yes);

        Assert.True(late.Offers(Verb.AskEraseAgain));
        Assert.True((await book.MineAsync(Ann))!.IsCounted);
        await book.PressAsync(Ann, $"1|{Verb.Erase}||99999999999");
        await book.PressAsync(Ann, $"1|{Verb.Erase}||x");
        Assert.True((await book.MineAsync(Ann))!.IsCounted);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Signing_again_gets_a_new_number_and_three_times_in_thirty_days_is_the_limit_all_the_same()
    {
        await using var book = await SigningBook.OpenAsync();
        for (var serial = 1; serial <= Signature.LimitTimes; serial++)
        {
            await book.SignAsync(Ann);
            Assert.Equal(serial, (await book.MineAsync(Ann))!.Serial);
            await EraseAsync(book, Ann);
        }

        var refused = await book.PressAsync(Ann, $"1|{Verb.Sign}|plea|");
        Assert.Contains("three times", refused.Html, StringComparison.Ordinal);
        await PassAsync(book, days: 30);

        await book.SignAsync(Ann);

        Assert.Equal(4, (await book.MineAsync(Ann))!.Serial);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task A_person_is_credited_once_also_over_an_erasure_and_the_credits_still_add_up()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Bob);
        await book.SignAsync(Ann, start: book.LinkOf(Bob));
        await EraseAsync(book, Ann);
        Assert.Empty(await book.CheckAsync());
        await book.SignAsync(Ann, start: book.LinkOf(Bob));
        await book.Store.Write(unit => book.Sweeper.ApplyCredits(unit));

        Assert.Equal(1, await book.CreditsAsync(Bob));
        Assert.Empty(await book.CheckAsync());
        await EraseAsync(book, Ann);
        await PassAsync(book, days: 31);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task A_link_goes_with_its_owner_and_whoever_came_through_it_stays_signed()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Bob);
        await book.SignAsync(Ann, start: book.LinkOf(Bob));
        await book.Store.Write(unit => book.Sweeper.ApplyCredits(unit));
        await book.SignAsync(3, start: book.LinkOf(Bob));
        // The fourth has opened the link and signs after it is gone.
        await book.SayAsync(4, book.LinkOf(Bob));

        await EraseAsync(book, Bob);
        await book.SignAsync(4, start: "/sign");
        await book.SignAsync(5, start: book.LinkOf(Bob));
        await book.Store.Write(unit => book.Sweeper.ApplyCredits(unit));

        Assert.Equal(-1, await book.CreditsAsync(Bob));
        Assert.Equal(4, await book.CountAsync());
        Assert.Empty(await book.CheckAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_was_invalidated_signs_again_only_after_reinstatement(bool erases)
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        await book.SayAsync(SigningBook.Organizer, "/invalidate 1 signed twice");
        if (erases) await EraseAsync(book, Ann);
        else await book.WithdrawAsync(Ann);
        await PassAsync(book, days: 40);

        foreach (var way in new[] { $"1|{Verb.Sign}|plea|", $"1|{Verb.Confirm}|plea|{book.Petitions[0].Manifest.Version.Prefix}" })
            Assert.Contains("signed twice", (await book.PressAsync(Ann, way)).Html, StringComparison.Ordinal);
        Assert.Equal(0, await book.CountAsync());
        await EraseAsync(book, Ann);
        Assert.Contains("signed twice", (await book.PressAsync(Ann, $"1|{Verb.Sign}|plea|")).Html, StringComparison.Ordinal);

        Assert.Contains('1', (await book.SayAsync(SigningBook.Organizer, "/reinstate 1")).Html);
        await book.SignAsync(Ann);

        Assert.Equal(1, await book.CountAsync());
        Assert.Equal(2, (await book.MineAsync(Ann))!.Serial);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task Whoever_was_invalidated_is_told_that_a_mark_stays()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        var before = (await book.PressAsync(Ann, $"1|{Verb.AskErase}||")).Html;
        await book.SayAsync(SigningBook.Organizer, "/invalidate 1 signed twice");
        Assert.StartsWith(before, (await book.PressAsync(Ann, $"1|{Verb.AskErase}||")).Html, StringComparison.Ordinal);
        Assert.NotEqual(before, (await book.PressAsync(Ann, $"1|{Verb.AskErase}||")).Html);
        await book.WithdrawAsync(Ann);
        Assert.Contains("signed twice", (await book.SayAsync(Ann, "/me")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_thirty_days_neither_the_tombstone_nor_its_key_is_left()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        await EraseAsync(book, Ann);
        var keys = Directory.GetFiles(Path.Combine(book.Folder.Root, "tombstones"), "*.key");
        await PassAsync(book, days: 29);
        Assert.NotEmpty(await Tombstones(book));
        Assert.All(keys, key => Assert.True(File.Exists(key)));

        await PassAsync(book, days: 1);

        Assert.Empty(await Tombstones(book));
        Assert.All(keys, key => Assert.False(File.Exists(key)));
    }

    private static Task<IReadOnlyList<TombstoneRow>> Tombstones(SigningBook book) =>
        book.Store.ReadAsync(unit => unit.Tombstones.List("plea", null, 10));

    private static async Task<SigningBook.Reaction> EraseAsync(SigningBook book, long person)
    {
        var again = await book.PressAsync(person, $"1|{Verb.AskEraseAgain}||");
        return await book.PressAsync(person, again.DataOf(Verb.Erase));
    }

    // What the bot does by itself in that time.
    private static async Task PassAsync(SigningBook book, int days)
    {
        book.Time.Advance(TimeSpan.FromDays(days));
        var now = book.Time.GetUtcNow();
        book.Tombstones.Refresh(DateOnly.FromDateTime(now.UtcDateTime));
        await book.Store.Write(unit => Sweeper.ForgetOld(unit, now));
    }

    private static Task PoisonAsync(SigningBook book, long person) => book.Store.Write(unit => unit.Failures.Add(
        FailureKind.Poison, new FailureRow(0, new DateOnly(2026, 7, 1), "broken", [1], book.Safe.ChatOf(SigningBook.Bot.Id, person))));

    private static bool Holds(SigningBook book, byte[] name) =>
        new[] { book.File, book.File + "-wal" }.Where(File.Exists).Any(file => Read(file).AsSpan().IndexOf(name) >= 0);

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
