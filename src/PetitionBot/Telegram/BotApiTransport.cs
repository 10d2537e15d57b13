using System.Net;

namespace PetitionBot.Telegram;

/// <summary>
/// Carries requests to one bot's addresses. The address of every request holds the token, so nothing here may be seen: no
/// HttpClient (it logs addresses), no activities, no redirects, and no exception of the HTTP stack gets out.
/// </summary>
internal sealed class BotApiTransport : DelegatingHandler
{
    /// <summary>What errors call the fetching of a file, which is no method of the Bot API.</summary>
    public const string Download = "download";

    private const long LargestAnswer = 32 << 20;

    private readonly BotToken _token;
    private readonly Uri _baseUrl;

    /// <summary>Talks through a handler; disposes of it in the end.</summary>
    public BotApiTransport(BotToken token, Uri baseUrl, HttpMessageHandler handler)
        : base(handler)
    {
        _token = token;
        _baseUrl = baseUrl;
    }

    /// <summary>The handler for the real network.</summary>
    /// <param name="proxy">An HTTP or SOCKS proxy, with user and password in it if it needs them; null for none, whatever the environment says.</param>
    public static SocketsHttpHandler Network(Uri? proxy) => new()
    {
        // The address of api.telegram.org may change while the bot runs for months.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = proxy is not null,
        Proxy = proxy is null ? null : Through(proxy),
        // Without a propagator the handler makes no activities, whose url.full would hold the token.
        ActivityHeadersPropagator = null,
        // What is left of an answer that is too large is not read either, not even to keep the connection.
        MaxResponseDrainSize = 0,
    };

    /// <summary>Posts a request and reads the whole answer, whatever its status.</summary>
    /// <param name="method">The method called.</param>
    /// <param name="body">The parameters; belongs to this request from here on.</param>
    /// <param name="cancellation">Breaks the request off.</param>
    /// <exception cref="BotApiException">Unavailable: no connection, or it broke. TooLarge: the answer has more than 32 MB.</exception>
    public async Task<(int Status, byte[] Body)> PostAsync(string method, HttpContent body, CancellationToken cancellation)
    {
        var (status, bytes, _) = await AskAsync(method, HttpMethod.Post, _token.Address(_baseUrl, method), body, LargestAnswer, cancellation);
        return (status, bytes);
    }

    /// <summary>Fetches a file and reads the whole answer, whatever its status.</summary>
    /// <param name="path">Where the server says that it is.</param>
    /// <param name="most">How many bytes are taken at most, whatever length the answer says it has.</param>
    /// <param name="cancellation">Breaks the request off.</param>
    /// <exception cref="BotApiException">Rejected: the path is none. TooLarge. Unavailable: no connection, or it broke.</exception>
    public Task<(int Status, byte[] Body, bool IsPage)> GetAsync(string path, int most, CancellationToken cancellation) =>
        _token.FileAddress(_baseUrl, path) is { } address
            ? AskAsync(Download, HttpMethod.Get, address, null, most, cancellation)
            : throw new BotApiException(Download, new BotApiError.Rejected(), "the server names no usable path");

    private async Task<(int Status, byte[] Body, bool IsPage)> AskAsync(
        string method, HttpMethod verb, Uri address, HttpContent? body, long most, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(verb, address);
            request.Content = body;
            // Not through HttpMessageInvoker: its event source "System.Net.Http" tells listeners the path of every request.
            using var response = await SendAsync(request, cancellation);
            await response.Content.LoadIntoBufferAsync(most, cancellation);
            var isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
            return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation), isPage);
        }
        catch (OperationCanceledException)
        {
            // Thrown anew, so that nothing of the HTTP stack hangs on it.
            cancellation.ThrowIfCancellationRequested();
            throw BotApiException.Unavailable(method, "no connection in time");
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new BotApiException(method, new BotApiError.TooLarge(), $"the answer has more than {most} bytes");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // A call that is given up may end as a broken connection first.
            cancellation.ThrowIfCancellationRequested();
            throw BotApiException.Unavailable(method, Reason(e));
        }
    }

    private static WebProxy Through(Uri proxy)
    {
        var parts = proxy.UserInfo.Split(':', 2);
        return new WebProxy(proxy)
        {
            Credentials = proxy.UserInfo.Length == 0
                ? null
                : new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length < 2 ? "" : Uri.UnescapeDataString(parts[1])),
        };
    }

    // Only names out of closed lists: the message of the exception may hold anything.
    private static string Reason(Exception e) => e switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => $"the connection failed ({error})",
        HttpIOException { HttpRequestError: var error } => $"the connection failed ({error})",
        _ => "the connection broke",
    };
}
