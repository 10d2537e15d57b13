using System.Security.Cryptography;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Organizing;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Operations.Metering;
using PetitionBot.Playground;
using PetitionBot.Telegram;

namespace PetitionBot.Operations;

/// <summary>Puts the program together: settings, petitions, book, bots.</summary>
internal static class BotHost
{
    /// <summary>For so long a stop waits for what is under way; closing the book fits into the 10 s that are promised for the whole.</summary>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(8);

    /// <summary>Makes a host that is ready to run. Everything that can be wrong at a start is found here.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="time">The clock; the system's in the program, another one in tests.</param>
    /// <param name="limits">How fast the bots may speak.</param>
    /// <param name="configureLogging">What logs are written to.</param>
    /// <param name="network">Stands between the bots and the network; nothing does when null.</param>
    /// <exception cref="StartException">Something keeps the bot from starting; every reason is named.</exception>
    public static async Task<IHost> BuildAsync(
        IConfiguration configuration, TimeProvider time, CourierLimits limits, Action<ILoggingBuilder> configureLogging,
        Func<HttpMessageHandler, HttpMessageHandler>? network = null)
    {
        var settings = SettingsReader.Read(configuration);
        var petitions = PetitionShelf.Read(settings);
        if (settings.IsPlayground) settings = settings with { SealTo = DemoKey.Take(Path.Combine(Path.GetDirectoryName(settings.PlaygroundFile)!, "organizer")) };
        var book = await Book.OpenAsync(settings, time);
        await CheckLogAsync(book, settings);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        configureLogging(builder.Logging);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopTimeout);
        Func<long, bool> isOrganizer = settings.Organizers.Contains;
        if (settings.IsPlayground) (settings, isOrganizer) = await AddPlaygroundAsync(builder, settings);
        builder.Services.AddSingleton(network ?? (direct => direct));
        AddBook(builder.Services, settings, book, limits, time);
        AddRules(builder.Services, settings, petitions, book, isOrganizer);
        var host = builder.Build();
        // What a factory gives is disposed with the host only once it was asked for.
        _ = (host.Services.GetRequiredService<IBookStore>(), host.Services.GetService<BotApiServer>(), host.Services.GetRequiredService<BotGauges>());
        try
        {
            await Sealing.SealVaultedAsync(book, settings, petitions, host.Services.GetRequiredService<ILogger<VaultedFields>>());
            await PetitionShelf.NoticeAsync(book.Store, petitions, host.Services.GetRequiredService<ILogger<Petition>>());
            await host.Services.GetRequiredService<OperationsServer>().StartAsync();
        }
        catch (Exception e) when (e is StartException or StoreException)
        {
            host.Dispose();
            throw e is StoreException ? new StartException(e.Message) : e;
        }

