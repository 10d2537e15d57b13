namespace PetitionBot.Operations;

/// <summary>Runs every bot of the book: its courier and its pump. Stops the program when no bot can go on.</summary>
internal sealed class BotService(BotLine[] lines, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(lines.Select(line => RunAsync(line, stoppingToken)));
        if (stoppingToken.IsCancellationRequested) return;
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    private static async Task RunAsync(BotLine line, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task naming = Task.CompletedTask, carrying = Task.CompletedTask;
        try
        {
            if (!await line.Name.RecallAndAskAsync(stopping)) naming = line.Name.KeepAskingAsync(ending.Token);
            await line.Courier.LoadAsync(stopping);
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
            await Task.WhenAll(naming.ContinueWith(_ => { }, TaskScheduler.Default), carrying);
            line.Client.Dispose();
        }
    }
}
