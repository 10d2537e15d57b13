using PetitionBot.Core.Organizing;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Operations.Metering;

namespace PetitionBot.Operations;

/// <summary>Does now and then what nobody's update asks for: credits, abandoned drafts, what was kept long enough, daily figures.</summary>
internal sealed class SweepService(
    IBookStore store, Sweeper sweeper, DailyFigures figures, TombstoneKeys tombstones, BotLine[] lines, IReadOnlyList<Petition> petitions,
    BotMeter meter, Settings settings, TimeProvider time, ILogger<SweepService> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private DateTimeOffset _creditsDue;
    private long _countedHour;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _creditsDue = time.GetUtcNow() + settings.CreditInterval;
        while (true)
        {
            try
            {
                await CountAsync(time.GetUtcNow(), stoppingToken);
                var untilCredits = _creditsDue - time.GetUtcNow();
                var pause = untilCredits < Interval ? untilCredits : Interval;
                await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, time, stoppingToken);
                await SweepAsync(stoppingToken);
                meter.Did("sweep", isFine: true);
            }
            catch (Exception e) when (e is StoreException or SecretFileException)
            {
                meter.Did("sweep", isFine: false);
                log.LogError("the book cannot be swept, trying again later: {Reason}. To do: docs/operating.md, \"The disk is full\"", e.Message);
                await Task.Delay(Interval, time, stoppingToken);
            }
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        // A clock that is set back must not make them wait for longer than their interval.
        if (now >= _creditsDue || _creditsDue - now > settings.CreditInterval)
        {
            await store.WriteAsync(sweeper.ApplyCredits, stopping);
            _creditsDue = now + settings.CreditInterval;
        }

        tombstones.Refresh(DateOnly.FromDateTime(now.UtcDateTime));
        foreach (var line in lines) await SweepAsync(line, now, stopping);
        await store.WriteAsync(
            unit =>
            {
                Sweeper.ForgetOld(unit, now);
                figures.Refresh(unit, now);
                return true;
            },
            stopping);
        // What was deleted since leaves the files too.
        await store.ForgetAsync(stopping);
    }

    // Once an hour: whoever keeps the numbers, or takes them, must not learn more closely when somebody signed.
    private async Task CountAsync(DateTimeOffset now, CancellationToken stopping)
    {
        if (Hours.Of(now) == _countedHour) return;
        var counts = await store.ReadAsync(unit => petitions.Select(petition => Tally.Count(unit.Counters, petition.Id.Value)).ToList(), stopping);
        foreach (var (petition, count) in petitions.Zip(counts)) meter.Counted(petition.Id.Value, count);
        _countedHour = Hours.Of(now);
    }

    private async Task SweepAsync(BotLine line, DateTimeOffset now, CancellationToken stopping)
    {
        while (true)
        {
            var rows = await store.WriteAsync(unit => sweeper.CleanChats(unit, line.Token.Id, now), stopping);
            if (rows.Count == 0) break;
            line.Courier.Add(rows);
        }

        while (await store.WriteAsync(unit => sweeper.ForgetDrafts(unit, line.Token.Id, now), stopping) > 0)
        {
            // One page a transaction, so that signers never wait long for the writer.
        }
    }
}
