using System.Diagnostics;
using System.Globalization;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Faults.Network;

/// <summary>
/// A fifth of all calls fails in a random way for a while. Longer by <c>PETITIONBOT_CHAOS_SECONDS</c>; the same once more by
/// <c>PETITIONBOT_CHAOS_SEED</c>.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int ShortestRun = 4;
    private const int FewestFailures = 60;
    private const int MostSigners = 60;
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(60);
    private const double Share = 0.2;

    [Fact]
    public async Task After_a_while_in_which_a_fifth_of_all_calls_failed_everything_is_as_it_should_be()
    {
        var seed = Setting("PETITIONBOT_CHAOS_SEED", Environment.TickCount & 0xFFFF);
        var seconds = Setting("PETITIONBOT_CHAOS_SECONDS", ShortestRun);
        output.WriteLine($"seed {seed}");
        try
        {
            await RunAsync(seed, seconds);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"The seed was {seed}: {e.Message}", e);
        }
    }

    private async Task RunAsync(int seed, int seconds)
    {
        var chaos = new ChaosNetwork(seed, Share);
        await using var bot = await RunningBot.StartAsync(null, chaos.Before);
        await using var watch = new ConfirmedWatch(bot);
        bot.World.Faults.Seed(seed);
        bot.World.Faults.Disturb(bot.World.Bot, new UpdateDisorder { Twice = 0.1, Again = 0.1, Shuffled = true });
        // And a server that is down now and then, for a second in ten.
        for (var second = 5; second < seconds; second += 10)
            bot.World.Faults.Add(new Fault { Kind = FaultKind.Drop, Except = ["getMe"], After = TimeSpan.FromSeconds(second), For = TimeSpan.FromSeconds(1) });
        var crowd = new Crowd(bot, seed);
        crowd.Join(signers: 6, talkers: 4);
        // On a starved machine a few seconds see few calls.
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds || (chaos.Failed < FewestFailures && clock.Elapsed < Slowest);)
        {
            crowd.Talk(2);
            if (crowd.Signers < Math.Max(MostSigners, 3 * seconds)) crowd.Join(signers: 2, talkers: 0);
            await Task.Delay(500);
        }

        chaos.IsRaging = false;
        bot.World.Faults.Clear();
        var doubled = await crowd.EndAsync(chaos.ActedUnseen);
        output.WriteLine($"{seconds} s, {crowd.Signers} signers: {chaos.Failed} calls failed, {chaos.ActedUnseen} of them had acted, {doubled} messages came twice");
        Assert.True(chaos.ActedUnseen > 0, "nothing was lost on its way back");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
