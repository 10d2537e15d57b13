using PetitionBot.Core.Storage;

namespace PetitionBot.Operations;

/// <summary>Makes backups at the interval that was set. One that fails is said loudly and tried again; it never stops the bot.</summary>
internal sealed class BackupService(Settings settings, Book book, TimeProvider time, ILogger<BackupService> log) : BackgroundService
{
    /// <summary>So long after the start the first one comes at the earliest: a bot that cannot stay up does nothing but backups otherwise.</summary>
    public static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    private volatile string? _problem;

    /// <summary>Why the last backup failed, or null.</summary>
    public string? Problem => _problem is { } backup ? $"the last backup failed: {backup}"
        : book.Keys.Erasures?.Problem is { } list ? $"what people erase cannot be noted beside the backups: {list}" : null;

    /// <summary>Makes one now, and returns whether it is there.</summary>
    public async Task<bool> MakeAsync(CancellationToken stopping)
    {
        try
        {
            var now = time.GetUtcNow();
            var folder = new BackupFolder(settings.BackupFolder!);
            var size = await Task.Run(() => Backup.Make(settings.StoragePath, book.Secret, folder.FileOf(now), now, stopping), stopping);
            log.LogInformation("a backup was made: {File}, {Size} bytes", Path.GetFileName(folder.FileOf(now)), size);
            folder.Prune(settings.BackupKeep, now - (settings.BackupInterval * settings.BackupKeep), book.Keys.Erasures!);
            _problem = null;
            return true;
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            _problem = e.Message;
            log.LogError("NO BACKUP WAS MADE, trying again later: {Reason}. To do: docs/operating.md, \"The disk is full\"", e.Message);
            return false;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.BackupFolder is null) return;
        await Task.Delay(Wait(AfterStart), time, stoppingToken);
        while (true)
        {
            var isMade = await MakeAsync(stoppingToken);
            var retry = settings.BackupInterval < AfterFailure ? settings.BackupInterval : AfterFailure;
            await Task.Delay(isMade ? settings.BackupInterval : retry, time, stoppingToken);
        }
    }

    // A restart begins no new interval, and no clock that was set back puts a backup off for longer than one.
    private TimeSpan Wait(TimeSpan atLeast)
    {
        try
        {
            if (new BackupFolder(settings.BackupFolder!).List() is not [var newest, ..]) return atLeast;
            var due = newest.Taken + settings.BackupInterval - time.GetUtcNow();
            return due < atLeast ? atLeast : due > settings.BackupInterval ? settings.BackupInterval : due;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return atLeast;
        }
    }
}
