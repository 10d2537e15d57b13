using System.Collections.Concurrent;
using System.Diagnostics;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Support;

/// <summary>The real program as a process of its own, so that it can be killed like one.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BotProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _serving.TrySetException(new InvalidOperationException($"The bot ended:\n{Output}"));
    }

    /// <summary>Everything that it wrote, to either stream.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Starts the bot on a folder's book.</summary>
    public static BotProcess Start(BotApiServer server, TestFolder folder, params (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "PetitionBot.dll")])
        {
            WorkingDirectory = folder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Telegram__Token"] = server.World.Bot.Token;
        start.Environment["Telegram__ApiUrl"] = server.Url.ToString();
        start.Environment["Privacy__OrganizerKeys"] = TestKey.WriteCertificate(Path.Combine(folder.Root, "keys"));
        start.Environment["Privacy__SecretFile"] = Path.Combine(folder.Root, "secret", "server.key");
        start.Environment["Log__Key"] = Path.Combine(folder.Root, "secret", "log.key");
        start.Environment["Storage__Path"] = Path.Combine(folder.Root, "data", "petition.db");
        start.Environment["Petitions__Folder"] = folder.Petitions;
        // Most of its life is its start.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (key, value) in environment) start.Environment[key] = value;
        var started = new BotProcess(new Process { StartInfo = start });
        started._process.Start();
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Waits until it says that it serves.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the text holds all that it wrote.</exception>
    public Task ServesAsync() => _serving.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it as a service manager does, and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        Signal("TERM");
        return await ExitAsync();
    }

    /// <summary>Sends a signal and does not wait.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it ends by itself, and returns its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        try
        {
            _process.Kill();
            _process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }

        _ = _serving.Task.Exception;
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        if (line.Contains("serves as @", StringComparison.Ordinal)) _serving.TrySetResult();
    }
}
