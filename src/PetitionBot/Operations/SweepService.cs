using PetitionBot.Core.Organizing;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;

namespace PetitionBot.Operations;

/// <summary>Does now and then what nobody's update asks for: credits, abandoned drafts, what was kept long enough, daily figures.</summary>
internal sealed class SweepService(
    IBookStore store, Sweeper sweeper, DailyFigures figures, TombstoneKeys tombstones, BotLine[] lines, Settings settings, TimeProvider time, ILogger<SweepService> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private DateTimeOffset _creditsDue;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _creditsDue = time.GetUtcNow() + settings.CreditInterval;
        while (true)
        {
            var untilCredits = _creditsDue - time.GetUtcNow();
            var pause = untilCredits < Interval ? untilCredits : Interval;
            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, time, stoppingToken);
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is StoreException or SecretFileException)
            {
                log.LogError("the book cannot be swept, trying again later: {Reason}", e.Message);
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
