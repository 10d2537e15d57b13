using System.Diagnostics;
using System.Globalization;
using PetitionBot.Core.Privacy;
using PetitionBot.Playground;
using PetitionBot.Tests.Faults;
using PetitionBot.Tests.Operations;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Attacks;

/// <summary>
/// A crowd has signed, corrected, cleaned, withdrawn, erased and broken off at the real bot, over real HTTP. How many they are,
/// <c>PETITIONBOT_ATTACK_SIGNERS</c> says.
/// </summary>
public sealed class CrowdFixture : IAsyncLifetime
{
    private const string Setting = "PETITIONBOT_ATTACK_SIGNERS";
    private const int AtOnce = 40;

    internal static int Size { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(Setting), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 240;

    private readonly string _kept = Directory.CreateTempSubdirectory("petitionbot-kept-").FullName;
    private readonly string _published = Directory.CreateTempSubdirectory("petitionbot-published-").FullName;

    internal RunningBot Bot { get; private set; } = null!;

    internal IReadOnlyList<Member> Crowd { get; private set; } = [];

    /// <summary>What people erased, as it is kept beside the backups.</summary>
    internal string Erased => Path.Combine(_kept, "backups", "erased");

    /// <summary>
    /// The files as a thief takes them while the bot runs, right after the crowd: data folder, published log, backups with the
    /// list of erasures, an export.
    /// </summary>
    internal IReadOnlyDictionary<string, byte[]> Taken { get; private set; } = new Dictionary<string, byte[]>();

    /// <summary>The same a month later.</summary>
    internal IReadOnlyDictionary<string, byte[]> TakenLater { get; private set; } = new Dictionary<string, byte[]>();

    /// <summary>The bot's whole folder, with its secrets, and what it has published, as they stood right after the crowd; the bot did not run.</summary>
    internal string Stopped { get; } = Directory.CreateTempSubdirectory("petitionbot-stopped-").FullName;

    public async Task InitializeAsync()
    {
        var random = new Random(20_261_123);
        Crowd = [.. Enumerable.Range(0, Size).Select(index => new Member(index, random))];
        Bot = await RunningBot.StartAsync(
            folder =>
            {
                folder.Add("plea/ru.md", "# Просьба\n\n1. Будьте честны.\n");
                folder.Add("plea/kk.md", "# Өтініш\n\n1. Әділ болыңыз.\n");
                folder.Add("plea/en.md", "# Plea\n\n1. Be fair.\n");
                folder.Add("plea/petition.yaml", "fields: [name, region, phone, comment]\nregions:\n"
                    + string.Concat(new[] { "north", "south", "east", "west" }.Select(code => $"  - {{ code: {code}, ru: {code}, kk: {code}, en: {code} }}\n")));
            },
            null,
            ("Log:PublishTo", _published),
            ("Backup:Folder", Path.Combine(_kept, "backups")));
        await SignAllAsync();
        Harm();
        await WaitForSilenceAsync();
        await Bot.Publisher.PublishAsync(CancellationToken.None);
        await KeepAsync("crowd");
        Taken = await TakeAsync();
        await Bot.RestartAsync(() => CopyAsync(Stopped, Bot.Folder.Root + "/.", _published));
        var later = TimeProvider.System.GetUtcNow().AddDays(31);
        await Bot.SweepAsync(later);
        await WaitForSilenceAsync();
        await Bot.ForgetAsync(later);
        await KeepAsync("later");
        TakenLater = await TakeAsync();
    }

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        Directory.Delete(_kept, recursive: true);
        Directory.Delete(_published, recursive: true);
        Directory.Delete(Stopped, recursive: true);
    }

    /// <summary>The backups among stolen files as they are for somebody who has the secret too.</summary>
    internal IEnumerable<(string Name, byte[] Bytes)> OpenedBackups() => TakenLater
        .Where(file => file.Key.EndsWith(".backup", StringComparison.Ordinal))
        .Select(file =>
        {
            using var book = new MemoryStream();
            SealedFile.Open(Bot.Secret, new MemoryStream(file.Value), book);
            return ($"{file.Key}, opened", book.ToArray());
        });

    // The backup that comes by itself, the one that an organizer makes, and an export.
    private async Task KeepAsync(string when)
    {
        var clock = Stopwatch.StartNew();
        // With a large crowd the bot may be at it just now.
        while (!await Bot.Backups.MakeAsync(CancellationToken.None)) Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), Bot.Backups.Problem);
        await RunAsync("backup", "--out", Path.Combine(_kept, $"{when}.backup"));
        await RunAsync("export", "--petition", "plea", "--out", Path.Combine(_kept, $"{when}.jsonl"));
    }

    private async Task RunAsync(params string[] verb)
    {
        await using var run = ProgramRun.Start(Bot.Folder.Root, verb, [.. Bot.Environment]);
        Assert.True(await run.EndAsync() == 0, run.Output);
    }

    // Poison, dead letters, and errors that repeat what was sent.
    private void Harm()
    {
        var faults = Bot.World.Faults;
        foreach (var member in Crowd.Take(20))
            faults.DeliverRaw(Bot.World.Bot, $$"""{"message":{"message_id":"x","text":"{{member.Name}}","from":{"id":{{member.Id}},"first_name":"{{member.ProfileName}}"} } }""");
        faults.Add(new Fault { Status = 400, Description = $"Bad Request: {Crowd[0].Name} {Crowd[0].Id}", Method = "sendMessage", Times = 5 });
        foreach (var member in Crowd.Where(member => member.Fate == Fate.Signs).Take(5)) member.Chat.Send("/me");
    }

    private async Task SignAllAsync()
    {
        var first = Crowd[0];
        await first.LiveAsync(Bot.World, () => throw new InvalidOperationException());
        var link = first.Chat.Messages.SelectMany(message => message.Buttons).First(button => button.Kind == ButtonKind.CopyText).Data;
        await Parallel.ForEachAsync(
            Crowd.Skip(1),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (member, _) => await member.LiveAsync(Bot.World, () => link));
    }

    private async Task WaitForSilenceAsync()
    {
        var clock = Stopwatch.StartNew();
        await Bot.ConfirmedAsync();
        while (await Bot.Store.ReadAsync(unit => unit.Outbox.List(Bot.World.Bot.Id, 0, 1).Count) > 0)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(120), "the outbox is never empty");
            await Task.Delay(100);
        }
    }

    // Copied by another process: closing a file here would drop the locks that SQLite holds on it.
    private async Task<IReadOnlyDictionary<string, byte[]>> TakeAsync()
    {
        var to = Directory.CreateTempSubdirectory("petitionbot-thief-").FullName;
        try
        {
            await CopyAsync(to, Path.Combine(Bot.Folder.Root, "data"), _published, _kept);
            return Directory.GetFiles(to, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(to, file), File.ReadAllBytes);
        }
        finally
        {
            Directory.Delete(to, recursive: true);
        }
    }

    private static async Task CopyAsync(string to, params string[] from)
    {
        using var copy = Process.Start(new ProcessStartInfo("cp", ["-rp", .. from, to]))!;
        await copy.WaitForExitAsync();
        Assert.Equal(0, copy.ExitCode);
    }
}
