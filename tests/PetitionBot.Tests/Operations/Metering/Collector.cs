using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PetitionBot.Tests.Operations.Metering;

/// <summary>A collector of metrics on this machine, which keeps what it is sent; or hangs.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentQueue<(string Path, string? Type, string Body)> _got = new();

    private Collector(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>What came: the path, the media type, and the body with each byte as a character.</summary>
    public IReadOnlyCollection<(string Path, string? Type, string Body)> Got => _got;

    public static async Task<Collector> StartAsync(bool hangs = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var collector = new Collector(app);
        app.Run(context => collector.TakeAsync(context, hangs));
        await app.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _app.DisposeAsync();
        _ending.Dispose();
    }

    private async Task TakeAsync(HttpContext context, bool hangs)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _got.Enqueue((context.Request.Path, context.Request.ContentType, Encoding.Latin1.GetString(body.ToArray())));
        if (hangs) await Task.Delay(Timeout.Infinite, _ending.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        context.Response.ContentType = "application/x-protobuf";
    }
}
