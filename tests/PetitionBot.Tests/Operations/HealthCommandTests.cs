using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>The verb by which an image with no tools in it checks its bot.</summary>
public sealed partial class HealthCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_asks_the_running_bot_whatever_the_environment_says_of_web_servers_and_proxies()
    {
        (string, string)[] environment =
        [
            ("Playground__Url", "http://127.0.0.1:0"), ("Operations__Url", "http://127.0.0.1:0"),
            ("ASPNETCORE_URLS", "http://127.0.0.1:1"), ("ASPNETCORE_HTTP_PORTS", "2"),
        ];
        await using var bot = ProgramRun.Start(_folder.Root, "", environment);
        var address = Address().Match(await bot.SeeAsync("health is told at ")).Value;
        await bot.SeeAsync("serves as @");
        Assert.Equal((0, "live"), await AskAsync(address));
        Assert.Equal((0, "ready"), await AskAsync(address, "--ready"));

        Assert.Equal(0, await bot.StopAsync());
        Assert.Equal((1, "not live: nothing answers at Operations:Url"), await AskAsync(address));
    }

    [Fact]
    public async Task A_bot_that_lives_and_is_not_ready_is_told_apart()
    {
        await using var bot = await RunningBot.StartAsync(
            settings: [("Operations:Url", "http://127.0.0.1:0"), ("Telegram:ApiUrl", $"http://127.0.0.1:{FreePort()}")]);
        var address = Address().Match(bot.Log.All[bot.Log.All.IndexOf("health is told", StringComparison.Ordinal)..]).Value;
        Assert.Equal((0, "live"), await AskAsync(address));
        var (code, line) = await AskAsync(address, "--ready");
        Assert.Equal(1, code);
        Assert.StartsWith($"not ready: bot {bot.World.Bot.Id}: no updates", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_else_at_the_address_is_no_health()
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        Assert.Equal((1, "not live: what answers at Operations:Url is not this bot"), await AskAsync(server.Url.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://127.0.0.1:0")]
    public async Task Without_a_port_to_ask_at_it_says_so(string address)
    {
        var (code, line) = await AskAsync(address);
        Assert.Equal(1, code);
        Assert.StartsWith("Operations:Url names no port to ask at", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_whose_address_is_taken_ends_with_1_and_the_settings_name()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var bot = ProgramRun.Start(
            _folder.Root, "", ("Playground__Url", "http://127.0.0.1:0"), ("Operations__Url", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"));
        Assert.Equal(1, await bot.EndAsync());
        Assert.Contains("Operations:Url http://127.0.0.1:", bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9][0-9]*")]
    private static partial Regex Address();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<(int Code, string Line)> AskAsync(string address, params string[] options)
    {
        await using var run = ProgramRun.Start(_folder.Root, ["health", .. options], ("Operations__Url", address), ("http_proxy", "http://127.0.0.1:1"));
        var code = await run.EndAsync();
        return (code, run.Output.Trim());
    }
}
