using PetitionBot.Core.Delivery;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Signing;

public sealed class CleaningTests
{
    private const long Ann = 1;
    private const int Pressed = 5;

    [Fact]
    public async Task All_that_stands_or_waits_is_removed_once_and_one_word_stays()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SayAsync(2, "/start");
        await book.SayAsync(Ann, "/start");
        await book.SayAsync(Ann, "hello");
        await book.DeliverAsync(firstMessage: 100);
        await book.SayAsync(Ann, "/help");
        var waits = await book.Store.ReadAsync(unit => unit.Outbox.List(SigningBook.Bot.Id, 0, 10));

        var (said, delete) = Parts(await book.PressAsync(Ann, $"1|{Verb.Clean}||"));

        Assert.Equal(new Outgoing.Say(Phrases.In(Language.English).CleanDone, new Keyboard.Remove()), said);
        MessageRef[] all = [new MessageRef.Id(12), new MessageRef.Id(13), new MessageRef.Id(14), new MessageRef.Id(101), new MessageRef.Id(102), new MessageRef.Row(waits.Single().Id), new MessageRef.Id(Pressed)];
        Assert.Equal(all, delete.Messages);
        Assert.Equal(new MessageRef.Row(waits.Single().Id + 1), delete.Keep);
    }

    [Fact]
    public async Task What_Telegram_lets_nobody_delete_any_more_is_not_asked_for()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SayAsync(Ann, "/help");
        await book.DeliverAsync(firstMessage: 100);
        book.Time.Advance(TimeSpan.FromHours(49));
        await book.SayAsync(Ann, "/help");
        await book.DeliverAsync(firstMessage: 200);

        var (_, delete) = Parts(await book.PressAsync(Ann, $"1|{Verb.Clean}||"));

        Assert.Equal([new MessageRef.Id(12), new MessageRef.Id(200), new MessageRef.Id(Pressed)], delete.Messages);
    }

    [Fact]
    public async Task A_second_cleaning_asks_for_what_came_since_and_for_the_word_that_stayed()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SayAsync(Ann, "/start");
        await book.PressAsync(Ann, $"1|{Verb.Clean}||");
        await book.DeliverAsync(firstMessage: 100);
        await book.SayAsync(Ann, "/clean");
        await book.DeliverAsync(firstMessage: 300);

        var (_, delete) = Parts(await book.PressAsync(Ann, $"1|{Verb.Clean}||"));

        Assert.Contains(new MessageRef.Id(101), delete.Messages);
        Assert.Contains(new MessageRef.Id(300), delete.Messages);
        Assert.DoesNotContain(new MessageRef.Id(11), delete.Messages);
    }

    [Fact]
    public async Task Where_messages_stand_is_known_for_48_hours_and_of_nobody_who_only_presses()
    {
        await using var book = await SigningBook.OpenAsync();
        var chat = book.Safe.ChatOf(SigningBook.Bot.Id, Ann);
        await book.PressAsync(Ann, "1|p|plea|");
        Assert.Empty(await book.Store.ReadAsync(unit => unit.Outbox.ListReceived(chat)));
        await book.SayAsync(Ann, "/start");
        Assert.Single(await book.Store.ReadAsync(unit => unit.Outbox.ListReceived(chat)));
        book.Time.Advance(TimeSpan.FromHours(48));
        await book.Store.Write(unit => Sweeper.ForgetOld(unit, book.Time.GetUtcNow()));
        Assert.Single(await book.Store.ReadAsync(unit => unit.Outbox.ListReceived(chat)));

        book.Time.Advance(TimeSpan.FromHours(1));
        await book.Store.Write(unit => Sweeper.ForgetOld(unit, book.Time.GetUtcNow()));

        Assert.Empty(await book.Store.ReadAsync(unit => unit.Outbox.ListReceived(chat)));
    }

    [Fact]
    public async Task A_form_that_was_begun_goes_with_the_chat_and_the_question_says_so()
    {
        await using var book = await SigningBook.OpenAsync();
        var say = Phrases.In(Language.English);
        Assert.Contains(say.CleanAsk(hasForm: false), (await book.SayAsync(Ann, "/clean")).Html, StringComparison.Ordinal);
        await book.PressAsync(Ann, "1|s|plea|");
        await book.PressAsync(Ann, SigningBook.Agree);
        await book.SayAsync(Ann, "Ann Lee");
        var asked = await book.SayAsync(Ann, "/clean");
        Assert.Contains(say.CleanAsk(hasForm: true), asked.Html, StringComparison.Ordinal);
        Assert.NotEqual(say.CleanAsk(hasForm: true), say.CleanAsk(hasForm: false));

        await book.PressAsync(Ann, asked.DataOf(Verb.Clean));

        Assert.Null(await book.DialogueRowAsync(Ann));
        await book.SignAsync(Ann);
        await book.PressAsync(Ann, $"1|{Verb.Clean}||");
        Assert.True((await book.MineAsync(Ann))!.IsCounted);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task The_word_that_stays_tells_neither_what_the_chat_was_about_nor_what_is_not_counted()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        await book.SayAsync(SigningBook.Organizer, "/invalidate 1 signed twice");

        var done = await book.PressAsync(Ann, $"1|{Verb.Clean}||");

        Assert.Equal(2, done.All.Count);
        Assert.Empty(done.Buttons);
        foreach (var language in Languages.All)
            Assert.InRange(Phrases.In(language).CleanDone.Count(char.IsLetter), 4, 10);
        Assert.Contains("signed twice", (await book.SayAsync(Ann, "/help")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_cleans_the_chat_as_well()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        await book.DeliverAsync(firstMessage: 100);
        var again = await book.PressAsync(Ann, $"1|{Verb.AskEraseAgain}||");

        var (said, delete) = Parts(await book.PressAsync(Ann, again.DataOf(Verb.Erase)));

        Assert.IsType<Keyboard.Remove>(said.Keyboard);
        Assert.Contains(new MessageRef.Id(11), delete.Messages);
        Assert.Contains(new MessageRef.Id(100), delete.Messages);
    }

    private static (Outgoing.Say Said, Outgoing.Delete Delete) Parts(SigningBook.Reaction done) =>
        (Assert.IsType<Outgoing.Say>(done.All[0]), Assert.IsType<Outgoing.Delete>(done.All[1]));
}
