using Microsoft.AspNetCore.Http;

namespace PetitionBot.Playground.Control;

/// <summary>
/// Serves <c>GET stream</c> as Server-Sent Events: <c>state</c> with everything, then <c>change</c> with what became
/// different, and <c>beat</c> in the silence between, so that a listener notices a dead line.
/// </summary>
internal static class EventStream
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>Changes that come close together are told as one.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    public static async Task ServeAsync(HttpContext context, TelegramWorld world, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        LocalOnly.Seal(context.Response);
        var view = new StreamView(world);
        for (var name = "state"; ; name = "change")
        {
            var (seen, news) = view.Next();
            if (news is not null)
                await WriteAsync(context.Response, name, news, cancellationToken);
            while (!await ChangedAsync(world, seen, cancellationToken))
                await WriteAsync(context.Response, "beat", "1"u8.ToArray(), cancellationToken);
            await Task.Delay(Gathering, TimeProvider.System, cancellationToken);
        }
    }

    // By the wall clock: the world may stand on another one, the line does not.
    private static async Task<bool> ChangedAsync(TelegramWorld world, long seen, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Beat);
        try
        {
            await world.ChangedAfterAsync(seen, limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task WriteAsync(HttpResponse response, string name, byte[] data, CancellationToken cancellationToken)
    {
        await response.WriteAsync($"event: {name}\ndata: ", cancellationToken);
        await response.Body.WriteAsync(data, cancellationToken);
        await response.WriteAsync("\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
