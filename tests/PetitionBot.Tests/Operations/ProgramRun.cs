using System.Collections.Concurrent;
using System.Diagnostics;

namespace PetitionBot.Tests.Operations;

/// <summary>The real program in a process of its own, with an environment of the test's.</summary>
internal sealed class ProgramRun : IAsyncDisposable
{
    private static readonly string[] Inherited = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR", "SystemRoot", "TEMP"];

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private ProgramRun(Process process) => _process = process;

    /// <summary>The program's own file.</summary>
    public static string Dll => Path.Combine(AppContext.BaseDirectory, "PetitionBot.dll");

    public string Output => string.Join('\n', _output);

    public static ProgramRun Start(string folder, string verb, params (string Key, string Value)[] environment) =>
        Start(folder, verb.Length > 0 ? [verb] : [], environment);

    public static ProgramRun Start(string folder, IReadOnlyList<string> arguments, params (string Key, string Value)[] environment) =>
        Start("dotnet", [Dll, .. arguments], folder, environment);

    /// <summary>The program on a disk that is full: no file may grow beyond so many blocks of 512 bytes.</summary>
    public static ProgramRun Limited(string folder, long blocks, IReadOnlyList<string> arguments, params (string Key, string Value)[] environment)
    {
        // The runtime itself maps a file that is larger, unless told not to. The signal is ignored, so that writing fails.
        string[] shell = ["-c", $"trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"", "sh", "dotnet", Dll];
        return Start("sh", [.. shell, .. arguments], folder, [.. environment, ("DOTNET_EnableWriteXorExecute", "0"), ("DOTNET_EnableDiagnostics", "0")]);
    }

    /// <summary>Runs another program, which may run this one in turn, with a standard input of the test's.</summary>
    public static ProgramRun Start(string program, IReadOnlyList<string> arguments, string folder, (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Except(Inherited).ToList()) start.Environment.Remove(name);
        foreach (var (key, value) in environment) start.Environment[key] = value;
        var run = new ProgramRun(new Process { StartInfo = start });
        run._process.OutputDataReceived += (_, line) => run._output.Enqueue(line.Data ?? "");
        run._process.ErrorDataReceived += (_, line) => run._output.Enqueue(line.Data ?? "");
        run._process.Start();
        run._process.BeginOutputReadLine();
        run._process.BeginErrorReadLine();
        return run;
    }

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Types a line.</summary>
    public async Task TypeAsync(string line)
    {
        await _process.StandardInput.WriteAsync(line + "\n");
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Stops it as a service manager does, and returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var terminate = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        return await EndAsync();
    }

    /// <summary>Waits until a line of the output holds this text, and returns the line.</summary>
    public async Task<string> SeeAsync(string text)
    {
        for (var i = 0; i < 1200; i++)
        {
            if (_output.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found) return found;
            Assert.False(_process.HasExited, Output);
            await Task.Delay(50);
        }

        throw new TimeoutException(Output);
    }

    /// <summary>kill -9, where it still runs.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
