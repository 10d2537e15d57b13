using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using PetitionBot.Playground.Http;

namespace PetitionBot.Playground.Control;

/// <summary>Serves <c>/playground/api/</c>: what tests in other processes and the chat page use. See docs/emulator.md.</summary>
internal sealed class ControlEndpoint(TelegramWorld world, CancellationToken stopping)
{
    public const string Prefix = "/playground/api/";
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private readonly PersonRoutes _persons = new(world);
    private readonly FaultRoutes _faults = new(world);

    public async Task ServeAsync(HttpContext context, string path)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            LocalOnly.Require(context.Request);
            var call = new ControlCall(context.Request, path.Split('/', StringSplitOptions.RemoveEmptyEntries), Json, ended.Token);
            await ServeAsync(context, call);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (Exception error) when (StatusOf(error) is { } status)
        {
            await WriteAsync(context, status, json => json.WriteObject(json => json.WriteText("error", error.Message)), ended.Token);
        }
    }

    private async Task ServeAsync(HttpContext context, ControlCall call)
    {
        switch (call.Method, call.Segments)
        {
            case ("GET", ["stream"]):
                await EventStream.ServeAsync(context, world, call.Aborted);
                break;
            case ("GET", ["files", var id]):
                await FileRoute.ServeAsync(context, world, id, call.Aborted);
                break;
            default:
                await WriteAsync(context, 200, await RouteAsync(call), call.Aborted);
                break;
        }
    }

    private Task<WriteResult> RouteAsync(ControlCall call) => (call.Method, call.Segments) switch
    {
        ("GET", ["state"]) => Task.FromResult<WriteResult>(json => ControlJson.WriteState(json, world)),
        (_, ["persons", ..]) => _persons.RouteAsync(call),
        ("GET", ["presses", var id]) => _persons.ReadPressAsync(call, id),
        _ => _faults.RouteAsync(call),
    };

    // Acting wrongly (an unknown button, a blocked bot) is the caller's mistake and told as such.
    private static int? StatusOf(Exception error) => error switch
    {
        ControlException refused => refused.Status,
        JsonException or ArgumentException or InvalidOperationException => 400,
        _ => null,
    };

    private static Task WriteAsync(HttpContext context, int status, WriteResult result, CancellationToken cancellationToken) =>
        FaultyAnswer.WriteAsync(context, new ApiAnswer(status, JsonText.Bytes(json => result(json))), cancellationToken);
}
