using System.Globalization;
using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Faults;

/// <summary>
/// kill -9 of the real process under load. PETITIONBOT_KILLS makes a soak of it: so many kills, 25 of each book;
/// PETITIONBOT_KILLS_SEED repeats a run.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int KillsOfABook = 25;
    private const int JoinEachTime = 5;
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_bot_that_is_killed_25_times_under_load_loses_nothing_doubles_nothing_and_answers_everybody()
    {
        var first = Setting("PETITIONBOT_KILLS_SEED") ?? (Environment.TickCount & 0xFFFF);
        var kills = Setting("PETITIONBOT_KILLS") ?? KillsOfABook;
        for (var (done, seed) = (0, first); done < kills; done += KillsOfABook, seed++)
        {
            try
            {
                var calm = await RunAsync(seed, kills: 0);
                var killed = await RunAsync(seed, Math.Min(KillsOfABook, kills - done));

                Assert.Equal(calm, killed);
                if (kills > KillsOfABook) await Console.Out.WriteLineAsync($"seed {seed}: {done + KillsOfABook} of {kills} kills, all well");
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"The seed was {seed}, after {done} kills.", e);
            }
        }
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task<string> RunAsync(int seed, int kills)
    {
        using var folder = new TestFolder();
        folder.AddLaunchPetition();
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        var load = new Load(server.World, seed);
        var random = new Random(seed);
        var moments = new Moments();
        for (var kill = 1; kill <= kills; kill++)
        {
            await KillAsync(folder, server, load, moments, $"kill {kill}", async bot =>
            {
                load.Join(JoinEachTime);
                await LiveAsync(bot, server.World, random, isYoung: kill % 6 == 0);
                load.WriteAnything();
                await Task.Delay(random.Next(kill % 3 == 0 ? 400 : 15));
            });
        }

        if (kills > 0) await AimAsync(folder, server, load, moments);
        server.World.Faults.Clear();
        if (kills == 0) load.Join(KillsOfABook * JoinEachTime);
        var end = await EndAsync(folder, server, load);
        if (kills == 0) return end.Story;
        output.WriteLine($"seed {seed}, {load.Signers.Count} signers: {moments.Committed} kills after a commit and before its confirmation, {moments.Uncommitted} before a commit, {moments.Waiting} with unsent replies");
        Assert.True(moments is { Committed: > 0, Uncommitted: > 0, Waiting: > 0 }, "the kills hit too few different moments");
        return end.Story;
    }

    private static async Task KillAsync(
        TestFolder folder, BotApiServer server, Load load, Moments moments, string name, Func<BotProcess, Task> live)
    {
        using var bot = BotProcess.Start(server, folder);
        await live(bot);
        await bot.KillAsync();
        var unconfirmed = Unconfirmed(server.World);
        var book = await BookSnapshot.OfDeadAsync(folder, server.World.Bot.Id, load.Signers, unconfirmed);
        Hold(book, load.Signers, name);
        moments.Committed += book.Done.Count > 0 ? 1 : 0;
        moments.Uncommitted += book.Done.Count < unconfirmed.Count ? 1 : 0;
        moments.Waiting += book.Waiting > 0 ? 1 : 0;
        SaysNoSecret(folder, server.World.Bot.Token, load.Signers, bot.Output);
    }

    // Chance hits what it hits, and on a starved machine always the same: the moments that are missing are aimed at.
    private static async Task AimAsync(TestFolder folder, BotApiServer server, Load load, Moments moments)
    {
        var world = server.World;
        if (moments.Uncommitted == 0)
        {
            world.Faults.Clear();
            world.Faults.Add(new Fault { Kind = FaultKind.Drop, Method = "getUpdates" });
            load.WriteAnything();
            await KillAsync(folder, server, load, moments, "a kill before a commit", bot => bot.ServesAsync());
        }

        if (moments.Waiting == 0)
        {
            world.Faults.Clear();
            world.Faults.Add(new Fault { Kind = FaultKind.Late, Method = "send*", Delay = Forever });
            load.WriteAnything();
            await KillAsync(folder, server, load, moments, "a kill with unsent replies", _ => SeeAsync(() => Unconfirmed(world).Count == 0));
        }

        if (moments.Committed == 0)
        {
            world.Faults.Clear();
            await KillAsync(folder, server, load, moments, "a kill before a confirmation", async bot =>
            {
                await bot.ServesAsync();
                await SeeAsync(() => Unconfirmed(world).Count == 0);
                // Nobody is owed an answer any more, so that the next one is to what is written now.
                await QuietAsync(world);
                // The poll that waits brings the update; the next one, which would confirm it, is late.
                world.Faults.Add(new Fault { Kind = FaultKind.Late, Method = "getUpdates", Delay = Forever });
                var said = load.Answers;
                load.WriteAnything();
                await SeeAsync(() => load.Answers > said);
            });
        }
    }

    private static async Task SeeAsync(Func<bool> what)
    {
        for (var i = 0; i < 2400; i++)
        {
            if (what()) return;
            await Task.Delay(50);
        }

        Assert.Fail("The moment to kill at did not come.");
    }

    private sealed class Moments
    {
        public int Committed { get; set; }

        public int Uncommitted { get; set; }

        public int Waiting { get; set; }
    }

    // Slow ways to the server widen the moments between a commit, its confirmation, and what becomes of a reply.
    private static async Task LiveAsync(BotProcess bot, TelegramWorld world, Random random, bool isYoung)
    {
        world.Faults.Clear();
        world.Faults.Add(new Fault { Kind = FaultKind.Late, Method = "getUpdates", Delay = TimeSpan.FromMilliseconds(random.Next(200)) });
        if (random.Next(2) == 0) world.Faults.Add(new Fault { Kind = FaultKind.Late, Method = "send*", Delay = TimeSpan.FromMilliseconds(random.Next(150)) });
        if (random.Next(3) == 0) world.Faults.Add(new Fault { Kind = FaultKind.Drop, Method = "edit*", ActsFirst = true, Times = 3 });
        if (isYoung)
        {
            await Task.Delay(random.Next(1500));
            return;
        }

        await bot.ServesAsync();
        await Task.Delay(random.Next(500));
    }

    private static async Task<BookSnapshot> EndAsync(TestFolder folder, BotApiServer server, Load load)
    {
        using var bot = BotProcess.Start(server, folder);
        await bot.ServesAsync();
        await load.DoneAsync();
        await QuietAsync(server.World);
        Assert.Equal(0, await bot.StopAsync());
        var book = await BookSnapshot.OfDeadAsync(folder, server.World.Bot.Id, load.Signers, []);
        Hold(book, load.Signers, "the end");
        Assert.Equal(0, book.Waiting);
        foreach (var signer in load.Signers) HoldAtEnd(book, signer);
        Assert.Equal(load.Signers.Count(signer => signer.Ending == Ending.Signed), book.Count);
        SaysNoSecret(folder, server.World.Bot.Token, load.Signers, bot.Output);
        return book;
    }

    private static void Hold(BookSnapshot book, IReadOnlyList<Signer> signers, string when)
    {
        Assert.True(book.Problems.Count == 0, $"{when}: {string.Join("; ", book.Problems)}");
        Assert.Equal(book.Signatures.Count, book.Rows);
        Assert.Equal(book.Signatures.Values.Count(signature => signature.IsCounted), book.Count);
        Assert.Equal(book.Rows, book.Signatures.Values.Select(signature => signature.Serial).Distinct().Count());
        foreach (var signer in signers) Hold(book, signer, when);
    }

    // A chat never runs ahead of the book: whatever was shown is there.
    private static void Hold(BookSnapshot book, Signer signer, string when)
    {
        var who = $"{when}, signer {signer.Index}";
        var mine = book.Signatures.GetValueOrDefault(signer.Index);
        var draft = book.Drafts.GetValueOrDefault(signer.Index);
        Assert.True(signer.Shown.Count <= 1, $"{who} was shown the numbers {string.Join(", ", signer.Shown)}");
        foreach (var number in signer.Shown)
            Assert.True(mine?.Serial == number, $"{who} was shown {number} and has {mine?.Serial}");
        if (signer.Ending != Ending.Withdrawn) Assert.True(mine is null or { State: LeafKind.Signed }, $"{who} is {mine?.State}");
        if (signer.IsToldWithdrawn) Assert.True(mine?.State == LeafKind.Withdrawn, $"{who} was told of withdrawing and is {mine?.State}");
        if (signer.Ending == Ending.Draft) Assert.True(mine is null, $"{who} never confirmed");
        if (mine is not null) return;
        bool Sees(Func<ChatMessage, bool> what) => signer.Chat.Messages.Any(message => message.FromBot && what(message));
        bool SeesButton(string data) => Sees(message => message.Buttons.Any(button => button.Data.StartsWith(data, StringComparison.Ordinal)));
        if (SeesButton("1|c|")) Assert.True(draft?.Region == signer.Region, $"{who} sees a summary, the draft says {draft?.Region}");
        if (SeesButton("1|g|")) Assert.True(draft?.Name == signer.Name, $"{who} is asked for the region, the draft says {draft?.Name}");
        if (Sees(message => message.Text.Contains(signer.Say.AskName, StringComparison.Ordinal))) Assert.True(draft?.ConsentVersion > 0, who);
    }

    private static void HoldAtEnd(BookSnapshot book, Signer signer)
    {
        var mine = book.Signatures.GetValueOrDefault(signer.Index);
        Assert.Equal(signer.Ending == Ending.Draft, mine is null);
        Assert.Equal(signer.Ending == Ending.Draft, book.Drafts.ContainsKey(signer.Index));
        if (mine is null) return;
        Assert.Equal([mine.Serial], signer.Shown);
        Assert.DoesNotContain(signer.Chat.Messages, message => message.Text.Contains(signer.Name, StringComparison.Ordinal));
    }

    private static IReadOnlyList<long> Unconfirmed(TelegramWorld world)
    {
        lock (world.Gate) return [.. world.Bot.Updates.Take(0, int.MaxValue, world.Now).Select(update => (long)update.Id)];
    }

    private static async Task QuietAsync(TelegramWorld world)
    {
        var (before, since) = (world.ChangeCount, DateTime.UtcNow);
        while (DateTime.UtcNow - since < TimeSpan.FromSeconds(2.5))
        {
            await Task.Delay(100);
            if (world.ChangeCount != before) (before, since) = (world.ChangeCount, DateTime.UtcNow);
        }
    }

    private static void SaysNoSecret(TestFolder folder, string token, IReadOnlyList<Signer> signers, string said)
    {
        var written = Encoding.Latin1.GetString([.. Directory.GetFiles(Path.Combine(folder.Root, "data")).SelectMany(File.ReadAllBytes)]);
        var names = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("Қолқоюшы"));
        Assert.DoesNotContain(names, written, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split(':')[1], written, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split(':')[1], said, StringComparison.Ordinal);
        Assert.DoesNotContain("Қолқоюшы", said, StringComparison.Ordinal);
        foreach (var signer in signers) Assert.DoesNotContain($"{signer.Chat.Person.Id}", said, StringComparison.Ordinal);
    }
}
