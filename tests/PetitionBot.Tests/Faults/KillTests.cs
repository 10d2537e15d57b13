using System.Globalization;
using System.Text.RegularExpressions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

/// <summary>Promises 1 to 3, with the real process killed at random moments under a load of signers who tap twice.</summary>
public sealed partial class KillTests
{
    private const int Rounds = 25;
    private const int SignersARound = 2;
    private const int Seed = 20261123;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly Phrases Say = Phrases.In(Language.English);

    [Fact]
    public async Task Killed_at_25_random_moments_the_book_loses_and_doubles_nothing_and_everybody_gets_their_number()
    {
        using var folder = new TestFolder();
        folder.AddLaunchPetition();
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        var random = new Random(Seed);
        var signers = new List<(PersonChat Chat, Task<long> Number)>();
        var (withWaiting, withLeaves) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            using var bot = BotProcess.Start(server, folder);
            for (var i = 0; i < SignersARound; i++) signers.Add(SignUp(server.World, signers.Count));
            await Task.Delay(random.Next(200, 2200));
            var hadExited = bot.HasExited;
            bot.Kill();
            Assert.False(hadExited, $"round {round}: the bot had stopped by itself: {bot.Output}");
            if (server.World.Bot.Updates.Count > 0) withWaiting++;
            if (await CheckAsync(folder, $"seed {Seed}, round {round}") > 0) withLeaves++;
        }

        using (var bot = BotProcess.Start(server, folder))
        {
            var numbers = await Task.WhenAll(signers.Select(signer => signer.Number));
            Assert.Equal(Enumerable.Range(1, signers.Count).Select(n => (long)n), numbers.Order());
            foreach (var (chat, number) in signers) await SeeAgainAsync(chat, await number);
        }

        Assert.Equal(signers.Count, await CheckAsync(folder, "at the end"));
        // The moments must have hit what they are for: waiting updates, and books with something in them.
        Assert.InRange(withWaiting, Rounds / 4, Rounds);
        Assert.InRange(withLeaves, Rounds / 4, Rounds);
    }

    private static (PersonChat Chat, Task<long> Number) SignUp(TelegramWorld world, int n)
    {
        var chat = world.AddPerson($"Signer {n}", "en").OpenChat();
        return (chat, SignAsync(chat, $"Signer {(char)('A' + (n % 26))}{(char)('a' + (n / 26))}"));
    }

    /// <summary>One impatient person: taps everything twice, and waits as long as it takes.</summary>
    private static async Task<long> SignAsync(PersonChat chat, string name)
    {
        chat.Start();
        await TapTwiceAsync(chat, Say.SignButton);
        await TapTwiceAsync(chat, Say.AgreeButton);
        await chat.WaitForTextAsync(Say.AskName, Patience);
        chat.Send(name);
        await TapTwiceAsync(chat, "Abai Region");
        await TapTwiceAsync(chat, Say.ConfirmButton);
        var done = await chat.WaitForAsync(message => message.Buttons.Any(button => button.Kind == ButtonKind.CopyText), Patience);
        return NumberIn(done.Text);
    }

    private static async Task TapTwiceAsync(PersonChat chat, string label)
    {
        var message = await chat.WaitForAsync(m => m.Buttons.Any(b => b.Text == label && b.Kind == ButtonKind.Callback), Patience);
        var data = message.Buttons.First(button => button.Text == label && button.Kind == ButtonKind.Callback).Data;
        chat.Press(message.Id, data);
        chat.Press(message.Id, data);
    }

    private static async Task SeeAgainAsync(PersonChat chat, long number)
    {
        var asked = chat.Send("/me");
        var told = await chat.WaitForAsync(message => message.FromBot && message.Id > asked.Id && message.Text.Contains("is counted", StringComparison.Ordinal), Patience);
        Assert.Contains($"no.\u00a0{number} ", told.Text.Replace("no. ", "no.\u00a0", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>Opens the book as the next start would, holds it against itself, and returns how many signatures count.</summary>
    private static async Task<long> CheckAsync(TestFolder folder, string when)
    {
        var secretFile = Path.Combine(folder.Root, "secret", "server.key");
        // Killed before the book was begun: the next start begins it.
        if (!File.Exists(secretFile)) return 0;
        var secret = SecretFile.LoadOrCreate(secretFile, bookIsEmpty: false);
        await using var store = await SqliteBookStore.OpenAsync(Path.Combine(folder.Root, "data", "petition.db"));
        var problems = await store.ReadAsync(unit => BookCheck.Run(unit, secret));
        Assert.True(problems.Count == 0, $"{when}: {string.Join("; ", problems)}");
        return await store.ReadAsync(unit => Tally.Count(unit.Counters, "fair-elections"));
    }

    private static long NumberIn(string text) =>
        long.Parse(Number().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"number:\s*(\d+)")]
    private static partial Regex Number();
}
