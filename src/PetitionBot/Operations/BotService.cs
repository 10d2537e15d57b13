using PetitionBot.Core.Storage;

namespace PetitionBot.Operations;

/// <summary>Runs every bot of the book: its courier and its pump. Stops the program when no bot can go on.</summary>
internal sealed class BotService(BotLine[] lines, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<BotService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

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
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task introducing = Task.CompletedTask, carrying = Task.CompletedTask;
        try
        {
            introducing = IntroduceAsync(line, await line.Name.RecallAndAskAsync(stopping), ending.Token);
            await LoadAsync(line, stopping);
            carrying = line.Courier.RunAsync(ending.Token);
            await line.Pump.RunAsync(() => line.Name.Known, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The ordinary end. What is under way is finished by the courier below.
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(introducing.ContinueWith(_ => { }, TaskScheduler.Default), carrying);
            line.Client.Dispose();
        }
    }

    // A disk that is in trouble at just this moment must not end the bot: its service manager would see a program that wanted to end.
    private async Task LoadAsync(BotLine line, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await line.Courier.LoadAsync(stopping);
                return;
            }
            catch (StoreException e)
            {
                log.LogError("bot {Bot}: what waits to be sent cannot be read, trying again: {Reason}. To do: docs/operating.md, \"The disk is full\"", line.Token.Id, e.Message);
                await Task.Delay(Pause, time, stopping);
            }
        }
    }

    // Beside the serving, which waits for none of this.
    private static async Task IntroduceAsync(BotLine line, bool isNamed, CancellationToken ending)
    {
        if (!isNamed) await line.Name.KeepAskingAsync(ending);
        await line.Setup.RunAsync(ending);
    }
}
