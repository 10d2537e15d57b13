using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PetitionBot.Tests.Telegram;

/// <summary>A server of a few bytes, so that nothing in this process but the client sees the paths of requests.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<string, string?> _answer;
    private readonly Task _accepting;

    /// <param name="answer">From the first line of a request to the whole answer, or null to break the connection off.</param>
    public RawServer(Func<string, string?> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public static string Answer(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} Said\r\nConnection: close\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        // Only then: a listener that is stopped between two calls refuses the second one in words of its own.
        await _accepting;
        _listener.Stop();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                await ServeAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            var text = "";
            while (!IsWhole(text))
            {
                var read = await stream.ReadAsync(buffer, _stopping.Token);
                // What is no HTTP, such as the first bytes of TLS, is hung up on.
                if (read == 0 || buffer[0] < ' ') return;
                text += Encoding.UTF8.GetString(buffer, 0, read);
            }

            if (_answer(text[..text.IndexOf('\r')]) is { } answer) await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), _stopping.Token);
        }
        catch (IOException)
        {
            // The client went away.
        }
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        var length = System.Text.RegularExpressions.Regex.Match(text, @"Content-Length: (\d+)", System.Text.RegularExpressions.RegexOptions.IgnoreCase);
        return !length.Success || text.Length - end - 4 >= int.Parse(length.Groups[1].ValueSpan, null);
    }
}
