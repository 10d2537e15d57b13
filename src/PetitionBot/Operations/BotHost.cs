using PetitionBot.Core.Delivery;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Playground;
using PetitionBot.Telegram;

namespace PetitionBot.Operations;

/// <summary>Puts the program together: settings, petitions, book, bots.</summary>
internal static class BotHost
{
    /// <summary>Makes a host that is ready to run. Everything that can be wrong at a start is found here.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="time">The clock; the system's in the program, another one in tests.</param>
    /// <param name="limits">How fast the bots may speak.</param>
    /// <param name="configureLogging">What logs are written to.</param>
    /// <exception cref="StartException">Something keeps the bot from starting; every reason is named.</exception>
    public static async Task<IHost> BuildAsync(
        IConfiguration configuration, TimeProvider time, CourierLimits limits, Action<ILoggingBuilder> configureLogging)
    {
        var settings = SettingsReader.Read(configuration);
        var petitions = PetitionShelf.Read(settings);
        var book = await Book.OpenAsync(settings);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        configureLogging(builder.Logging);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        if (settings.IsPlayground) settings = await AddPlaygroundAsync(builder, settings);
        AddBook(builder.Services, settings, petitions, book, limits, time);
        var host = builder.Build();
        // What a factory gives is disposed with the host only once it was asked for.
        _ = (host.Services.GetRequiredService<IBookStore>(), host.Services.GetService<BotApiServer>());
        return host;
    }

    private static async Task<Settings> AddPlaygroundAsync(HostApplicationBuilder builder, Settings settings)
    {
        var server = await StartServerAsync(settings.PlaygroundUrl);
        builder.Services.AddSingleton(_ => server);
        return settings with
        {
            Tokens = [BotToken.Parse(server.World.Bot.Token)],
            ApiUrl = server.Url,
            PlaygroundUrl = server.Url,
        };
    }

    private static async Task<BotApiServer> StartServerAsync(Uri url)
    {
        try
        {
            return await BotApiServer.StartAsync(new BotApiServerOptions { Url = url.ToString() });
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw new StartException($"Playground:Url {url} cannot be listened on: {e.Message} Allowed is a free port of this machine, such as http://127.0.0.1:0");
        }
    }

    private static void AddBook(
        IServiceCollection services, Settings settings, IReadOnlyList<Petition> petitions, Book book, CourierLimits limits, TimeProvider time)
    {
        // A factory, so that the container closes the book when the host ends.
        services.AddSingleton(_ => book.Store);
        services.AddSingleton(settings);
        services.AddSingleton(time);
        services.AddSingleton(limits);
        services.AddSingleton(book.Secret);
        services.AddSingleton<OutboxBoxes>();
        services.AddSingleton<FailureBoxes>();
        services.AddSingleton<Sweeper>();
        services.AddSingleton<IDecider>(new Conversation(book.Secret, petitions, settings.LinkBase));
        services.AddSingleton<Intake>();
        services.AddSingleton(Introduction.All(petitions));
        services.AddSingleton(provider => settings.Tokens.Select(token => Line(provider, settings, token)).ToArray());
        services.AddHostedService<BotService>();
        services.AddHostedService<SweepService>();
    }

    private static BotLine Line(IServiceProvider provider, Settings settings, BotToken token)
    {
        var client = new BotApiClient(token, provider.GetRequiredService<TimeProvider>(), settings.ApiUrl, settings.Proxy);
        var source = new BotApiUpdateSource(client);
        var courier = ActivatorUtilities.CreateInstance<Courier>(provider, new BotApiMessenger(client));
        SendLog.Listen(courier, provider.GetRequiredService<ILogger<Courier>>());
        var pump = ActivatorUtilities.CreateInstance<UpdatePump>(provider, source, courier);
        var name = ActivatorUtilities.CreateInstance<BotName>(provider, source, token.Id);
        // The playground's server is as new as this process.
        var isRemembered = provider.GetService<BotApiServer>() is null;
        var calls = SetupCall.All(client, provider.GetRequiredService<IReadOnlyList<Introduction>>());
        var setup = ActivatorUtilities.CreateInstance<BotSetup>(provider, calls, isRemembered, token.Id);
        return new BotLine(token, client, name, setup, pump, courier);
    }
}
