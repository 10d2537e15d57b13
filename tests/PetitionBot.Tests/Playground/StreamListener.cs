using System.Text.Json;

namespace PetitionBot.Tests.Playground;

/// <summary>Listens to the stream as the page does.</summary>
internal sealed class StreamListener : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _ended = new(TimeSpan.FromSeconds(60));
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private StreamListener(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _lines = new StreamReader(stream);
    }

    public static async Task<StreamListener> OpenAsync(HttpClient http)
    {
        var response = await http.GetAsync(new Uri("/playground/api/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        return new StreamListener(response, await response.Content.ReadAsStreamAsync());
    }

    public void Dispose()
    {
        _ended.Cancel();
        _lines.Dispose();
        _response.Dispose();
        _ended.Dispose();
    }

    /// <summary>The next event, whatever it is; null when the line has ended.</summary>
    public async Task<(string Name, JsonElement Data)?> NextAsync()
    {
        if (await LineAsync() is not { } name)
            return null;
        var data = JsonDocument.Parse((await LineAsync())!["data: ".Length..]).RootElement;
        Assert.Equal("", await LineAsync());
        return (name["event: ".Length..], data);
    }

    /// <summary>The next event with a name; others in between are passed over.</summary>
    public async Task<JsonElement> NextAsync(string name)
    {
        while (true)
        {
            var (found, data) = await NextAsync() ?? throw new InvalidOperationException("The stream has ended.");
            if (found == name)
                return data;
        }
    }

    private async Task<string?> LineAsync() => await _lines.ReadLineAsync(_ended.Token).AsTask().WaitAsync(Patience);
}
