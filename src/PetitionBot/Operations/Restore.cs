using System.Globalization;
using System.Security.Cryptography;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Operations;

/// <summary>
/// One restoring. The backup is opened beside the book's place and held against itself and against what was published; only
/// what passed all of it, and again after everything that was done to it, is renamed into place.
/// </summary>
internal sealed class Restore(Settings settings, IReadOnlyList<Petition> petitions, RestoreOptions given, DateTimeOffset now, TextWriter output)
{
    private static readonly string[] Beside = ["", "-wal", "-shm", "-journal"];

    private readonly string _place = Path.GetFullPath(settings.StoragePath);
    private readonly string _staged = Path.GetFullPath(settings.StoragePath) + ".restoring";
    private readonly string _stagedKey = settings.LogKeyFile + ".restoring";
    private readonly string _aside = now.ToString("'.before-'yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>Does it.</summary>
    /// <exception cref="StartException">It is refused; nothing was changed.</exception>
    /// <exception cref="FormatException">The backup or what was published cannot be used; nothing was changed.</exception>
    /// <exception cref="StoreException">A bot runs, or the book cannot be read; nothing was changed.</exception>
    public async Task RunAsync()
    {
        using var place = SqliteBookFile.TakePlace(_place);
        RefuseBook();
        var secret = settings.Secret ?? SecretFile.LoadOrCreate(settings.SecretFile, bookIsEmpty: false);
        try
        {
            RemoveStaged();
            var taken = Unseal(secret);
            await output.WriteLineAsync($"The backup was taken on {taken:yyyy-MM-dd HH:mm} UTC.");
            await CheckAndPrepareAsync(secret, taken);
            Put();
        }
        finally
        {
            RemoveStaged();
        }

        SetFolderAside();
        await output.WriteLineAsync($"RESTORED: {_place}. Start the bot.");
    }

    private void RefuseBook()
    {
        if (given.SetAside || !Beside.Any(ending => File.Exists(_place + ending))) return;
        throw new StartException(
            $"There is a book already: {_place}. It may hold more than the backup, so it is not overwritten. Move it away with everything that is named like it ({Path.GetFileName(_place)}-wal too), "
            + "or let this command rename it: --set-aside");
    }

    private DateTimeOffset Unseal(ServerSecret secret)
    {
        using var from = given.File.OpenRead();
        using var to = OwnerOnlyFile.OpenNew(_staged);
        try
        {
            return SealedFile.Open(secret, from, to);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{given.File.Name} cannot be used: {e.Message}", e);
        }
    }

    private async Task CheckAndPrepareAsync(ServerSecret secret, DateTimeOffset taken)
    {
        await using (var store = await SqliteBookStore.OpenAsync(_staged))
        {
            await store.WriteAsync(unit =>
            {
                new LogTree(unit).Complete();
                return true;
            });
        }

        Check(secret, "The backup is damaged");
        var (since, entries) = SqliteBookReader.Read(_staged, unit => (PublishedSince.Find(unit, KeyOf(unit), settings.PublishTo, given.Kept), unit.Leaves.Size));
        var erased = Erased(secret);
        Decide(entries, since, erased.Count(record => record.At >= taken));
        if (given.SameLog)
        {
            await using var store = await SqliteBookStore.OpenAsync(_staged);
            // Only the key that receipts were given under may go on with them.
            using var log = await BookLog.OpenAsync(store, settings.LogKeyFile);
        }
        else
        {
            SqliteRestored.Quieten(_staged);
            await using var store = await SqliteBookStore.OpenAsync(_staged);
            await store.WriteAsync(unit => BeginAgain(unit, secret, taken, since, erased));
        }

        Check(secret, "What was published does not fit the backup");
    }

    // Nothing happens by default: which of the two it is, only a person knows.
    private void Decide(long entries, PublishedSince since, int erasedSince)
    {
        output.WriteLine($"Its log has {entries} entries.");
        if (since.Newest is { } newest) output.WriteLine($"The newest checkpoint that is known has {newest.Size} ({newest.Place}).");
        var behind = since.Fork is { } fork ? $"the log of the backup has {entries} entries and is not the one that was published with {fork.Size} ({fork.Place})"
            : since.Newest is { } known && known.Size > entries ? $"the log of the backup has {entries} entries, and {known.Size} were published ({known.Place})"
            : erasedSince > 0 ? "people erased their data after the backup was taken"
            : null;
        if (given.NewLog || (given.SameLog && behind is null)) return;
        throw new StartException(behind is not null
            ? $"Something came after this backup: {behind}. Going on under the same key would sign a second history, which everybody with a receipt could prove. "
                + "If no newer backup is left, restore with --new-log: the log goes on under a new key with the entries of this one, what was published is set aside and stays readable, "
                + "and receipts of before are judged as such (docs/backup.md says what to tell people)"
            : "Nothing is known to have come after this backup, but receipts that were given after it are known to nobody. Say which it is: "
                + "--new-log, when the bot served people after it was taken (what came since is lost); "
                + "--same-log, when the bot was stopped before it was taken and has not run since (moving house)");
    }

    private bool BeginAgain(IUnitOfWork unit, ServerSecret secret, DateTimeOffset taken, PublishedSince since, IReadOnlyList<ErasedRecord> erased)
    {
        var restoration = new Restoration(
            unit, secret, new TombstoneKeys(settings.TombstonesFolder, secret, _today), taken, now, new Entropy(RandomNumberGenerator.GetBytes(Entropy.SeedSize)));
        restoration.Apply(since.Entries, since.Texts, erased, petitions, since.Serials);
        new Restored(DateOnly.FromDateTime(taken.UtcDateTime), _today).Save(unit.Meta);
        var key = BookLog.BeginAgain(unit, _stagedKey);
        output.WriteLine($"Of what was published since, {since.Entries.Count} entries were taken over; {restoration.Lost} signatures in them are lost, and withdrawn.");
        output.WriteLine($"{restoration.Erased} records of later erasing were applied again.");
        foreach (var (petition, skipped, next) in restoration.Skipped)
            output.WriteLine($"{petition}: {skipped} numbers are skipped, since somebody may hold them; the next one is {next}.");
        output.WriteLine($"The log has a new key: {key}");
        output.WriteLine("Tell it to everybody as you told the old one (docs/backup.md).");
        return true;
    }

    private IReadOnlyList<ErasedRecord> Erased(ServerSecret secret)
    {
        // Copied along with the backups, or still where the bot wrote it.
        string?[] folders = [settings.ErasuresFolder, Path.Combine(given.File.DirectoryName!, "erased")];
        return [.. folders.OfType<string>().Select(Path.GetFullPath).Distinct().SelectMany(folder => new Erasures(folder, secret).Read())
            .DistinctBy(record => Convert.ToHexString(record.ToBytes()))];
    }

    private void Check(ServerSecret secret, string otherwise)
    {
        var problems = OwnBook.Recount(_staged, secret).Problems;
        if (problems.Count > 0) throw new StartException([$"{otherwise}; take another one:", .. problems.Take(20)]);
    }

    private void Put()
    {
        var there = Beside.Where(ending => File.Exists(_place + ending)).ToList();
        foreach (var ending in there) File.Move(_place + ending, _place + _aside + ending, overwrite: false);
        if (there.Count > 0) output.WriteLine($"The book that was there is kept: {_place}{_aside}");
        if (File.Exists(_stagedKey)) PutKey();
        // The book comes last: cut short before, the whole restoring is done again.
        File.Move(_staged, _place, overwrite: false);
        FolderSync.Flush(Path.GetDirectoryName(_place)!);
    }

    private void PutKey()
    {
        if (File.Exists(settings.LogKeyFile))
        {
            File.Move(settings.LogKeyFile, settings.LogKeyFile + _aside, overwrite: false);
            output.WriteLine($"The old log's key is kept: {settings.LogKeyFile}{_aside}");
        }

        File.Move(_stagedKey, settings.LogKeyFile, overwrite: false);
        FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(settings.LogKeyFile))!);
    }

    private void RemoveStaged()
    {
        if (File.Exists(_stagedKey)) OwnerOnlyFile.Destroy(_stagedKey);
        foreach (var ending in Beside.Append(".lock")) File.Delete(_staged + ending);
    }

    private void SetFolderAside()
    {
        if (settings.PublishTo is not { } folder || !given.NewLog) return;
        try
        {
            if (FormerLogs.SetAside(folder, SqliteBookReader.Read(_place, FormerLogs.Keys)) is { } aside)
                output.WriteLine($"What the old log published stands in {aside} now, for everybody to read.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"What the old log published could not be set aside ({e.Message}): the bot tries again when it starts.");
        }
    }

    private static NoteKey KeyOf(IUnitOfWork unit) => BookLog.Known(unit) ?? throw new StartException("The backup does not say under which key its log is signed: it is of a book that no bot has served");
}
