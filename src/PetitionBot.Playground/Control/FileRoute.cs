using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PetitionBot.Playground.Control;

/// <summary>
/// Gives a person the bytes of a file that stands in a chat. Never as something that a browser would run: pictures are named
/// by their own first bytes, all else is mere bytes, and everything is an attachment.
/// </summary>
internal static class FileRoute
{
    public static async Task ServeAsync(HttpContext context, TelegramWorld world, string id, CancellationToken cancellationToken)
    {
        var file = Find(world, id) ?? throw new ControlException(404, $"There is no file {id}.");
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        var headers = context.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, max-age=86400, immutable";
        LocalOnly.Seal(context.Response);
        context.Response.ContentType = TypeOf(file);
        context.Response.ContentLength = file.Content.Length;
        await context.Response.Body.WriteAsync(file.Content, cancellationToken);
    }

    private static StoredFile? Find(TelegramWorld world, string id)
    {
        lock (world.Gate)
            return world.Bots.Select(bot => bot.Files.GetValueOrDefault(id)).FirstOrDefault(file => file is not null);
    }

    // Pictures were measured when they came in: they are PNG or JPEG.
    private static string TypeOf(StoredFile file) => file.Size.Width == 0 ? "application/octet-stream"
        : file.Content.Span[0] == 0x89 ? "image/png" : "image/jpeg";
}
