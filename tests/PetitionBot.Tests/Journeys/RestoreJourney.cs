using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Faults;
using PetitionBot.Tests.Operations;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

/// <summary>A server is lost, and an organizer brings the petition back from a backup, with the program as it is installed.</summary>
public sealed class RestoreJourney : IDisposable
{
    private static readonly Phrases Say = Phrases.In(Language.English);

    private readonly TestFolder _kept = new();

    private string Log => Path.Combine(_kept.Root, "log");

    private string Backups => Path.Combine(_kept.Root, "backups");

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task A_lost_server_comes_back_with_a_new_log_and_everybody_is_told_the_truth()
    {
        await using var bot = await RunningBot.StartAsync(settings: [("Log:PublishTo", Log), ("Backup:Folder", Backups)]);
        var (anna, boris, erna, galina) = (bot.Person("Anna", "en"), bot.Person("Boris", "en"), bot.Person("Erna", "en"), bot.Person("Galina", "en"));
        foreach (var (chat, name) in new[] { (anna, "Anna Karenina"), (boris, "Boris Godunov"), (erna, "Erna Petri") }) await chat.SignSlowlyAsync(Say, name);
        await bot.SignManyAsync(20);
        await PublishAsync(bot);
        var annas = await ReceiptAsync(anna);
        await bot.QuietAsync();

        // The organizer makes a backup beside the running bot.
        Assert.Contains("read back and found whole", await RunAsync(bot, 0, "backup"), StringComparison.Ordinal);
        var backup = Assert.Single(Directory.GetFiles(Backups, "*.backup"));

        await EraseAsync(erna);
        await WithdrawAsync(boris);
        await bot.SignManyAsync(20);
        await PublishAsync(bot);
        var galinasNumber = await galina.SignSlowlyAsync(Say, "Galina Ulanova");
        Assert.Contains("44", galinasNumber.Text, StringComparison.Ordinal);
        var galinas = await ReceiptAsync(galina);
        await bot.QuietAsync();
        var (oldKey, published) = (bot.LogKey, PublishedLog.Open(Log, bot.LogKey).Checkpoint.Size);
        var messages = Messages(anna, boris, erna, galina);

        await bot.RestartAsync(async () =>
        {
            // The disk is gone. What was kept elsewhere: the backups, the secret, the published log.
            Directory.Delete(Path.Combine(bot.Folder.Root, "data"), recursive: true);
            var asked = await RunAsync(bot, 1, "restore", backup);
            Assert.Contains($"has 23 entries, and {published} were published", asked, StringComparison.Ordinal);
            Assert.Contains("--new-log", asked, StringComparison.Ordinal);
            Assert.Contains("NOTHING WAS RESTORED", await RunAsync(bot, 1, "restore", backup, "--same-log"), StringComparison.Ordinal);
            // A checkpoint that somebody kept is as good as the folder.
            var checkpoint = Path.Combine(_kept.Root, "from-the-channel.txt");
            File.Copy(Path.Combine(Log, "checkpoint"), checkpoint);
            await using var alone = ProgramRun.Start(bot.Folder.Root, ["restore", backup, "--same-log", "--checkpoint", checkpoint], [.. bot.Environment.Where(one => one.Key != "Log__PublishTo"), ("Backup__Folder", "")]);
            Assert.Equal(1, await alone.EndAsync());
            Assert.Contains($"{published} were published (from-the-channel.txt)", alone.Output, StringComparison.Ordinal);
            Assert.False(File.Exists(Book(bot)));
            Assert.Equal(oldKey.ToString(), KeyIn(bot, oldKey.Name));
            Assert.Equal(published, PublishedLog.Open(Log, oldKey).Checkpoint.Size);

            var told = await RunAsync(bot, 0, "restore", backup, "--new-log");
            Assert.Contains("20 signatures in them are lost", told, StringComparison.Ordinal);
            Assert.Contains("The log has a new key: petitionbot/", told, StringComparison.Ordinal);
            Assert.DoesNotContain("Karenina", told, StringComparison.Ordinal);
        });

        // Anna and the twenty of before; Boris and Erna stay away, the others are lost.
        await bot.CheckBookAsync();
        Assert.Equal(21, await bot.CountAsync());
        Assert.NotEqual(oldKey.ToString(), bot.LogKey.ToString());
        var safe = new Safe(bot.Secret);
        foreach (var gone in new[] { boris, erna })
            Assert.Null(await bot.Store.ReadAsync(unit => unit.Signatures.Find(safe.SignerOf(new PetitionId("fair-elections"), gone.Person.Id))));
        Assert.NotNull(await bot.Store.ReadAsync(unit => unit.Signatures.Find(safe.SignerOf(new PetitionId("fair-elections"), anna.Person.Id))));
        // What the old log published is whole, in a folder of its own.
        var former = Assert.Single(Directory.GetDirectories(Path.Combine(Log, FormerLogs.Folder)));
        Assert.Equal(published, PublishedLog.Open(former, oldKey).Recount().Entries);

        // Nobody gets a message that they did not ask for.
        await bot.ConfirmedAsync();
        await bot.QuietAsync();
        Assert.Equal(messages, Messages(anna, boris, erna, galina));
        Assert.Equal(Say.ReceiptCountedAnew(1, Receipt.Parse(annas).Day), await AskAsync(anna, annas));
        Assert.Equal(Say.ReceiptNotRestored(44), await AskAsync(galina, galinas));

        // Whoever was lost is told so, signs again, and gets a number that nobody ever had.
        galina.Send("/start");
        await galina.WaitForTextAsync("it was restored from a copy of");
        await galina.SignSlowlyAsync(Say, "Galina Ulanova");
        // Her old number stands in the chat too, so that is not what to wait for.
        for (var wait = 0; wait < 600 && await bot.CountAsync() < 22; wait++) await Task.Delay(50);
        var again = (await bot.Store.ReadAsync(unit => unit.Signatures.Find(safe.SignerOf(new PetitionId("fair-elections"), galina.Person.Id))))!;
        Assert.True(again.Serial > 44 + Restoration.LeastSkipped - 1, $"she got {again.Serial}");
        Assert.Equal(22, await bot.CountAsync());
        Assert.StartsWith("✅", await AskAsync(anna, "/me"), StringComparison.Ordinal);
        await bot.SignManyAsync(20);
        await PublishAsync(bot);
        Assert.Equal(42, PublishedLog.Open(Log, bot.LogKey).Recount().Count(new PetitionId("fair-elections")));
        Assert.Empty(PublishedLog.Open(Log, bot.LogKey).Recount().Problems);
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task Moving_house_loses_nothing_and_keeps_the_log()
    {
        await using var bot = await RunningBot.StartAsync(settings: [("Log:PublishTo", Log)]);
        var anna = bot.Person("Anna", "en");
        await anna.SignSlowlyAsync(Say, "Anna Karenina");
        await bot.SignManyAsync(20);
        await PublishAsync(bot);
        var receipt = await ReceiptAsync(anna);
        await bot.QuietAsync();
        var key = bot.LogKey;
        var file = Path.Combine(_kept.Root, "moving.backup");
        await bot.RestartAsync(async () =>
        {
            await RunAsync(bot, 0, "backup", "--out", file);
            Assert.Contains("is there already", await RunAsync(bot, 1, "backup", "--out", file), StringComparison.Ordinal);
            // With the old book still there nothing is overwritten.
            var refused = await RunAsync(bot, 1, "restore", file, "--same-log");
            Assert.Contains("There is a book already", refused, StringComparison.Ordinal);
            Assert.Contains("Say which it is", await RunAsync(bot, 1, "restore", file, "--set-aside"), StringComparison.Ordinal);
            await RunAsync(bot, 0, "restore", file, "--same-log", "--set-aside");
            Assert.Single(Directory.GetFiles(Path.Combine(bot.Folder.Root, "data"), "petition.db.before-*"));
        });

        await bot.CheckBookAsync();
        Assert.Equal(key.ToString(), bot.LogKey.ToString());
        Assert.Equal(21, await bot.CountAsync());
        Assert.Equal(Say.ReceiptCounted(1, Receipt.Parse(receipt).Day, 21), await AskAsync(anna, receipt));
        var refusedBeside = await RunAsync(bot, 1, "restore", file, "--same-log", "--set-aside");
        Assert.Contains("is in use", refusedBeside, StringComparison.Ordinal);
    }

    private static string Book(RunningBot bot) => Path.Combine(bot.Folder.Root, "data", "petition.db");

    private static string KeyIn(RunningBot bot, string name)
    {
        using var key = LogKeyFile.LoadOrCreate(bot.Setting("Log:Key")!, isNew: false);
        return key.PublicKey(name).ToString();
    }

    private static string Messages(params PersonChat[] chats) => string.Join('\n', chats.Select(chat => string.Join('|', chat.Messages.Select(message => message.Text))));

    private static async Task PublishAsync(RunningBot bot)
    {
        // The service may have done it a moment ago.
        await bot.Publisher.PublishAsync(default);
        Assert.True(File.Exists(Path.Combine(bot.Setting("Log:PublishTo")!, "checkpoint")));
    }

    private static async Task<string> RunAsync(RunningBot bot, int code, params string[] arguments)
    {
        await using var run = ProgramRun.Start(bot.Folder.Root, arguments, [.. bot.Environment]);
        var ended = await run.EndAsync();
        Assert.True(ended == code, $"{string.Join(' ', arguments)} ended with {ended}:\n{run.Output}");
        return run.Output;
    }

    private static async Task<string> ReceiptAsync(PersonChat chat)
    {
        await chat.PressSlowlyAsync($"1|{Verb.Receipt}|");
        var file = (await chat.WaitForAsync(message => message.Document is not null)).Document!;
        return Encoding.UTF8.GetString(file.Content.ToArray());
    }

    private static async Task WithdrawAsync(PersonChat chat)
    {
        chat.Send("/me");
        await chat.PressSlowlyAsync("1|w|");
        await chat.PressSlowlyAsync("1|wy|");
        await chat.WaitForTextAsync(TelegramHtml.ToPlain(Say.WithdrawDone(2)));
    }

    private static async Task EraseAsync(PersonChat chat)
    {
        chat.Send("/me");
        await chat.PressSlowlyAsync($"1|{Verb.AskErase}|");
        await chat.PressSlowlyAsync($"1|{Verb.AskEraseAgain}|");
        await chat.PressSlowlyAsync($"1|{Verb.Erase}|");
        await chat.WaitForTextAsync(TelegramHtml.ToPlain(Say.EraseDone));
    }

    private static async Task<string> AskAsync(PersonChat chat, string text)
    {
        var sent = chat.Send(text);
        return (await chat.WaitForAsync(message => message.FromBot && message.Id > sent.Id)).Source!;
    }
}
