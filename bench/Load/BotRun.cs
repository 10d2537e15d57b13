using System.Diagnostics;
using System.Globalization;
using PetitionBot.Core.Privacy;
using PetitionBot.Playground;

namespace PetitionBot.Bench.Load;

/// <summary>The real program in a process of its own, on a book of its own, with what it costs.</summary>
internal sealed class BotRun : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Uri _operations;
    private readonly TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BotRun(Process process, Uri operations) => (_process, _operations) = (process, operations);

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory in use, in MB: now, and the most ever.</summary>
    public (double Now, double Most) Memory
    {
        get
        {
            _process.Refresh();
            return (_process.WorkingSet64 / 1e6, _process.PeakWorkingSet64 / 1e6);
        }
    }

    /// <summary>Bytes sent to the disk so far, as Linux counts them; null elsewhere.</summary>
    public long? Written => File.Exists($"/proc/{_process.Id}/io")
        ? File.ReadLines($"/proc/{_process.Id}/io").Where(line => line.StartsWith("write_bytes:", StringComparison.Ordinal))
            .Select(line => long.Parse(line["write_bytes:".Length..], CultureInfo.InvariantCulture)).First()
        : null;

    public static async Task<BotRun> StartAsync(BotApiServer server, string folder)
    {
        var operations = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "PetitionBot.dll")])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var key = OrganizerKey.Create("bench");
        var certificate = Path.Combine(folder, "bench.cert.pem");
        await File.WriteAllTextAsync(certificate, key.CertificatePem);
        start.Environment["Telegram__Token"] = server.World.Bot.Token;
        start.Environment["Telegram__ApiUrl"] = server.Url.ToString();
        start.Environment["Privacy__OrganizerKeys"] = certificate;
        start.Environment["Operations__Url"] = operations.ToString();
        var run = new BotRun(new Process { StartInfo = start }, operations);
        run._process.OutputDataReceived += (_, line) => run.Read(line.Data);
        run._process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        run._process.Start();
        run._process.BeginOutputReadLine();
        run._process.BeginErrorReadLine();
        await run._serving.Task.WaitAsync(TimeSpan.FromMinutes(2));
        return run;
    }

    /// <summary>The program's own metrics, in the text form of Prometheus.</summary>
    public async Task<string> MetricsAsync()
    {
        using var client = new HttpClient { BaseAddress = _operations };
        return await client.GetStringAsync("metrics");
    }

    public async ValueTask DisposeAsync()
    {
        using var terminate = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Read(string? line)
    {
        if (line?.Contains("serves as @", StringComparison.Ordinal) == true) _serving.TrySetResult();
        else if (line?.StartsWith("info:", StringComparison.Ordinal) == false) Console.Error.WriteLine(line);
    }
}
