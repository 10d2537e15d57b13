using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Storage;
using PetitionBot.Operations.Metering;
using PetitionBot.Verifying;

namespace PetitionBot.Operations;

/// <summary>Publishes the log at an interval, in groups of entries, and what is left once no petition is open any more.</summary>
internal sealed class PublishService(
    IBookStore store, LogSigner signer, Settings settings, IReadOnlyList<Petition> petitions, BotMeter meter, TimeProvider time,
    ILogger<PublishService> log)
    : BackgroundService
{
    /// <summary>The page that checks receipts and recounts the log, as it is published beside it.</summary>
    public const string PageName = "verify.html";

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Finds out at a start whether the folder holds the beginning of this log.</summary>
    /// <exception cref="StartException">It holds another log, or more than the book does.</exception>
    public static async Task CheckAsync(Book book, Settings settings)
    {
        if (settings.PublishTo is not { } folder) return;
        try
        {
            FormerLogs.SetAside(folder, await book.Store.ReadAsync(FormerLogs.Keys));
            await book.Store.ReadAsync(unit => new LogPublisher(folder, book.Log.Origin, book.Log.Key).Published(unit));
        }
        catch (LogForkException e)
        {
            throw new StartException(
                $"Log:PublishTo: {e.Message}. Whoever kept the published log can prove that. Bring back the newest book; if it is lost, "
                + "move this one away and put the newest backup in its place with 'petitionbot restore FILE --new-log' (docs/backup.md)");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"Log:PublishTo {folder} cannot be read: {e.Message}");
        }
    }

    /// <summary>Publishes what is due now, and returns whether anything was. One publication at a time.</summary>
    public async Task<bool> PublishAsync(CancellationToken stopping)
    {
        await _turn.WaitAsync(stopping);
        try
        {
            return await PublishInTurnAsync(stopping);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.PublishTo is null) return;
        while (true)
        {
            await PublishAsync(stoppingToken);
            await Task.Delay(settings.PublishInterval, time, stoppingToken);
        }
    }

    private async Task<bool> PublishInTurnAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var publisher = new LogPublisher(settings.PublishTo!, signer.Origin, signer.Key);
        var atLeast = petitions.All(petition => petition.At(now) == Openness.Closed) ? 1 : settings.PublishAtLeast;
        try
        {
            var note = await store.ReadAsync(
                unit =>
                {
                    publisher.Put(PageName, Encoding.UTF8.GetBytes(CheckingPage.Html));
                    return publisher.Publish(unit, atLeast);
                },
                stopping);
            if (note is not null) await store.WriteAsync(unit => Remember(unit, note), stopping);
            meter.Did("publish", isFine: true);
            if (note is null) return false;
            log.LogInformation("the log is published up to {Entries} entries", Checkpoint.Read(note).Size);
            return true;
        }
        catch (LogForkException e)
        {
            log.LogCritical("NOTHING IS PUBLISHED: {Reason}. To do: docs/operating.md, \"The published log does not fit\"", e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StoreException)
        {
            log.LogError("the log cannot be published, trying again later: {Reason}. To do: make the folder Log:PublishTo writable for the bot, with room on its disk", e.Message);
        }

        meter.Did("publish", isFine: false);
        return false;
    }

    private static bool Remember(IUnitOfWork unit, SignedNote note)
    {
        LogPublisher.Remember(unit, note);
        return true;
    }
}
