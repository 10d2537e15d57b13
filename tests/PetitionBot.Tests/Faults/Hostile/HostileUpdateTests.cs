using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Faults.Hostile;

/// <summary>
/// Random updates of every type of the Bot API, valid and spoiled, through the real reader into a real book. How many,
/// <c>PETITIONBOT_HOSTILE_UPDATES</c> says; docs/soak.md has what a million of them showed.
/// </summary>
public sealed class HostileUpdateTests(ITestOutputHelper output)
{
    private const string Setting = "PETITIONBOT_HOSTILE_UPDATES";
    private const int MostGrowth = 24 << 20;

    private static readonly int Batches =
        (int.TryParse(Environment.GetEnvironmentVariable(Setting), NumberStyles.None, CultureInfo.InvariantCulture, out var updates) ? updates : 12_000) / 100;

    [Fact]
    public async Task None_breaks_a_handler_or_the_book_and_memory_does_not_grow()
    {
        var seed = Environment.TickCount & 0xFFFF;
        try
        {
            await RunAsync(seed);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"The seed was {seed}.", e);
        }
    }

    private async Task RunAsync(int seed)
    {
        await using var hostile = await HostileBook.OpenAsync(new Random(seed));
        var (clock, early) = (Stopwatch.StartNew(), 0L);
        for (var batch = 1; batch <= Batches; batch++)
        {
            await hostile.BatchAsync();
            if (batch % 40 == 0) await hostile.SweepAsync();
            if (batch % Math.Max(60, Batches / 20) == 0) Assert.Empty(await hostile.Book.CheckAsync());
            if (batch == Batches / 5) early = GC.GetTotalMemory(forceFullCollection: true);
        }

        var late = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Empty(await hostile.Book.CheckAsync());
        var (entries, counted) = (await hostile.Book.Store.ReadAsync(unit => unit.Leaves.Size), await hostile.Book.CountAsync());
        output.WriteLine(
            $"seed {seed}: {Batches * 100} updates in {clock.Elapsed.TotalSeconds:0} s, {hostile.Unreadable} unreadable ones kept, {hostile.Said} answers, "
            + $"{entries} log entries, {counted} counted for plea; memory {early >> 10} KB after a fifth, {late >> 10} KB at the end");
        Assert.True(hostile.Said > Batches * 20, "hardly anything was answered: the updates do not reach the dialogue");
        Assert.True(entries >= 10, "hardly anybody signed: the updates do not come deep enough");
        Assert.InRange(late - early, long.MinValue, MostGrowth);
    }
}
