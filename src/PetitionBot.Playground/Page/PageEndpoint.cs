using Microsoft.AspNetCore.Http;
using PetitionBot.Playground.Control;

namespace PetitionBot.Playground.Page;

/// <summary>Serves the chat page and its files, to this machine only, and lets the page load nothing from elsewhere.</summary>
internal static class PageEndpoint
{
    private const string Policy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    public static PageAsset? Find(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? PageAssets.Find(request.Path.Value ?? "") : null;

    public static async Task ServeAsync(HttpContext context, PageAsset asset)
    {
        var response = context.Response;
        try
        {
            LocalOnly.Require(context.Request);
        }
        catch (ControlException refused)
        {
            response.StatusCode = refused.Status;
            return;
        }
        LocalOnly.Seal(response);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // Asked for anew each time: after an update of the program an old script would meet a new server.
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = asset.Tag;
        await WriteAsync(context, asset);
    }

    private static async Task WriteAsync(HttpContext context, PageAsset asset)
    {
        if (context.Request.Headers.IfNoneMatch == asset.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = asset.Content.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.Body.WriteAsync(asset.Content, context.RequestAborted);
    }
}
