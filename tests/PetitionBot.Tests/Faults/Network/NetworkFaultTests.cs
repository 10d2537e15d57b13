using PetitionBot.Playground;
using PetitionBot.Tests.Support;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Faults.Network;

public sealed class NetworkFaultTests(ITestOutputHelper output)
{
    // Each hits a part of the calls of every method, so that the breakers stay closed mostly: they have tests of their own.
    private static readonly Fault Some = new() { Probability = 0.3, Times = 25, Except = ["getMe"] };

    // The second value: how a call that failed may have acted all the same, so that a message comes twice.
    private static readonly (string Name, bool Doubles, Fault Fault)[] Faults =
    [
        ("429 of a second", false, Some with { Status = 429, RetryAfter = 1 }),
        ("500", false, Some with { Status = 500 }),
        ("a page with 502", false, Some with { Kind = FaultKind.Html, Status = 502 }),
        ("500 after acting", true, Some with { Status = 500, ActsFirst = true }),
        ("cut before acting", false, Some with { Kind = FaultKind.Drop }),
        ("cut after acting", true, Some with { Kind = FaultKind.Drop, ActsFirst = true }),
        ("cut within the head", true, Some with { Kind = FaultKind.CutHead }),
        ("truncated", true, Some with { Kind = FaultKind.Truncated }),
        ("a kept connection closed", false, Some with { Kind = FaultKind.Stale }),
        ("slow bodies", false, Some with { Kind = FaultKind.Slow, BytesPerSecond = 5000 }),
        ("late", false, Some with { Kind = FaultKind.Late, Delay = TimeSpan.FromSeconds(1) }),
    ];

    private static readonly (string Name, UpdateDisorder Disorder)[] Disorders =
    [
        ("updates twice in a batch", new() { Twice = 0.4 }),
        ("updates again after their confirmation", new() { Again = 0.4 }),
        ("updates in any order within a batch", new() { Shuffled = true }),
        ("all of that", new() { Twice = 0.3, Again = 0.3, Shuffled = true }),
    ];

    [Fact]
    public Task Whatever_way_the_network_fails_everybody_is_served_once_and_in_order() => EachAsync(Faults, async (bot, crowd, fault) =>
    {
        bot.World.Faults.Add(fault.Fault);
        crowd.Join(signers: 6, talkers: 3);
        crowd.Talk(8);
        var doubled = await crowd.EndAsync(fault.Doubles ? Some.Times!.Value : 0);
        Assert.True(bot.World.Faults.Hits > 10, $"only {bot.World.Faults.Hits} calls failed");
        output.WriteLine($"{fault.Name}: {bot.World.Faults.Hits} calls failed, {doubled} messages came twice");
    });

    [Fact]
    public Task However_updates_come_everybody_is_served_once_and_in_order() => EachAsync(Disorders, async (bot, crowd, disorder) =>
    {
        bot.World.Faults.Disturb(bot.World.Bot, disorder.Disorder);
        // Half of it comes as one batch, after a start.
        await bot.RestartAsync(whileDown: () =>
        {
            crowd.Join(signers: 6, talkers: 3);
            crowd.Talk(12);
            return Task.CompletedTask;
        });
        crowd.Talk(12);
        await crowd.EndAsync(0);
    });

    [Fact]
    public Task Ids_that_start_anew_under_load_lose_and_double_nothing() => EachAsync(
        [("far below", 17), ("a little below", 99_990_000), ("far above", 900_000_000)], async (bot, crowd, first) =>
    {
        crowd.Join(signers: 6, talkers: 3);
        crowd.Talk(8);
        await Task.Delay(300);
        bot.World.Faults.RestartUpdateIds(bot.World.Bot, first.Item2);
        crowd.Talk(8);
        await crowd.EndAsync(0);
    });

    [Fact]
    public async Task A_line_too_slow_for_a_whole_batch_brings_everything_in_parts()
    {
        const int messages = 100;
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var chat = bot.Person("Anna", "en");
        // 400 kB in all, at most 20 kB a second: a poll is given up after ten seconds.
        bot.World.Faults.Add(new Fault { Kind = FaultKind.Slow, Method = "getUpdates", BytesPerSecond = 20_000 });
        await bot.RestartAsync(whileDown: () =>
        {
            for (var i = 0; i < messages; i++) chat.Send($"/help {new string('x', 4000)}");
            return Task.CompletedTask;
        });

        await chat.WaitUntilAsync(now => now.Messages.Count(message => message.FromBot) >= messages, TimeSpan.FromSeconds(120));
        Assert.Contains("getUpdates: no answer within 10 s", bot.Log.All, StringComparison.Ordinal);
    }

    // A bot of its own for each case, a few at once.
    private static async Task EachAsync<T>(IReadOnlyList<T> cases, Func<RunningBot, Crowd, T, Task> play)
        where T : notnull
    {
        using var turns = new SemaphoreSlim(6);
        await Task.WhenAll(cases.Select(async one =>
        {
            var seed = Random.Shared.Next(10_000);
            await turns.WaitAsync();
            try
            {
                await using var bot = await RunningBot.StartAsync();
                bot.World.Faults.Seed(seed);
                await using var watch = new ConfirmedWatch(bot);
                await play(bot, new Crowd(bot, seed), one);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{one}, seed {seed}: {e.Message}", e);
            }
            finally
            {
                turns.Release();
            }
        }));
    }
}
