using System.Net;
using System.Text;
using PetitionBot.Core.Privacy;
using PetitionBot.Operations;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

public sealed class BackupTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);

    private readonly TestFolder _kept = new();

    private string Folder => Path.Combine(_kept.Root, "backups");

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task A_backup_is_the_book_as_it_stands_for_its_owner_only_and_no_secret_is_in_it()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.SignManyAsync(30);
        var file = Path.Combine(Folder, "a.backup");

        var size = Backup.Make(BookOf(bot), bot.Secret, file, Now, default);

        Assert.Equal(new FileInfo(file).Length, size);
        Assert.Equal([file], Directory.GetFiles(Folder));
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(BookOf(bot))!), left => left.Contains("snapshot", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var book = Path.Combine(_kept.Root, "opened.db");
        using (var from = File.OpenRead(file))
        using (var to = File.Create(book))
            Assert.Equal(Now, SealedFile.Open(bot.Secret, from, to));
        foreach (var (name, secret) in Secrets(bot))
        {
            Assert.True(File.ReadAllBytes(book).AsSpan().IndexOf(secret) < 0, $"{name} is in the backup");
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(secret) < 0, $"{name} is in the file");
        }

        var recount = OwnBook.Recount(book, bot.Secret);
        Assert.Empty(recount.Problems);
        Assert.Equal(30, recount.Entries);
    }

    [Fact]
    public async Task They_come_at_their_interval_and_only_the_newest_stay_with_what_was_erased_since()
    {
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time, settings: [("Backup:Folder", Folder), ("Backup:Interval", "01:00:00"), ("Backup:Keep", "2")]);
        Directory.CreateDirectory(Folder);
        var stranger = Path.Combine(Folder, "petition-of-mine.backup");
        await File.WriteAllTextAsync(stranger, "not the bot's");
        var old = Path.Combine(Folder, "erased", "erased-2026-01-01");
        Directory.CreateDirectory(Path.GetDirectoryName(old)!);
        await File.WriteAllTextAsync(old, "");
        var seen = new HashSet<string>();
        for (var i = 0; i < 4; i++)
        {
            await time.PassAsync(TimeSpan.FromMinutes(60));
            for (var wait = 0; wait < 600 && !seen.IsProperSubsetOf(seen.Union(new BackupFolder(Folder).List().Select(one => one.Path))); wait++) await Task.Delay(50);
            seen.UnionWith(new BackupFolder(Folder).List().Select(one => one.Path));
        }

        Assert.True(seen.Count >= 3, $"{seen.Count} backups were made: {bot.Log.All}");
        for (var wait = 0; wait < 600 && File.Exists(old); wait++) await Task.Delay(50);
        Assert.InRange(new BackupFolder(Folder).List().Count, 1, 3);
        Assert.True(File.Exists(stranger));
        Assert.False(File.Exists(old));
        Assert.Null(bot.Backups.Problem);
    }

    [Fact]
    public async Task One_that_fails_is_an_error_makes_the_bot_unready_and_stops_nothing_and_the_older_ones_stay()
    {
        await using var bot = await RunningBot.StartAsync(settings: [("Backup:Folder", Folder), ("Backup:Keep", "1"), ("Operations:Url", "http://127.0.0.1:0")]);
        await bot.SignManyAsync(1);
        Assert.True(await bot.Backups.MakeAsync(default));
        var first = Assert.Single(new BackupFolder(Folder).List()).Path;
        var content = await File.ReadAllBytesAsync(first);
        using (new FileStream(BookOf(bot) + ".snapshot.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.False(await bot.Backups.MakeAsync(default));
            Assert.Contains("NO BACKUP WAS MADE", bot.Log.All, StringComparison.Ordinal);
            Assert.Contains("Error", bot.Log.All, StringComparison.Ordinal);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), await ReadyAsync(bot));
            Assert.Equal(content, await File.ReadAllBytesAsync(first));
            await bot.SignManyAsync(1);
        }

        // Another second, another name.
        await Task.Delay(1100);
        Assert.True(await bot.Backups.MakeAsync(default));
        Assert.False((await ReadyAsync(bot)).SaysBackup);
        Assert.NotEqual(first, Assert.Single(new BackupFolder(Folder).List()).Path);
        await bot.CheckBookAsync();
    }

    [FactNeeding("sh")]
    public async Task A_full_disk_leaves_no_half_backup_and_the_older_ones()
    {
        await using var bot = await RunningBot.StartAsync(settings: [("Backup:Folder", Folder)]);
        await bot.SignManyAsync(30);
        Assert.True(await bot.Backups.MakeAsync(default));
        await bot.StopHostAsync();
        var before = Directory.GetFiles(Folder);
        long size;
        using (var snapshot = SqliteSnapshot.Take(BookOf(bot), default))
        using (var content = snapshot.OpenRead())
            size = content.Length;
        // The copy of the book no longer fits; then it does, and the backup, which is a little larger, does not.
        foreach (var (blocks, reason) in new[] { (size / 1024, "cannot be copied"), (size / 512, "NO BACKUP WAS MADE") })
        {
            // Another second, another name.
            await Task.Delay(1100);
            await using var run = ProgramRun.Limited(bot.Folder.Root, blocks, ["backup"], [.. bot.Environment]);
            Assert.True(await run.EndAsync() == 1, run.Output);
            Assert.True(run.Output.Contains(reason, StringComparison.Ordinal), run.Output);
            Assert.Equal(before, Directory.GetFiles(Folder));
        }

        await bot.StartHostAsync();
    }

    private static string BookOf(RunningBot bot) => bot.Setting("Storage:Path")!;

    private static IEnumerable<(string Name, byte[] Bytes)> Secrets(RunningBot bot)
    {
        var server = Encoding.ASCII.GetBytes(File.ReadAllText(bot.Setting("Privacy:SecretFile")!).Trim());
        yield return ("the server's secret", Convert.FromBase64String(Encoding.ASCII.GetString(server)));
        yield return ("the server's secret as text", server);
        var pem = File.ReadAllText(bot.Setting("Log:Key")!);
        var lines = pem.Split('\n').Where(line => !line.StartsWith('-')).ToArray();
        // The private number of a P-256 key in PKCS#8 stands 36 bytes in.
        yield return ("the log's key", Convert.FromBase64String(string.Concat(lines).Trim())[36..68]);
        yield return ("the log's key as text", Encoding.ASCII.GetBytes(lines[0].Trim()));
        var tombstones = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(bot.Setting("Privacy:SecretFile")!)!, "tombstones"), "*.key");
        Assert.NotEmpty(tombstones);
        foreach (var file in tombstones) yield return ("a tombstone key", Convert.FromBase64String(File.ReadAllText(file).Trim()));
        yield return ("the key of backups", bot.Secret.DeriveKey("backup"));
        yield return ("the bot's token", Encoding.ASCII.GetBytes(bot.World.Bot.Token.Split(':')[1]));
    }

    private static async Task<(HttpStatusCode Status, bool SaysBackup)> ReadyAsync(RunningBot bot)
    {
        var at = bot.Log.All.Split('\n').Last(line => line.Contains("/health/ready", StringComparison.Ordinal));
        var url = at.Split(' ', ',').Single(word => word.EndsWith("/health/ready", StringComparison.Ordinal));
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(url));
        return (answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Contains("the last backup failed", StringComparison.Ordinal));
    }
}
