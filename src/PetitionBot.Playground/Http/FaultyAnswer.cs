using System.Globalization;
using Microsoft.AspNetCore.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Http;

/// <summary>Writes an answer, or what a fault makes of it.</summary>
internal static class FaultyAnswer
{
    public static Task WriteAsync(HttpContext context, Fault? fault, ApiAnswer? answer, CancellationToken cancellationToken)
    {
        switch (fault?.Kind)
        {
            case FaultKind.Drop:
                context.Abort();
                return Task.CompletedTask;
            case FaultKind.Truncated:
                return TruncateAsync(context, answer!, cancellationToken);
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
