using Microsoft.Data.Sqlite;
using PetitionBot.Core.Texts;
using PetitionBot.Operations;
using PetitionBot.Tests.Faults.Disks;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

/// <summary>
/// The disk is in trouble for a while and the bot runs on: it confirms nothing to Telegram that is not in the book, says that
/// it is not ready, and answers everybody once the trouble is over.
/// </summary>
public sealed class TroubledDiskTests
{
    private const int ReadOnly = 8;
    private static readonly Phrases Say = Phrases.In(Language.English);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData(DiskFault.Full, "the disk is full")]
    [InlineData(DiskFault.WriteFailed, "the disk failed")]
    [InlineData(ReadOnly, "nothing may be written here")]
    public async Task A_disk_that_takes_no_writes_for_a_while(int code, string reason)
    {
        DiskFault? fault = null;
        using var disk = new Wrapped();
        await using var time = new TickingClock();
        await using var bot = await StartAsync(time, disk, operation => operation.Act is DiskAct.Sync or DiskAct.Open ? null : fault);
        await SurviveAsync(bot, () => fault = new DiskFault(code), () => fault = null, reason);
        Assert.True(disk.Disk!.Hits > 0);
    }

    [Fact]
    public async Task A_disk_whose_syncs_fail_and_forget_loses_nothing_that_anybody_was_told_even_if_the_power_goes_afterwards()
    {
        DiskFault? fault = null;
        using var disk = new Wrapped();
        await using var time = new TickingClock();
        await using var bot = await StartAsync(time, disk, operation => operation.Act is DiskAct.Sync ? fault : null);
        await SurviveAsync(bot, () => fault = new DiskFault(DiskFault.SyncFailed, Forgets: true), () => fault = null, "the disk failed");

        foreach (var cut in new[] { PowerCut.None, PowerCut.Some, PowerCut.Torn })
        {
            var after = Path.Combine(bot.Folder.Root, $"after-{cut}");
            disk.Disk!.CutInto(after, cut, new Random(1));
            var recount = OwnBook.Recount(Path.Combine(after, "petition.db"), bot.Secret);
            Assert.Empty(recount.Problems);
            Assert.Equal(2, Assert.Single(recount.Petitions).Counted);
        }
    }

    [Fact]
    public async Task A_book_that_another_tool_holds_for_itself_for_a_while()
    {
        await using var time = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        using var other = Raw.Open(Path.Combine(bot.Folder.Root, "data", "petition.db"));
        await SurviveAsync(bot, () => Begin(other), () => Run(other, "ROLLBACK"), "another program holds the book locked");
    }

    [FactWithTinyDisk]
    public async Task A_file_system_that_really_has_no_room_left_for_a_while()
    {
        var data = "";
        try
        {
            await using var time = new TickingClock();
            await using var bot = await RunningBot.StartAsync(
                folder =>
                {
                    folder.AddLaunchPetition();
                    var made = Directory.CreateDirectory(Path.Combine(folder.Root, "data")).FullName;
                    Assert.Null(FactWithTinyDiskAttribute.Mount(made, 16));
                    data = made;
                },
                time);
            var ballast = Path.Combine(data, "ballast");
            await SurviveAsync(bot, () => Fill(ballast), () => File.Delete(ballast), "the disk is full");
            await bot.StopHostAsync();
            Assert.Null(FactWithTinyDiskAttribute.Unmount(data));
            data = "";
            await bot.StartHostAsync();
        }
        finally
        {
            if (data.Length > 0) FactWithTinyDiskAttribute.Unmount(data);
        }
    }

    private static Task<RunningBot> StartAsync(TickingClock time, Wrapped disk, Func<DiskOperation, DiskFault?> judge) => RunningBot.StartAsync(
        folder =>
        {
            folder.AddLaunchPetition();
            disk.Disk = FaultDisk.Watch(Path.Combine(folder.Root, "data"), judge);
        },
        time);

    private static async Task SurviveAsync(RunningBot bot, Action begin, Action end, string reason)
    {
        var chats = Enumerable.Range(0, 3).Select(i => bot.Person($"Signer {i}", "en")).ToList();
        await chats[0].SignSlowlyAsync(Say, "Anna Karenina");
        await bot.QuietAsync();
        await SeeAsync(async () => (await bot.Readiness.ProblemsAsync(default)).Count == 0, "the bot is not ready at first");
        await bot.ConfirmedAsync();
        var before = chats[0].Messages.Count(message => message.FromBot);

        begin();
        foreach (var chat in chats) chat.Send("/help");
        await SeeAsync(() => Task.FromResult(bot.Log.All.Contains("the book cannot be written, trying again", StringComparison.Ordinal)), "nothing is logged");
        await SeeAsync(
            async () => (await bot.Readiness.ProblemsAsync(default)).Contains("the book cannot be written"), "the bot still says that it is ready");
        Assert.Contains(reason, bot.Log.All, StringComparison.Ordinal);
        Assert.Equal(before, chats[0].Messages.Count(message => message.FromBot));
        Assert.DoesNotContain(chats.Skip(1).SelectMany(chat => chat.Messages), message => message.FromBot);
        lock (bot.World.Gate) Assert.Equal(3, bot.World.Bot.Updates.Take(0, int.MaxValue, bot.World.Now).Count);
        end();

        foreach (var chat in chats) await chat.WaitForTextAsync("Read the petition", Patience);
        await SeeAsync(async () => (await bot.Readiness.ProblemsAsync(default)).Count == 0, "the bot does not become ready again");
        await chats[1].SignSlowlyAsync(Say, "Boris Godunov");
        await bot.QuietAsync();
        Assert.Equal(2, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    private static async Task SeeAsync(Func<Task<bool>> what, string otherwise)
    {
        for (var i = 0; i < Patience.TotalMilliseconds / 50; i++)
        {
            if (await what()) return;
            await Task.Delay(50);
        }

        Assert.Fail(otherwise);
    }

    // The bot writes now and then by itself: another tool has to wait for its turn as well.
    private static void Begin(SqliteConnection other)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                Run(other, "BEGIN EXCLUSIVE");
                return;
            }
            catch (SqliteException) when (i < 50)
            {
                // Once more.
            }
        }
    }

    private static void Run(SqliteConnection connection, string sql) => PetitionBot.Storage.Sqlite.SqliteConnections.Run(connection, sql);

    private static void Fill(string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in new[] { 65536, 4096, 1 })
        {
            try
            {
                for (var bytes = new byte[size]; ;) stream.Write(bytes);
            }
            catch (IOException)
            {
                // Full, to that size.
            }
        }
    }

    private sealed class Wrapped : IDisposable
    {
        public FaultDisk? Disk { get; set; }

        public void Dispose() => Disk?.Dispose();
    }
}
