using Microsoft.Extensions.Configuration;
using PetitionBot.Core.Privacy;
using PetitionBot.Operations;
using PetitionBot.Playground;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

/// <summary>Backups while many people sign over real HTTP: each is the book of one moment, and nobody waits for it.</summary>
public sealed class BackupUnderLoadTests
{
    private const int Backups = 6;
    private const int JoinEachTime = 6;
    private const string Petition = "fair-elections";

    [Fact]
    public async Task Each_backup_is_restored_whole_with_a_count_between_those_before_and_after_it()
    {
        using var folder = new TestFolder();
        folder.AddLaunchPetition();
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        var load = new Load(server.World, Environment.TickCount & 0xFFFF);
        var taken = new List<(string File, long Before, long After)>();
        var book = Path.Combine(folder.Root, "data", "petition.db");
        using (var bot = BotProcess.Start(server, folder))
        {
            await bot.ServesAsync();
            var secret = SecretFile.LoadOrCreate(Path.Combine(folder.Root, "secret", "server.key"), bookIsEmpty: false);
            for (var i = 0; i < Backups; i++)
            {
                load.Join(JoinEachTime);
                // Some way into the signing of those who came last.
                var (file, since) = (Path.Combine(folder.Root, $"{i}.backup"), EverSigned(book));
                for (var wait = 0; i > 0 && wait < 100 && EverSigned(book) == since; wait++) await Task.Delay(50);
                var before = EverSigned(book);
                Backup.Make(book, secret, file, TimeProvider.System.GetUtcNow(), default);
                taken.Add((file, before, EverSigned(book)));
            }

            await load.DoneAsync();
            Assert.Equal(0, await bot.StopAsync());
        }

        Assert.Contains(taken, one => one.Before > 0);
        foreach (var (file, before, after) in taken)
        {
            var signed = await RestoredAsync(folder, server.World.Bot.Token, file);
            Assert.InRange(signed, before, after);
        }
    }

    // Restored as somebody would who stopped the bot before: whatever else was lost is a matter of other tests.
    private static async Task<long> RestoredAsync(TestFolder folder, string token, string file)
    {
        using var elsewhere = new TestFolder();
        var path = Path.Combine(elsewhere.Root, "data", "petition.db");
        var settings = new Dictionary<string, string?>
        {
            ["Telegram:Token"] = token,
            ["Petitions:Folder"] = folder.Petitions,
            ["Privacy:OrganizerKeys"] = TestKey.WriteCertificate(Path.Combine(elsewhere.Root, "keys")),
            ["Privacy:SecretFile"] = Path.Combine(folder.Root, "secret", "server.key"),
            ["Log:Key"] = Path.Combine(folder.Root, "secret", "log.key"),
            ["Storage:Path"] = path,
        };
        using var said = new StringWriter();
        var code = await RestoreCommand.RunAsync(
            new RestoreOptions(new FileInfo(file), NewLog: false, SameLog: true, [], SetAside: false),
            () => new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            TimeProvider.System,
            said,
            said);
        Assert.True(code == 0, said.ToString());
        var secret = SecretFile.LoadOrCreate(settings["Privacy:SecretFile"]!, bookIsEmpty: false);
        Assert.Empty(OwnBook.Recount(path, secret).Problems);
        Assert.Equal(["petition.db", "petition.db.lock"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        return EverSigned(path);
    }

    private static long EverSigned(string book) => SqliteBookReader.Read(book, unit => unit.Signatures.NextSerial(Petition) - 1);
}
