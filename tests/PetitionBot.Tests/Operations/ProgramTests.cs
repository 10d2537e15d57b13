using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>What somebody sees who starts the program.</summary>
public sealed partial class ProgramTests : IDisposable
{
    private const string Token = "123456:AbCdEf_very-secret";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_ends_with_0_and_names_the_petitions_when_all_is_well()
    {
        await using var run = ProgramRun.Start(_folder.Root, "check", ("Telegram__Token", Token), ("Privacy__Sealing", "off"));
        Assert.Equal(0, await run.EndAsync());
        Assert.Contains("petition fair-elections: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("8 demands", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Root, "data")), "check must not begin a book");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("run")]
    [InlineData("")]
    public async Task A_start_that_cannot_be_ends_with_1_and_every_reason(string verb)
    {
        await using var run = ProgramRun.Start(
            _folder.Root, verb, ("Telegram__Token", "very-secret"), ("Sharing__CreditInterval", "soon"));
        Assert.Equal(1, await run.EndAsync());
        Assert.Contains("Telegram:Token", run.Output, StringComparison.Ordinal);
        Assert.Contains("Sharing:CreditInterval is 'soon'", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DOTNET_RUNNING_IN_CONTAINER", "true")]
    [InlineData("INVOCATION_ID", "8c1d0e5f")]
    public async Task On_a_server_a_missing_token_ends_with_1(string variable, string value)
    {
        await using var run = ProgramRun.Start(_folder.Root, "", (variable, value), ("Playground__Url", "http://127.0.0.1:0"));
        Assert.Equal(1, await run.EndAsync());
        Assert.Contains("Telegram__Token", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Root, "playground")));
    }

    [Fact]
    public async Task Without_a_token_the_playground_serves_and_keeps_a_book_of_its_own()
    {
        var real = Path.Combine(_folder.Root, "data", "petition.db");
        await using var run = ProgramRun.Start(_folder.Root, "", ("Playground__Url", "http://127.0.0.1:0"), ("Storage__Path", real));
        var url = Address().Match(await run.SeeAsync("http://127.0.0.1:")).Value;
        Assert.NotEmpty(url);
        await run.SeeAsync("serves as @");

        using var http = new HttpClient { BaseAddress = new Uri(url) };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/playground/api/state")).StatusCode);
        Assert.True(File.Exists(Path.Combine(_folder.Root, "playground", "data", "petition.db")));
        Assert.True(File.Exists(Path.Combine(_folder.Root, "playground", "secret", "server.key")));
        Assert.False(File.Exists(real));
    }

    [Fact]
    public async Task In_the_playground_whoever_plays_decides_who_is_an_organizer()
    {
        // What is set for a real bot counts for nothing there.
        await using var run = ProgramRun.Start(_folder.Root, "", ("Playground__Url", "http://127.0.0.1:0"), ("Organizers", "6"));
        await run.SeeAsync("serves as @");
        using var http = new HttpClient { BaseAddress = new Uri(Address().Match(run.Output).Value + "/playground/api/") };
        foreach (var id in new[] { 5, 6 })
        {
            await http.PostAsJsonAsync("persons", new { first_name = "Ann", language_code = "en", id });
            await http.PostAsJsonAsync($"persons/{id}/start", new { });
        }

        await http.PostAsJsonAsync("persons/5/organizer", new { organizer = true });
        foreach (var id in new[] { 5, 6 }) await http.PostAsJsonAsync($"persons/{id}/send", new { text = "/stats" });

        var seen = await ChatAsync(http, 5, "Last 7");
        Assert.Contains("No signatures yet", seen, StringComparison.Ordinal);
        var unknown = await ChatAsync(http, 6, "I did not understand");
        Assert.DoesNotContain("Last 7", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_playground_whose_port_is_taken_says_so_and_ends_with_1()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taken = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        await using var run = ProgramRun.Start(_folder.Root, "", ("Playground__Url", taken));
        Assert.Equal(1, await run.EndAsync());
        Assert.Contains("Playground:Url", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
    }

    private static async Task<string> ChatAsync(HttpClient http, int person, string text)
    {
        var chat = "";
        for (var i = 0; i < 300 && !chat.Contains(text, StringComparison.Ordinal); i++)
        {
            await Task.Delay(50);
            chat = await http.GetStringAsync($"persons/{person}/chat");
        }

        Assert.Contains(text, chat, StringComparison.Ordinal);
        return chat;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9][0-9]*")]
    private static partial Regex Address();
}
