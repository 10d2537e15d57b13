using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PetitionBot.Playground.Http;
using PetitionBot.Playground.Saving;

namespace PetitionBot.Playground;

/// <summary>
/// A Bot API server for this machine: it answers bots as api.telegram.org does, and tests and people act in its
/// <see cref="World"/>. It ends with the process, unless <see cref="BotApiServerOptions.File"/> keeps it.
/// </summary>
public sealed class BotApiServer : IAsyncDisposable
{
    private const long LargestRequest = RequestReader.LargestUpload + (1 << 20);
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping;
    private readonly WorldSaver? _saver;

    private BotApiServer(WebApplication app, TelegramWorld world, Uri url, CancellationTokenSource stopping, WorldSaver? saver)
    {
        _app = app;
        _stopping = stopping;
        _saver = saver;
        World = world;
        Url = url;
    }

    /// <summary>Where it listens, with the actual port; bots take it as their Bot API address.</summary>
    public Uri Url { get; }

    /// <summary>Persons, chats and faults.</summary>
    public TelegramWorld World { get; }

    /// <summary>Starts a server; it listens when the task completes.</summary>
    /// <exception cref="ArgumentException">The address or a token is unusable.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="WorldFileException">The file is there and cannot be read.</exception>
    public static async Task<BotApiServer> StartAsync(BotApiServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new BotApiServerOptions();
        var address = ReadAddress(options.Url);
        var bots = options.Bots.Count > 0 ? options.Bots : [BotIdentity.Default];
        var world = new TelegramWorld(options.TimeProvider, bots, options.FirstUpdateId);
        if (options.File is not null)
            WorldFile.Load(options.File, world);
        var stopping = new CancellationTokenSource();
        var app = Build(address, new RequestRouter(world, stopping.Token));
        await app.StartAsync(cancellationToken);
        var actual = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        // Not before it listens: where another one holds the port, the file is that one's.
        var saver = options.File is null ? null : new WorldSaver(world, options.File, options.Warn);
        return new BotApiServer(app, world, new Uri(actual), stopping, saver);
    }

    /// <summary>Stops listening; polls that wait are broken off. The world is saved where a file keeps it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_saver is not null)
            await _saver.DisposeAsync();
        _stopping.Dispose();
    }

    private static WebApplication Build(IPEndPoint address, RequestRouter router)
    {
        // Empty: neither environment variables nor an appsettings.json of the bot may change how the emulator behaves.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, address));
        var app = builder.Build();
        app.Run(router.ServeAsync);
        return app;
    }

    private static void Configure(KestrelServerOptions kestrel, IPEndPoint address)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestRequest;
        kestrel.Listen(address);
    }

    private static IPEndPoint ReadAddress(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.AbsolutePath != "/")
            throw new ArgumentException($"'{url}' is no address to listen at: http://127.0.0.1:8080 is.");
        if (uri.Host == "localhost")
            return new IPEndPoint(IPAddress.Loopback, uri.Port);
        return IPAddress.TryParse(uri.DnsSafeHost, out var ip)
            ? new IPEndPoint(ip, uri.Port)
            : throw new ArgumentException($"'{url}' names the host {uri.Host}: localhost or an IP address is allowed.");
    }

    // Ctrl+C belongs to the program that the emulator runs in.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