        return host;
    }

    private static async Task CheckLogAsync(Book book, Settings settings)
    {
        try
        {
            await PublishService.CheckAsync(book, settings);
        }
        catch (StartException)
        {
            await book.Store.DisposeAsync();
            throw;
        }
    }

    // Whoever plays decides who is an organizer.
    private static async Task<(Settings Settings, Func<long, bool> IsOrganizer)> AddPlaygroundAsync(HostApplicationBuilder builder, Settings settings)
    {
        var server = await StartServerAsync(settings);
        builder.Services.AddSingleton(_ => server);
        var played = settings with
        {
            Tokens = [BotToken.Parse(server.World.Bot.Token)],
            ApiUrl = server.Url,
            PlaygroundUrl = server.Url,
        };
        return (played, id => server.World.FindPerson(id) is { IsOrganizer: true });
    }

    private static async Task<BotApiServer> StartServerAsync(Settings settings)
    {
        try
        {
            return await BotApiServer.StartAsync(new BotApiServerOptions
            {
                Url = settings.PlaygroundUrl.ToString(),
                File = settings.PlaygroundFile,
                Warn = Console.Error.WriteLine,
                // Where the file is lost and the book is not, ids that began anew at the same number would look done already.
                FirstUpdateId = RandomNumberGenerator.GetInt32(1, 1_000_000_000),
            });
        }
        catch (WorldFileException e)
        {
            throw new StartException($"{e.Message} Or delete the whole folder {Path.GetDirectoryName(settings.PlaygroundFile)}: then the playground's signatures begin anew too");
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw new StartException($"Playground:Url {settings.PlaygroundUrl} cannot be listened on: {e.Message} Allowed is a free port of this machine, such as http://127.0.0.1:0");
        }
    }

    private static void AddBook(
        IServiceCollection services, Settings settings, Book book, CourierLimits limits, TimeProvider time)
    {
        services.AddSingleton<BotMeter>();
        services.AddSingleton<BotGauges>();
        services.AddSingleton<MetricsExport>();
        // A factory, so that the container closes the book when the host ends.
        services.AddSingleton<IBookStore>(provider => ActivatorUtilities.CreateInstance<MeteredBookStore>(provider, book.Store));
        services.AddSingleton(_ => book.Log);
        services.AddSingleton(settings);
        services.AddSingleton(time);
        services.AddSingleton(limits);
        services.AddSingleton(book.Secret);
        services.AddSingleton(book.Keys.Tombstones);
        services.AddSingleton<OutboxBoxes>();
        services.AddSingleton<FailureBoxes>();
        services.AddSingleton<Sweeper>();
        services.AddSingleton<Intake>();
        services.AddSingleton(provider => settings.Tokens.Select(token => Line(provider, settings, token)).ToArray());
        services.AddHostedService<BotService>();
        services.AddHostedService<SweepService>();
        services.AddSingleton<PublishService>();
        services.AddHostedService(provider => provider.GetRequiredService<PublishService>());
        services.AddSingleton<ChannelService>();
        services.AddHostedService(provider => provider.GetRequiredService<ChannelService>());
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<BackupService>(provider, book));
        services.AddHostedService(provider => provider.GetRequiredService<BackupService>());
        services.AddSingleton<BookProbe>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<OperationsServer>();
    }

    private static void AddRules(
        IServiceCollection services, Settings settings, IReadOnlyList<Petition> petitions, Book book, Func<long, bool> isOrganizer)
    {
        var figures = new DailyFigures(book.Secret, petitions);
        var signing = new Conversation(book.Keys, petitions, settings.LinkBase, book.Log, settings.LogUrl);
        services.AddSingleton(petitions);
        services.AddSingleton(Introduction.All(petitions));
        services.AddSingleton(figures);
        services.AddSingleton<IFileReader>(signing);
        services.AddSingleton<IDecider>(new OrganizerDesk(book.Secret, petitions, figures, signing, isOrganizer));
    }

    private static BotLine Line(IServiceProvider provider, Settings settings, BotToken token)
    {
        var network = provider.GetRequiredService<Func<HttpMessageHandler, HttpMessageHandler>>()(BotApiTransport.Network(settings.Proxy));
        var client = new BotApiClient(token, provider.GetRequiredService<TimeProvider>(), network, settings.ApiUrl);
        var source = new BotApiUpdateSource(client);
        var courier = ActivatorUtilities.CreateInstance<Courier>(provider, new BotApiMessenger(client));
        SendLog.Listen(courier, provider.GetRequiredService<ILogger<Courier>>());
        var pump = ActivatorUtilities.CreateInstance<UpdatePump>(provider, source, courier);
        var meter = provider.GetRequiredService<BotMeter>();
        meter.Listen(client);
        meter.Listen(token.Id, pump, courier);
        var name = ActivatorUtilities.CreateInstance<BotName>(provider, source, token.Id);
        // The playground's server is as new as this process.
        var isRemembered = provider.GetService<BotApiServer>() is null;
        var calls = SetupCall.All(client, provider.GetRequiredService<IReadOnlyList<Introduction>>());
        var setup = ActivatorUtilities.CreateInstance<BotSetup>(provider, calls, isRemembered, token.Id);
        return new BotLine(token, client, name, setup, pump, courier);
    }
}
