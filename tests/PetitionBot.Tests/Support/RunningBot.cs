using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Organizing;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Operations;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Support;

/// <summary>The real bot, in this process, on a real book, serving a real Bot API server over HTTP.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    // A test's thumb is faster than a person's: the pace has tests of its own.
    private static readonly CourierLimits Fast = new() { ChatBurst = 1000, PersonBurst = 1000 };

    /// <summary>The Telegram id that the settings name as an organizer's.</summary>
    public const long OrganizerId = 900_000_001;

    private readonly Dictionary<string, string?> _settings;
    private readonly TimeProvider _time;
    private readonly bool _ownsServer;
    private readonly Func<HttpMessageHandler, HttpMessageHandler>? _network;
    private IHost _host = null!;

    private RunningBot(
        BotApiServer server, bool ownsServer, TestFolder folder, Dictionary<string, string?> settings, TimeProvider time,
        Func<HttpMessageHandler, HttpMessageHandler>? network)
    {
        (Server, _ownsServer, Folder, _settings, _time, _network) = (server, ownsServer, folder, settings, time, network);
    }

    public BotApiServer Server { get; }

    public TelegramWorld World => Server.World;

    public TestFolder Folder { get; }

    public LogLines Log { get; } = new();

    public IBookStore Store => _host.Services.GetRequiredService<IBookStore>();

    public ServerSecret Secret => _host.Services.GetRequiredService<ServerSecret>();

    public Readiness Readiness => _host.Services.GetRequiredService<Readiness>();

    public PublishService Publisher => _host.Services.GetRequiredService<PublishService>();

    public ChannelService Channel => _host.Services.GetRequiredService<ChannelService>();

    public NoteKey LogKey => _host.Services.GetRequiredService<LogSigner>().PublicKey;

    /// <summary>Its settings as environment variables, for a command beside it.</summary>
    public IEnumerable<(string Key, string Value)> Environment =>
        _settings.Where(pair => pair.Value is not null).Select(pair => (pair.Key.Replace(":", "__", StringComparison.Ordinal), pair.Value!));

    public BackupService Backups => _host.Services.GetRequiredService<BackupService>();

    /// <summary>Is cancelled when the program ends by its own decision.</summary>
    public CancellationToken Ending => _host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    public string? Setting(string key) => _settings.GetValueOrDefault(key);

    public static Task<RunningBot> StartAsync(
        Action<TestFolder>? arrange = null, TimeProvider? time = null, params (string Key, string Value)[] settings) =>
        StartAsync(null, null, arrange, time, settings);

    /// <summary>Starts it on somebody else's server, or with somebody between it and the network.</summary>
    public static async Task<RunningBot> StartAsync(
        BotApiServer? theirs, Func<HttpMessageHandler, HttpMessageHandler>? network,
        Action<TestFolder>? arrange = null, TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var folder = new TestFolder();
        if (arrange is null) folder.AddLaunchPetition();
        else arrange(folder);
        var server = theirs ?? await BotApiServer.StartAsync(new BotApiServerOptions
        {
            Url = "http://127.0.0.1:0",
            TimeProvider = time ?? TimeProvider.System,
        });
        var all = new Dictionary<string, string?>
        {
            ["Telegram:Token"] = server.World.Bot.Token,
            ["Telegram:ApiUrl"] = server.Url.ToString(),
            ["Petitions:Folder"] = folder.Petitions,
            ["Storage:Path"] = Path.Combine(folder.Root, "data", "petition.db"),
            ["Privacy:SecretFile"] = Path.Combine(folder.Root, "secret", "server.key"),
            ["Log:Key"] = Path.Combine(folder.Root, "secret", "log.key"),
            ["Privacy:OrganizerKeys"] = TestKey.WriteCertificate(Path.Combine(folder.Root, "keys")),
            ["Organizers:0"] = $"{OrganizerId}",
        };
        foreach (var (key, value) in settings) all[key] = value;
        var bot = new RunningBot(server, theirs is null, folder, all, time ?? TimeProvider.System, network);
        await bot.StartHostAsync();
        return bot;
    }

    /// <summary>A signer with an open chat.</summary>
    public PersonChat Person(string name, string? language) => World.AddPerson(name, language).OpenChat();

    /// <summary>The organizer, with an open chat; once a test.</summary>
    public PersonChat Organizer(string? language) => World.AddPerson("Organizer", language, OrganizerId).OpenChat();

    /// <summary>Stops the bot as a service manager would, and starts it again on the same book.</summary>
    public async Task RestartAsync(Func<Task>? whileDown = null)
    {
        await StopHostAsync();
        if (whileDown is not null) await whileDown();
        await StartHostAsync();
    }

    public async Task StopHostAsync()
    {
        await _host.StopAsync();
        await DisposeHostAsync();
    }

    public async Task StartHostAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(_settings).Build();
        _host = await BotHost.BuildAsync(configuration, _time, Fast, logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log), _network);
        await _host.StartAsync();
    }

    /// <summary>Holds the whole book against itself; every journey ends with this.</summary>
    public async Task CheckBookAsync()
    {
        Assert.Empty(await Store.ReadAsync(unit => BookCheck.Run(unit, Secret)));
    }

    public Task<long> CountAsync(string petition = "fair-elections") =>
        Store.ReadAsync(unit => Tally.Count(unit.Counters, petition));

    /// <summary>So many more people have signed, each without a dialogue.</summary>
    public Task SignManyAsync(int number, string petition = "fair-elections") => Store.WriteAsync(unit =>
    {
        var of = _host.Services.GetRequiredService<IReadOnlyList<Petition>>().Single(one => one.Id.Value == petition);
        var safe = new Safe(Secret, TestKey.SealTo);
        var bookkeeper = new Bookkeeper(safe, new Graveyard(safe, _host.Services.GetRequiredService<TombstoneKeys>()), [of]);
        for (var i = 0; i < number; i++)
        {
            var serial = unit.Signatures.NextSerial(petition);
            var fields = new CanonicalFields($"Signer {serial}", null, null, null, Language.English, 1);
            var sign = new Change.Sign(of, serial, fields, Origin.Direct, 0, null, null, null);
            bookkeeper.Write(unit, sign, new Core.Delivery.Person(1_000_000 + serial, 1_000_000 + serial, "", null, null), _time.GetUtcNow(), new Entropy(RandomNumberGenerator.GetBytes(Entropy.SeedSize)));
        }

        return number;
    });

    /// <summary>Sweeps as the bot would at that moment, and sends what comes of it.</summary>
    public async Task SweepAsync(DateTimeOffset now)
    {
        var sweeper = _host.Services.GetRequiredService<Sweeper>();
        var line = _host.Services.GetRequiredService<BotLine[]>()[0];
        while (await Store.WriteAsync(unit => sweeper.CleanChats(unit, line.Token.Id, now)) is { Count: > 0 } rows) line.Courier.Add(rows);
        while (await Store.WriteAsync(unit => sweeper.ForgetDrafts(unit, line.Token.Id, now)) > 0)
        {
            // A page a transaction, as the service does.
        }

        await Store.WriteAsync(unit =>
        {
            _host.Services.GetRequiredService<DailyFigures>().Refresh(unit, now);
            return true;
        });
    }

    /// <summary>Forgets what the bot would have forgotten by itself until that moment.</summary>
    public async Task ForgetAsync(DateTimeOffset now)
    {
        _host.Services.GetRequiredService<TombstoneKeys>().Refresh(DateOnly.FromDateTime(now.UtcDateTime));
        await Store.WriteAsync(_host.Services.GetRequiredService<Sweeper>().ApplyCredits);
        await Store.WriteAsync(unit =>
        {
            Sweeper.ForgetOld(unit, now);
            return true;
        });
        await Store.ForgetAsync();
    }

    /// <summary>Waits until nothing waits in the outbox.</summary>
    public async Task QuietAsync()
    {
        for (var i = 0; i < 500; i++)
        {
            if (await Store.ReadAsync(unit => unit.Outbox.List(World.Bot.Id, 0, 1).Count) == 0) return;
            await Task.Delay(20);
        }

        Assert.Fail("the outbox did not become empty");
    }

    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        if (_ownsServer) await Server.DisposeAsync();
        Folder.Dispose();
    }

    private async Task DisposeHostAsync()
    {
        if (_host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        else _host.Dispose();
    }
}
