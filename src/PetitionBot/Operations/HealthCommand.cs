using System.Net;

namespace PetitionBot.Operations;

/// <summary>Asks the running bot how it is: for images and service managers that have no HTTP client of their own.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Asks, and says one line.</summary>
    /// <param name="isReadyAsked">Whether it has to serve people, not only to run.</param>
    /// <param name="stopping">Gives up.</param>
    /// <returns>0 when the bot is as asked, 1 otherwise.</returns>
    public static async Task<int> RunAsync(bool isReadyAsked, CancellationToken stopping)
    {
        try
        {
            var (isFine, line) = await AskAsync(SettingsReader.Read(Configuration.Load()), isReadyAsked ? "ready" : "live", stopping);
            await (isFine ? Console.Out : Console.Error).WriteLineAsync(line);
            return isFine ? 0 : 1;
        }
        catch (StartException e)
        {
            await Console.Error.WriteLineAsync(string.Join("; ", e.Problems));
            return 1;
        }
    }

    private static async Task<(bool IsFine, string Line)> AskAsync(Settings settings, string what, CancellationToken stopping)
    {
        if (settings.OperationsUrl is not { Port: > 0 } url)
            return (false, "Operations:Url names no port to ask at: set the running bot's, such as http://127.0.0.1:9090");
        // Not through a proxy of the environment: it is this machine that is asked.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(Reachable(url), $"/health/{what}"), stopping);
            var text = (await answer.Content.ReadAsStringAsync(stopping)).Trim().ReplaceLineEndings("; ");
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => (true, what),
                HttpStatusCode.ServiceUnavailable => (false, $"not {what}: {text}"),
                _ => (false, $"not {what}: what answers at Operations:Url is not this bot"),
            };
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return (false, $"not {what}: nothing answers at Operations:Url");
        }
    }

    // "Every address" is one to listen at, not one to ask.
    private static Uri Reachable(Uri url) => IPAddress.TryParse(url.DnsSafeHost, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))
        ? new UriBuilder(url) { Host = "127.0.0.1" }.Uri
        : url;
}
