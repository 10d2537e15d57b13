using System.Globalization;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Http;

/// <summary>Writes an answer, or what a fault makes of it.</summary>
internal static class FaultyAnswer
{
    private const int DropsPerSecond = 10;

    public static Task WriteAsync(HttpContext context, Fault? fault, ApiAnswer? answer, TimeProvider time, CancellationToken cancellationToken)
    {
        switch (fault?.Kind)
        {
            case FaultKind.Drop or FaultKind.Stale:
                context.Abort();
                return Task.CompletedTask;
            case FaultKind.Truncated:
                return TruncateAsync(context, answer!, cancellationToken);
            case FaultKind.CutHead:
                return CutHeadAsync(context, time, cancellationToken);
            case FaultKind.Slow:
                return DripAsync(context, answer!, Math.Max(1, fault.BytesPerSecond / DropsPerSecond), time, cancellationToken);
            case FaultKind.Html:
                return WriteAsync(context, ApiAnswer.Html(fault.Status), cancellationToken);
            case FaultKind.NullResult:
                return WriteAsync(context, ApiAnswer.NullResult, cancellationToken);
            case FaultKind.Error:
                return WriteAsync(context, ApiAnswer.Error(ErrorOf(fault)), cancellationToken);
            default:
                return WriteAsync(context, answer!, cancellationToken);
        }
    }

    public static async Task WriteAsync(HttpContext context, ApiAnswer answer, CancellationToken cancellationToken)
    {
        WriteHead(context, answer);
        await context.Response.Body.WriteAsync(answer.Body, cancellationToken);
    }

    private static async Task TruncateAsync(HttpContext context, ApiAnswer answer, CancellationToken cancellationToken)
    {
        WriteHead(context, answer);
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
        context.Abort();
    }

    // The web server writes a head whole or not at all, so these bytes go out behind its back.
    private static async Task CutHeadAsync(HttpContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        var output = context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output;
        await output.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: applica"u8.ToArray(), cancellationToken);
        // Closes the connection as soon as they are on their way; until it is closed the web server must not add a head of its own.
        await output.CompleteAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
    }

    private static async Task DripAsync(HttpContext context, ApiAnswer answer, int drop, TimeProvider time, CancellationToken cancellationToken)
    {
        WriteHead(context, answer);
        for (var sent = 0; sent < answer.Body.Length; sent += drop)
        {
            await context.Response.Body.WriteAsync(answer.Body.AsMemory(sent, Math.Min(drop, answer.Body.Length - sent)), cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(1.0 / DropsPerSecond), time, cancellationToken);
        }
    }

    private static void WriteHead(HttpContext context, ApiAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        if (answer.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }

    private static ApiException ErrorOf(Fault fault) => new(fault.Status, fault.Description ?? Official(fault))
    {
        RetryAfter = fault.RetryAfter,
        MigrateToChatId = fault.MigrateToChatId,
    };

    private static string Official(Fault fault) => fault.Status switch
    {
        400 when fault.MigrateToChatId is not null => "Bad Request: group chat was upgraded to a supergroup chat",
        400 => "Bad Request: chat not found",
        401 => "Unauthorized",
        403 => "Forbidden: bot was blocked by the user",
        404 => "Not Found",
        409 => "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        429 => $"Too Many Requests: retry after {fault.RetryAfter ?? 1}",
        502 => "Bad Gateway",
        _ => "Internal Server Error",
    };
}
