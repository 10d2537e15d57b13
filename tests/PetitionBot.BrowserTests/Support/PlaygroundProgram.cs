using System.Text.RegularExpressions;
using PetitionBot.Tests.Operations;
using PetitionBot.Tests.Support;

namespace PetitionBot.BrowserTests.Support;

/// <summary>The real program without a token, in an empty folder of its own, as somebody starts it who tries it out.</summary>
internal sealed partial class PlaygroundProgram : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private ProgramRun _run;

    private PlaygroundProgram() => _run = Start("http://127.0.0.1:0");

    /// <summary>The printed address; the same after a restart.</summary>
    public Uri Url { get; private set; } = new("about:blank");

    /// <summary>Everything that it wrote since it was started last.</summary>
    public string Output => _run.Output;

    public static async Task<PlaygroundProgram> StartAsync()
    {
        var program = new PlaygroundProgram();
        try
        {
            program.Url = new Uri(Address().Match(await program._run.SeeAsync("http://127.0.0.1:")).Value);
            await program.ServesAsync();
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops it as Ctrl+C does. What was said in the playground is gone then; its book stays.</summary>
    public Task<int> StopAsync() => _run.StopAsync();

    /// <summary>Ends it at once, as a crash or a power cut does.</summary>
    public Task KillAsync() => _run.KillAsync();

    /// <summary>Starts it again in the same folder, at the same address.</summary>
    public async Task StartAgainAsync()
    {
        await _run.DisposeAsync();
        _run = Start(Url.ToString());
        await ServesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _run.DisposeAsync();
        _folder.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9][0-9]*/?")]
    private static partial Regex Address();

    private ProgramRun Start(string url) => ProgramRun.Start(_folder.Root, "", ("Playground__Url", url));

    private Task ServesAsync() => _run.SeeAsync("serves as @");
}
