using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

public sealed class ReplayTests
{
    private const int FirstUpdate = 100_000_001;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_update_that_comes_again_changes_nothing_and_says_nothing(bool restarts)
    {
        await using var bot = await RunningBot.StartAsync();
        // Six of them: who signs, who is brought by a link, who withdraws, who stops in the middle.
        var load = new Load(bot.World, seed: 7);
        load.Join(6);
        await load.DoneAsync();
        await bot.QuietAsync();
        await bot.ConfirmedAsync();
        var before = await LookAsync(bot, load);
        if (restarts) await bot.RestartAsync();

        Repeat(bot, from: FirstUpdate, step: 1);
        await bot.ConfirmedAsync();
        await bot.QuietAsync();
        Assert.Equal(before, await LookAsync(bot, load));
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task A_repeated_Confirm_after_withdrawing_does_not_sign_again()
    {
        await using var bot = await RunningBot.StartAsync();
        var load = new Load(bot.World, seed: 7);
        load.Join(5);
        await load.DoneAsync();
        await bot.QuietAsync();
        await bot.ConfirmedAsync();
        var withdrawn = load.Signers[4];
        Assert.Equal(Ending.Withdrawn, withdrawn.Ending);
        var before = await LookAsync(bot, load);

        for (var round = 0; round < 3; round++)
        {
            // Every third of them, each time others.
            Repeat(bot, FirstUpdate + round, step: 3);
            await bot.ConfirmedAsync();
        }

        await bot.QuietAsync();
        Assert.Equal(before, await LookAsync(bot, load));
    }

    // Each one goes before those that wait, so the last comes first; under one lock, so that they come as one batch.
    private static void Repeat(RunningBot bot, int from, int step)
    {
        var world = bot.World;
        lock (world.Gate)
        {
            var ids = Enumerable.Range(0, int.MaxValue).Select(i => from + (i * step)).TakeWhile(id => id < world.Bot.Updates.NextId).ToList();
            Assert.True(ids.Count > 10, $"only {ids.Count} updates");
            foreach (var id in ids.AsEnumerable().Reverse()) Assert.True(world.Faults.RepeatUpdate(world.Bot, id));
        }
    }

    // The book and every chat, as one text.
    private static async Task<string> LookAsync(RunningBot bot, Load load)
    {
        var book = await bot.Store.ReadAsync(unit => BookSnapshot.Of(unit, bot.Secret, bot.World.Bot.Id, load.Signers, []));
        Assert.Empty(book.Problems);
        var chats = load.Signers.Select(signer => $"{signer.Index}\n{string.Join('\n', signer.Chat.Messages.Select(message => message.ToString()))}");
        return $"{book.Story}\n{string.Join('\n', chats)}";
    }
}
