using System.CommandLine;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Operations;

/// <summary>Puts a book together again from a backup, after holding it against itself and against what was published since; docs/backup.md.</summary>
internal static class RestoreCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("backup") { Description = "The backup." };
        var newLog = new Option<bool>("--new-log") { Description = "The bot served people after the backup was taken: what came since is lost, and the log goes on under a new key." };
        var sameLog = new Option<bool>("--same-log") { Description = "The bot was stopped before the backup was taken and has not run since (moving house): nothing is lost, everything goes on." };
        var kept = new Option<FileInfo[]>("--checkpoint") { Description = "A checkpoint of the log that was kept elsewhere; may be repeated. The book is held against it." };
        var setAside = new Option<bool>("--set-aside") { Description = "Renames a book that is there instead of refusing." };
        var restore = new Command("restore", "Restores the book from a backup. The bot must not run.") { file, newLog, sameLog, kept, setAside };
        restore.SetAction((given, _) => RunAsync(
            new RestoreOptions(given.GetRequiredValue(file), given.GetValue(newLog), given.GetValue(sameLog), given.GetValue(kept) ?? [], given.GetValue(setAside)),
            Configuration.Load,
            TimeProvider.System,
            Console.Out,
            Console.Error));
        return restore;
    }

    /// <returns>0 when the book stands in its place, 1 when nothing was changed.</returns>
    public static async Task<int> RunAsync(RestoreOptions given, Func<IConfiguration> configuration, TimeProvider time, TextWriter output, TextWriter errors)
    {
        try
        {
            if (given is { NewLog: true, SameLog: true }) throw new FormatException("--new-log and --same-log exclude each other");
            var settings = SettingsReader.Read(configuration());
            BackupCommand.RefusePlayground(settings);
            var petitions = PetitionShelf.Read(settings);
            await new Restore(settings, petitions, given, time.GetUtcNow(), output).RunAsync();
            return 0;
        }
        catch (StartException e)
        {
            foreach (var problem in e.Problems) await errors.WriteLineAsync(problem);
        }
        catch (Exception e) when (e is FormatException or StoreException or SecretFileException or VaultException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(e.Message);
        }

        await errors.WriteLineAsync("NOTHING WAS RESTORED.");
        return 1;
    }
}
