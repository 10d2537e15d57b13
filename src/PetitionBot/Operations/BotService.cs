using PetitionBot.Core.Delivery;

namespace PetitionBot.Operations;

/// <summary>Runs every bot of the book: its courier and its pump. Stops the program when no bot can go on.</summary>
internal sealed class BotService(BotLine[] lines, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<BotService> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(lines.Select(line => RunAsync(line, stoppingToken)));
        if (stoppingToken.IsCancellationRequested) return;
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    private async Task RunAsync(BotLine line, CancellationToken stopping)
    {
        using var carrying = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task courier = Task.CompletedTask;
        try
        {
            if (await WhoAmIAsync(line, stopping) is not { } bot) return;
            log.LogInformation("bot {Bot} serves as @{Username}", bot.Id, bot.Username);
            await line.Courier.LoadAsync(stopping);
            courier = line.Courier.RunAsync(carrying.Token);
            await line.Pump.RunAsync(bot, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The ordinary end. What is under way is finished by the courier below.
        }
        finally
        {
            await carrying.CancelAsync();
            await courier;
            line.Client.Dispose();
        }
    }

    private async Task<BotIdentity?> WhoAmIAsync(BotLine line, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return await line.Source.WhoAmIAsync(stopping);
            }
            catch (UpdateSourceException e) when (e.IsRevoked)
            {
                log.LogCritical("{Token}: Telegram does not know this token. Get one from BotFather and put it into Telegram:Token", line.Token);
                return null;
            }
            catch (UpdateSourceException e)
            {
                log.LogWarning("{Token}: Telegram cannot be reached: {Reason}", line.Token, e.Message);
                await Task.Delay(Pause, time, stopping);
            }
        }
    }
}
