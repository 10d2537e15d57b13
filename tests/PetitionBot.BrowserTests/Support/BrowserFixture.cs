using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using PetitionBot.Tests.Support;

namespace PetitionBot.BrowserTests.Support;

/// <summary>One browser for all tests; each test gets a program and a window of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const float Patience = 15_000;

    // It is a visitor of 127.0.0.1 and must reach nothing else: neither pages nor what browsers fetch by themselves.
    private static readonly string[] Flags =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null) return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Headless = true,
            // Chromium refuses its sandbox to root; everybody else has it.
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
            Args = Flags,
        });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Plays a scene in a fresh window at a fresh program. A failure leaves a screenshot in TestResults.</summary>
    internal async Task PlayAsync(Look look, Func<Stage, Task> scene, [CallerMemberName] string name = "")
    {
        await using var program = await PlaygroundProgram.StartAsync();
        await WatchAsync(look, null, (page, watch) => scene(new Stage(program, page, watch)), name, () => $"\nThe program:\n{program.Output}");
    }

    /// <summary>Opens a page from the disk in a fresh window; nothing but this one file may be asked for.</summary>
    internal Task OpenAsync(Look look, string file, Func<IPage, Task> scene, [CallerMemberName] string name = "")
    {
        var address = new Uri(file).AbsoluteUri;
        return WatchAsync(look, address, async (page, _) =>
        {
            await page.GotoAsync(address);
            await scene(page);
        }, name, () => "");
    }

    private async Task WatchAsync(Look look, string? onlyFile, Func<IPage, PageWatch, Task> scene, string name, Func<string> also)
    {
        await using var context = await _browser!.NewContextAsync(look.Options);
        context.SetDefaultTimeout(Patience);
        var watch = new PageWatch(context, onlyFile);
        var page = await context.NewPageAsync();
        try
        {
            await scene(page, watch);
            watch.AssertQuiet();
        }
        catch (Exception e)
        {
            var picture = RepositoryFile.PathOf($"TestResults/{name}-{look.Width}-{look.Colours}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = picture });
            throw new InvalidOperationException($"{e.Message}\nThe page: {picture}\n{watch}{also()}", e);
        }
    }
}
