using System.Diagnostics;
using System.Text;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Faults;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations.Metering;

/// <summary>The numbers on their way to a collector: only where one is set, and nothing but the bot's own.</summary>
public sealed class OtlpTests
{
    private const string Name = "Шолпан Необыкновенная";

    [Fact]
    public async Task A_collector_that_is_set_gets_the_numbers_and_nothing_of_a_signer()
    {
        await using var collector = await Collector.StartAsync();
        string token;
        await using (var bot = await RunningBot.StartAsync(settings: ("Operations:Otlp", collector.Url)))
        {
            token = bot.World.Bot.Token;
            await bot.World.AddPerson("Эсмеральда", "en", id: 7_123_456_789).OpenChat().SignSlowlyAsync(Phrases.In(Language.English), Name);
            await bot.QuietAsync();
        }

        var (path, type, body) = Assert.Single(collector.Got);
        Assert.Equal(("/v1/metrics", "application/x-protobuf"), (path, type));
        foreach (var told in new[] { "PetitionBot", "petitionbot.sends", "sendMessage", "petitionbot.commit.duration", "petitionbot.signatures", "fair-elections" })
            Assert.Contains(told, body, StringComparison.Ordinal);
        foreach (var secret in new[] { token, token.Split(':')[1], Name, "Необыкновенная", "Эсмеральда", "7123456789", "http.client", "server.address", "127.0.0.1", Environment.MachineName })
            Assert.DoesNotContain(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret)), body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_that_hangs_or_is_away_holds_up_no_stop()
    {
        await using var collector = await Collector.StartAsync(hangs: true);
        foreach (var url in new[] { collector.Url, "http://127.0.0.1:1" })
        {
            var bot = await RunningBot.StartAsync(settings: ("Operations:Otlp", url));
            await bot.QuietAsync();
            var watch = Stopwatch.StartNew();
            await bot.StopHostAsync();
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
            await bot.StartHostAsync();
            await bot.DisposeAsync();
        }
    }
}
