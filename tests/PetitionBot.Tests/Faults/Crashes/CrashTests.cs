using PetitionBot.Tests.Faults.Disks;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Faults.Crashes;

/// <summary>
/// The same small life over and over, each time with something else wrong at another write: at its end book and chats must
/// tell what they tell of an undisturbed life, and after every death the book must hold against itself.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private static readonly Lazy<Task<(string Story, int Operations, int Taken)>> Calm = new(() => LiveCalmlyAsync());

    [Fact]
    public Task A_write_that_fails_before_it_acted_is_done_again_and_changes_nothing() =>
        ForAllAsync("refused", (act, _) => new DiskFault(DiskFault.CodeOf(act)));

    [Fact]
    public Task A_write_that_lasts_and_is_said_to_have_failed_changes_nothing() =>
        ForAllAsync("done and said to be refused", (act, _) => new DiskFault(DiskFault.CodeOf(act), Acts: true));

    [Fact]
    public Task A_disk_that_is_full_at_any_write_and_then_has_room_changes_nothing() =>
        ForAllAsync("full for three writes", (act, _) => act is DiskAct.Write or DiskAct.Create ? new DiskFault(DiskFault.Full) : null, length: 3);

    [Fact]
    public Task A_process_that_dies_at_any_write_loses_nothing_doubles_nothing_and_says_everything() =>
        ForAllAsync("death", (act, n) => new DiskFault(DiskFault.CodeOf(act), Acts: n % 2 == 0, Dies: true));

    [Fact]
    public async Task A_power_cut_at_any_write_loses_nothing_doubles_nothing_and_says_everything()
    {
        foreach (var cut in new[] { PowerCut.None, PowerCut.Beginning, PowerCut.Some, PowerCut.Torn })
            await ForAllAsync($"power cut, {cut} of what was not synced", (act, _) => new DiskFault(DiskFault.CodeOf(act), Acts: true, Dies: true), cut);
    }

    [Fact]
    public async Task A_sync_that_failed_and_forgot_what_it_was_to_keep_costs_nothing_when_the_power_goes_at_the_end()
    {
        var calm = await Calm.Value;
        foreach (var cut in new[] { PowerCut.None, PowerCut.Torn })
        {
            var forgotten = 0;
            foreach (var point in CrashPoints.Of(calm.Operations))
            {
                await RunAsync($"forgotten at the first sync from {point} on, {cut}", async () =>
                {
                    var isDone = false;
                    await using var life = new Life(
                        operation =>
                        {
                            if (isDone || operation.Number < point || operation.Act != DiskAct.Sync) return null;
                            isDone = true;
                            return new DiskFault(DiskFault.SyncFailed, Forgets: true);
                        },
                        cut,
                        CrashPoints.Seed + point);
                    Assert.Equal(calm.Story, await life.RunAsync());
                    await life.CutPowerAsync();
                    Assert.Equal(calm.Story, await life.LookAgainAsync());
                    forgotten += isDone ? 1 : 0;
                });
            }

            output.WriteLine($"seed {CrashPoints.Seed}, {calm.Operations} operations: {forgotten} syncs forgotten, then a power cut with {cut} of what was not synced");
            Assert.True(forgotten > 0);
        }
    }

    private static async Task<(string Story, int Operations, int Taken)> LiveCalmlyAsync()
    {
        await using var life = new Life(_ => null);
        var story = await life.RunAsync();
        Assert.Equal((0, 0), (life.Deaths, life.Refusals));
        return (story, life.Operations, life.Telegram.Taken);
    }

    private async Task ForAllAsync(string what, Func<DiskAct, int, DiskFault?> fault, PowerCut cut = PowerCut.All, int length = 1)
    {
        var calm = await Calm.Value;
        var (rounds, hits, deaths, refusals) = (0, 0, 0, 0);
        foreach (var point in CrashPoints.Of(calm.Operations))
        {
            DiskOperation? hit = null;
            await RunAsync($"{what} at {point}", async () =>
            {
                await using var life = new Life(
                    operation =>
                    {
                        // An opening is no write, and has the number of the one before.
                        if (operation.Act == DiskAct.Open || operation.Number < point || operation.Number >= point + length) return null;
                        var found = fault(operation.Act, point);
                        if (found is not null) hit ??= operation;
                        return found;
                    },
                    cut,
                    CrashPoints.Seed + point);
                Assert.Equal(calm.Story, await life.RunAsync());
                Assert.True(life.Telegram.Taken >= calm.Taken, "something was never said");
                (deaths, refusals) = (deaths + life.Deaths, refusals + life.Refusals);
            });
            (rounds, hits) = (rounds + 1, hits + (hit is null ? 0 : 1));
        }

        output.WriteLine($"seed {CrashPoints.Seed}, {calm.Operations} operations: {what}: {rounds} lives, {hits} hit, {deaths} deaths, {refusals} steps done again");
        // A life differs from another by a handful of writes: the last points may lie behind the end of some.
        Assert.True(hits >= rounds * 4 / 10, $"only {hits} of {rounds} were hit");
    }

    private static async Task RunAsync(string what, Func<Task> round)
    {
        try
        {
            await round();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{what} (seed {CrashPoints.Seed})", e);
        }
    }
}
