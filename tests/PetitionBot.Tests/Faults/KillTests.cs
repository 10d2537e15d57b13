using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Faults;

public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 25;
    private const int JoinEachTime = 5;

    [Fact]
    public async Task A_bot_that_is_killed_25_times_under_load_loses_nothing_doubles_nothing_and_answers_everybody()
    {
        var seed = Environment.TickCount & 0xFFFF;
        try
        {
            var calm = await RunAsync(seed, kills: 0);
            var killed = await RunAsync(seed, Kills);

            Assert.Equal(calm, killed);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"The seed was {seed}.", e);
        }
    }

    private async Task<string> RunAsync(int seed, int kills)
    {
        using var folder = new TestFolder();
        folder.AddLaunchPetition();
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        var load = new Load(server.World, seed);
        var random = new Random(seed);
        var (committed, uncommitted, waiting) = (0, 0, 0);
        bool HitAll() => committed > 0 && uncommitted > 0 && waiting > 0;
        // On a starved machine the kills may all come too early: then some more, later ones.
        for (var kill = 1; kill <= kills || (kill <= 2 * kills && !HitAll()); kill++)
        {
            using var bot = BotProcess.Start(server, folder);
            if (kill <= kills) load.Join(JoinEachTime);
            await LiveAsync(bot, server.World, random, isYoung: kill % 6 == 0);
            load.WriteAnything();
            await Task.Delay(random.Next(kill <= kills ? 15 : 600));
            await bot.KillAsync();
            var unconfirmed = Unconfirmed(server.World);
            Assert.NotEmpty(unconfirmed);
            var book = await BookSnapshot.OfDeadAsync(folder, server.World.Bot.Id, load.Signers, unconfirmed);
            Hold(book, load.Signers, $"kill {kill}");
            committed += book.Done.Count > 0 ? 1 : 0;
            uncommitted += book.Done.Count < unconfirmed.Count ? 1 : 0;
            waiting += book.Waiting > 0 ? 1 : 0;
            SaysNoSecret(folder, server.World.Bot.Token, load.Signers, bot.Output);
        }

        server.World.Faults.Clear();
        if (kills == 0) load.Join(Kills * JoinEachTime);
        var end = await EndAsync(folder, server, load);
        if (kills == 0) return end.Story;
        output.WriteLine($"seed {seed}, {load.Signers.Count} signers: {committed} kills after a commit and before its confirmation, {uncommitted} before a commit, {waiting} with unsent replies");
        Assert.True(HitAll(), "the kills hit too few different moments");
        return end.Story;
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
