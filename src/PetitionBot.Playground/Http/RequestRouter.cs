using Microsoft.AspNetCore.Http;
using PetitionBot.Playground.Control;
using PetitionBot.Playground.Page;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Http;

/// <summary>Tells Bot API calls, file downloads, the control interface and the page apart by their path.</summary>
internal sealed class RequestRouter(TelegramWorld world, CancellationToken stopping)
{
    private const string BotPrefix = "/bot";
    private const string FilePrefix = "/file/bot";
    private readonly BotApiEndpoint _api = new(world, stopping);
    private readonly FileEndpoint _files = new(world, stopping);
    private readonly ControlEndpoint _control = new(world, stopping);

    public Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith(ControlEndpoint.Prefix, StringComparison.Ordinal))
            return _control.ServeAsync(context, path[ControlEndpoint.Prefix.Length..]);
        if (PageEndpoint.Find(context.Request) is { } asset)
            return PageEndpoint.ServeAsync(context, asset);
        if (path.StartsWith(FilePrefix, StringComparison.Ordinal) && Split(path[FilePrefix.Length..]) is var (fileToken, filePath))
            return _files.ServeAsync(context, fileToken, filePath);
        if (path.StartsWith(BotPrefix, StringComparison.Ordinal) && Split(path[BotPrefix.Length..]) is var (token, method))
            return _api.ServeAsync(context, token, method.TrimEnd('/'));
        return NotFoundAsync(context);
    }

    private static (string Head, string Tail)? Split(string path) =>
        path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? (path[..slash], path[(slash + 1)..]) : null;

    private static Task NotFoundAsync(HttpContext context) =>
        FaultyAnswer.WriteAsync(context, ApiAnswer.Error(new ApiException(404, "Not Found")), context.RequestAborted);
}
