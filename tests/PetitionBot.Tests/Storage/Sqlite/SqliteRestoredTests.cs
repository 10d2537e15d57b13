using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Signing;

namespace PetitionBot.Tests.Storage.Sqlite;

public sealed class SqliteRestoredTests
{
    [Fact]
    public async Task A_book_of_an_earlier_time_says_nothing_by_itself_and_forgets_no_signature()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        await book.SayAsync(2, "/start");
        await book.PressAsync(2, "1|s|plea|");
        var (rows, draft, bot) = await book.Store.ReadAsync(unit =>
            (unit.Outbox.List(SigningBook.Bot.Id, 0, 100).Count, unit.Dialogues.Find(book.Safe.ChatOf(SigningBook.Bot.Id, 2)), unit.Bots.Find(SigningBook.Bot.Id)!));
        Assert.True(rows > 0);
        Assert.Equal(DraftState.Typed, draft!.Draft);
        Assert.NotNull(bot.PolledAt);
        var next = await book.Store.ReadAsync(unit => unit.Outbox.NextId);

        await book.TamperAsync(SqliteRestored.Quieten);

        await book.Store.ReadAsync(unit =>
        {
            Assert.Empty(unit.Outbox.List(SigningBook.Bot.Id, 0, 100));
            Assert.Null(unit.Dialogues.Find(book.Safe.ChatOf(SigningBook.Bot.Id, 2)));
            var after = unit.Bots.Find(SigningBook.Bot.Id)!;
            Assert.Null(after.PolledAt);
            Assert.Null(after.OutageSince);
            Assert.Equal(bot.NextOffset, after.NextOffset);
            Assert.Equal(next, unit.Outbox.NextId);
            return true;
        });
        Assert.True((await book.MineAsync(1))!.IsCounted);
        // A day later nobody is written to, as after an outage.
        book.Time.Advance(TimeSpan.FromDays(1));
        Assert.Single((await book.SayAsync(3, "/help")).All);
        Assert.Empty(await book.CheckAsync());
    }
}
