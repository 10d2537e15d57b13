using Microsoft.AspNetCore.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Http;

/// <summary>Serves <c>/file/bot&lt;token&gt;/&lt;path&gt;</c>: the bytes of a file to the bot that may have it.</summary>
internal sealed class FileEndpoint(TelegramWorld world, CancellationToken stopping)
{
    /// <summary>What faults call it: it is no method.</summary>
    public const string Name = "download";

    public async Task ServeAsync(HttpContext context, string token, string path)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            var fault = world.Faults.Take(Name, chatId: null, KeptConnection.Notice(context));
            if (fault is { Delay.Ticks: > 0 })
                await Task.Delay(fault.Delay, world.Time, ended.Token);
            await FaultyAnswer.WriteAsync(context, fault, Find(token, path), world.Time, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private ApiAnswer Find(string token, string path)
    {
        lock (world.Gate)
        {
            var bot = world.FindBot(token) is { IsRevoked: false } known ? known : null;
            return bot?.Files.Values.FirstOrDefault(file => file.Path == path) is { Content.Length: <= StoredFile.LargestDownload } file
                ? new ApiAnswer(200, file.Content.ToArray(), "application/octet-stream")
                : ApiAnswer.Error(new ApiException(404, "Not Found"));
        }
    }
}
