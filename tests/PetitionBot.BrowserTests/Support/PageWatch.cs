using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PetitionBot.BrowserTests.Support;

/// <summary>Notes everything that a sound page never does: errors, and requests that leave the machine.</summary>
internal sealed class PageWatch
{
    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly string? _onlyFile;
    private volatile bool _serverIsAway;

    /// <param name="context">The window.</param>
    /// <param name="onlyFile">For a page that works from the disk: the one address that may be asked for.</param>
    public PageWatch(IBrowserContext context, string? onlyFile = null)
    {
        _onlyFile = onlyFile;
        context.Console += (_, message) => NoteConsole(message);
        context.WebError += (_, error) => _troubles.Enqueue($"uncaught: {error.Error}");
        context.Request += (_, request) => NoteAddress(request.Url);
        context.Page += (_, page) => page.WebSocket += (_, socket) => NoteAddress(socket.Url);
    }

    /// <summary>While the server is away on purpose, the browser itself writes that it cannot be reached; nothing else is forgiven.</summary>
    public async Task WhileServerIsAwayAsync(Func<Task> scene)
    {
        _serverIsAway = true;
        try
        {
            await scene();
        }
        finally
        {
            _serverIsAway = false;
        }
    }

    /// <summary>Fails when anything was noted.</summary>
    public void AssertQuiet() => Assert.True(_troubles.IsEmpty, ToString());

    /// <inheritdoc/>
    public override string ToString() => _troubles.IsEmpty ? "The page had no errors." : string.Join('\n', _troubles);

    private void NoteConsole(IConsoleMessage message)
    {
        if (message.Type != "error") return;
        if (_serverIsAway && message.Text.StartsWith("Failed to load resource: net::ERR_", StringComparison.Ordinal)) return;
        _troubles.Enqueue($"console: {message.Text} ({message.Location})");
    }

    private void NoteAddress(string url)
    {
        var address = new Uri(url);
        if (_onlyFile is not null && url != _onlyFile) _troubles.Enqueue($"a request of a page that asks for nothing: {url}");
        if (url == _onlyFile) return;
        if (address.Scheme is "data" or "blob" or "about" || address.Host == "127.0.0.1") return;
        _troubles.Enqueue($"a request that leaves the machine: {url}");
    }
}
