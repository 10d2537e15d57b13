using System.Net;
using Microsoft.AspNetCore.Http;

namespace PetitionBot.Playground.Control;

/// <summary>
/// Keeps web pages of others out of the control interface: a page may resolve its own name to this machine (DNS
/// rebinding) or post a form to it, but it can't choose the Host header, its Origin or, unasked, the type JSON.
/// </summary>
internal static class LocalOnly
{
    public static void Require(HttpRequest request)
    {
        if (!IsLoopback(request.Host.Host))
            throw new ControlException(403, $"The control interface is reached by a loopback name only, not by '{request.Host.Host}'.");
        if (request.Headers.Origin is [{ Length: > 0 } origin] && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsLoopback(uri.Host)))
            throw new ControlException(403, $"Pages of '{origin}' may not use the control interface.");
        if (HttpMethods.IsPost(request.Method) && !request.HasJsonContentType())
            throw new ControlException(415, "The body must be of type application/json.");
    }

    /// <summary>Keeps an answer from being embedded by others or taken for another type than it says.</summary>
    public static void Seal(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
