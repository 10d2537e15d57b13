using System.CommandLine;
using System.Globalization;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Operations;

/// <summary>Makes a backup now, while the bot serves or not.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var to = new Option<FileInfo?>("--out") { Description = "The file to make; without it, one in Backup:Folder." };
        var backup = new Command("backup", "Makes an encrypted backup of the book, also while the bot runs. The server's secret is not in it: keep that elsewhere.") { to };
        backup.SetAction((given, stopping) => RunAsync(given.GetValue(to), stopping));
        return backup;
    }

    private static async Task<int> RunAsync(FileInfo? to, CancellationToken stopping)
    {
        try
        {
            var settings = SettingsReader.Read(Configuration.Load());
            RefusePlayground(settings);
            var now = TimeProvider.System.GetUtcNow();
            var file = to?.FullName ?? new BackupFolder(settings.BackupFolder ?? throw new StartException("Backup:Folder is not set: name a file with --out")).FileOf(now);
            var secret = settings.Secret ?? SecretFile.LoadOrCreate(settings.SecretFile, bookIsEmpty: false);
            // Another book's secret would make a backup that its own bot cannot open.
            _ = BookView.Read(settings, (_, _) => true);
            var size = await Task.Run(() => Backup.Make(settings.StoragePath, secret, file, now, stopping), stopping);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {size} bytes, read back and found whole."));
            Console.WriteLine($"Copy it to another place. It opens only with the server's secret ({(settings.Secret is null ? settings.SecretFile : "Privacy:Secret")}), which is not in it: keep that in a third place, with {settings.LogKeyFile}.");
            return 0;
        }
        catch (StartException e)
        {
            foreach (var problem in e.Problems) await Console.Error.WriteLineAsync(problem);
        }
        catch (Exception e) when (e is StoreException or SecretFileException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"NO BACKUP WAS MADE: {e.Message}");
        }

        return 1;
    }

    /// <exception cref="StartException">No token is set.</exception>
    public static void RefusePlayground(Settings settings)
    {
        if (settings.IsPlayground) throw new StartException("Telegram:Token is missing: without it this is the playground, and nothing that is played is kept. Set what the bot is run with");
    }
}
