using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PetitionBot.Operations.Metering;

namespace PetitionBot.Operations;

/// <summary>
/// Answers whoever watches over the program at <c>Operations:Url</c>: <c>/health/live</c> with 200 while it serves,
/// <c>/health/ready</c> with 200 or with 503 and what is missing, <c>/metrics</c> with numbers for Prometheus. Nothing that
/// it says is about a person.
/// </summary>
internal sealed class OperationsServer(Settings settings, Readiness readiness, MetricsExport metrics, ILogger<OperationsServer> log)
    : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1);

    private KestrelServer? _server;

    /// <summary>Listens when the task completes; does nothing where no address is set.</summary>
    /// <exception cref="StartException">The address cannot be listened on.</exception>
    public async Task StartAsync()
    {
        if (settings.OperationsUrl is not { } url) return;
        _server = Build(url);
        try
        {
            await _server.StartAsync(this, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new StartException($"Operations:Url {url} cannot be listened on: {e.Message} Allowed is a free port of this machine, such as http://127.0.0.1:9090");
        }

        var address = _server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        log.LogInformation("health is told at {Address}/health/live and {Address}/health/ready, metrics at {Address}/metrics", address, address, address);
    }

    /// <inheritdoc/>
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    /// <inheritdoc/>
    public async Task ProcessRequestAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        switch (context.Request.Path.Value)
        {
            case "/health/live":
                await AnswerAsync(context, []);
                break;
            case "/health/ready":
                await AnswerAsync(context, await readiness.ProblemsAsync(context.RequestAborted));
                break;
            case "/metrics":
                context.Response.ContentType = ExpositionText.MediaType;
                await context.Response.WriteAsync(metrics.Text() ?? "", context.RequestAborted);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    /// <inheritdoc/>
    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // The context holds nothing but the connection's own.
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        using var limit = new CancellationTokenSource(ShutdownTimeout);
        await _server.StopAsync(limit.Token);
        _server.Dispose();
    }

    // The bare server, without a host: no environment variable configures it, and Ctrl+C is not its business.
    private static KestrelServer Build(Uri url)
    {
        var address = url.HostNameType == UriHostNameType.Dns ? IPAddress.Loopback : IPAddress.Parse(url.DnsSafeHost);
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = 0;
        options.Listen(address, url.Port);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(options), sockets, NullLoggerFactory.Instance);
    }

    private static Task AnswerAsync(HttpContext context, IReadOnlyList<string> problems)
    {
        context.Response.StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(problems.Count == 0 ? "fine\n" : string.Join('\n', problems) + "\n", context.RequestAborted);
    }
}
