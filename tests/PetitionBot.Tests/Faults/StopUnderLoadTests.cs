using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

public sealed class StopUnderLoadTests
{
    private const int Stops = 4;
    private const int JoinEachTime = 4;

    [Fact]
    public async Task A_bot_that_is_stopped_again_and_again_under_load_ends_well_each_time_and_everybody_gets_where_they_go()
    {
        using var folder = new TestFolder();
        folder.AddLaunchPetition();
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        var seed = Environment.TickCount & 0xFFFF;
        var (load, random) = (new Load(server.World, seed), new Random(seed));
        for (var stop = 1; stop <= Stops; stop++)
        {
            using var bot = BotProcess.Start(server, folder);
            await bot.ServesAsync();
            load.Join(JoinEachTime);
            await Task.Delay(random.Next(800));
            load.WriteAnything();
            var code = await bot.StopAsync();

            Assert.True(code == 0, $"seed {seed}, stop {stop}, exit code {code}:\n{bot.Output}");
            Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
            var book = await BookSnapshot.OfDeadAsync(folder, server.World.Bot.Id, load.Signers, []);
            Assert.True(book.Problems.Count == 0, $"seed {seed}, stop {stop}: {string.Join("; ", book.Problems)}");
        }

        using var last = BotProcess.Start(server, folder);
        await load.DoneAsync();
        Assert.Equal(0, await last.StopAsync());
        var end = await BookSnapshot.OfDeadAsync(folder, server.World.Bot.Id, load.Signers, []);
        Assert.Empty(end.Problems);
        Assert.Equal(load.Signers.Count(signer => signer.Ending == Ending.Signed), end.Count);
        Assert.All(load.Signers.Where(signer => signer.Ending == Ending.Signed), signer => Assert.Single(signer.Shown));
    }
}
