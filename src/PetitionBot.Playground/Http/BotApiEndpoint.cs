using Microsoft.AspNetCore.Http;
using PetitionBot.Playground.Methods;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Http;

/// <summary>Serves <c>/bot&lt;token&gt;/&lt;method&gt;</c>.</summary>
internal sealed class BotApiEndpoint(TelegramWorld world, CancellationToken stopping)
{
    private readonly ArgumentChecker _checker = new(BotApiSchema.Instance);

    public async Task ServeAsync(HttpContext context, string token, string method)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await AnswerAsync(context, token, method, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext context, string token, string method, CancellationToken cancellationToken)
    {
        RawRequest? request = null;
        ApiException? unreadable = null;
        try
        {
            request = await RequestReader.ReadAsync(context.Request, cancellationToken);
        }
        catch (ApiException error)
        {
            unreadable = error;
        }
        var fault = world.Faults.Take(method, request?.ChatId, KeptConnection.Notice(context));
        if (fault is { Delay.Ticks: > 0 })
            await Task.Delay(fault.Delay, world.Time, cancellationToken);
        var answer = fault is null or { Acts: true }
            ? unreadable is null ? await ActAsync(token, method, request!, cancellationToken) : ApiAnswer.Error(unreadable)
            : null;
        await FaultyAnswer.WriteAsync(context, fault, answer, world.Time, cancellationToken);
    }

    private async Task<ApiAnswer> ActAsync(string token, string method, RawRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var bot = world.FindBot(token) is { IsRevoked: false } known ? known : throw ApiException.Unauthorized();
            if (!BotApiSchema.Instance.Methods.TryGetValue(method, out var described))
                throw new ApiException(404, "Not Found: method not found");
            var handler = MethodTable.Find(described.Name) ?? throw ApiException.NotImitated(described.Name);
            var call = new ApiCall(world, bot, _checker.Check(described, request), cancellationToken);
            NotImitated.Refuse(call.Arguments);
            return ApiAnswer.Ok(await handler(call));
        }
        catch (ApiException error)
        {
            return ApiAnswer.Error(error);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A fault of the emulator itself: said in the answer, since it keeps no log.
            return ApiAnswer.Error(new ApiException(500, "Internal Server Error: " + error.Message));
        }
    }
}
