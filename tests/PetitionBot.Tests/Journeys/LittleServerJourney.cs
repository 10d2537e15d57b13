using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Texts;
using PetitionBot.Operations;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

public sealed class LittleServerJourney
{
    [Theory]
    [InlineData(404, """{"ok":false,"error_code":404,"description":"Not Found"}""")]
    [InlineData(200, """{"ok":true,"result":null}""")]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: no such method here"}""")]
    [InlineData(200, "<html>hello</html>")]
    [InlineData(500, "")]
    public async Task A_signer_gets_through_on_a_server_that_knows_only_getUpdates_and_sendMessage(int status, string everythingElse)
    {
        await using var server = await LittleServer.StartAsync(status, everythingElse);
        using var folder = new TestFolder();
        folder.AddLaunchPetition();
        var settings = new Dictionary<string, string?>
        {
            ["Telegram:Token"] = "42:some-token",
            ["Telegram:ApiUrl"] = server.Url,
            ["Petitions:Folder"] = folder.Petitions,
            ["Storage:Path"] = Path.Combine(folder.Root, "data", "petition.db"),
            ["Privacy:SecretFile"] = Path.Combine(folder.Root, "secret", "server.key"),
            ["Log:Key"] = Path.Combine(folder.Root, "secret", "log.key"),
            ["Privacy:Sealing"] = "off",
        };
        using var host = await BotHost.BuildAsync(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), TimeProvider.System, new CourierLimits(), logging => logging.ClearProviders());
        await host.StartAsync();
        var say = Phrases.In(Language.English);
        var watch = Stopwatch.StartNew();

        server.Write("/start");
        await server.PressAsync(say.ReadButton);
        await server.PressAsync(say.WholeTextButton);
        await server.WaitForTextAsync(say.WholeTextFailed);
        server.Write("/start");
        await server.PressAsync(say.SignButton);
        await server.PressAsync(say.AgreeButton);
        await server.WaitForTextAsync(say.AskName);
        server.Write("Ann Lee");
        await server.PressAsync("Abai Region");
        await server.PressAsync(say.ConfirmButton);

        Assert.Contains("1", await server.WaitForTextAsync(say.SignedNow(1)), StringComparison.Ordinal);
        await host.StopAsync();
        Assert.Single(server.Sent, sent => ((string?)sent.Request["text"])!.Contains(say.SignedNow(1), StringComparison.Ordinal));
        // A server that answers at once is not asked without end.
        Assert.InRange(server.Polls, 1, (watch.Elapsed.TotalSeconds * 10) + 20);
    }
}
