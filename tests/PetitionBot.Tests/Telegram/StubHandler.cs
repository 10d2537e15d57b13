using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace PetitionBot.Tests.Telegram;

/// <summary>Answers in place of a network and counts what is asked.</summary>
internal sealed class StubHandler(Func<string, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> _methods = new();

    public int Count(string method) => _methods.Count(asked => asked == method);

    public static HttpResponseMessage Json(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(int status, string description) =>
        Json(status, $$"""{"ok":false,"error_code":{{status}},"description":"{{description}}"}""");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var method = request.RequestUri!.Segments[^1];
        _methods.Enqueue(method);
        return answer(method, cancellationToken);
    }
}
