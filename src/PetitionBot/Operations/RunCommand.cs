using Microsoft.Extensions.Logging.Console;
using PetitionBot.Core.Delivery;
using PetitionBot.Playground;

namespace PetitionBot.Operations;

/// <summary>Starts the bot and serves until it is stopped.</summary>
internal static class RunCommand
{
    /// <returns>0 after an ordinary stop, 1 when the bot could not start or no bot could go on.</returns>
    public static async Task<int> RunAsync(CancellationToken stopping)
    {
        try
        {
            var configuration = Configuration.Load();
            using var host = await BotHost.BuildAsync(configuration, TimeProvider.System, new CourierLimits(), logging =>
            {
                logging.AddConfiguration(configuration.GetSection("Logging"));
                // Before the console, so that Logging:Console:FormatterOptions has the last word.
                logging.Services.Configure<SimpleConsoleFormatterOptions>(options => options.SingleLine = true);
                logging.AddConsole();
            });
            var life = host.Services.GetRequiredService<IHostApplicationLifetime>();
            life.ApplicationStarted.Register(() => ServiceManager.Tell(ServiceManager.Ready));
            life.ApplicationStopping.Register(() => ServiceManager.Tell(ServiceManager.Stopping));
            if (host.Services.GetService<BotApiServer>() is { } playground) Greet(playground.Url);
            await host.RunAsync(stopping);
            return Environment.ExitCode;
        }
        catch (StartException e)
        {
            foreach (var problem in e.Problems) await Console.Error.WriteLineAsync(problem);
            return 1;
        }
    }

    private static void Greet(Uri url)
    {
        Console.WriteLine(
            $"""
            No token is set, so this is the playground: everything stays on this machine.

              Open in a browser:  {url}

            For real signatures set Telegram__Token to a token from BotFather.
            """);
    }
}
