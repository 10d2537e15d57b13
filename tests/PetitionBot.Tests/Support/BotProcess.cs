using System.Collections.Concurrent;
using System.Diagnostics;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Support;

/// <summary>The real program as a process of its own, which can be killed.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;

    private BotProcess(Process process) => _process = process;

    public string Output => string.Join('\n', _output);

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the bot against this server, with its book in this folder.</summary>
    public static BotProcess Start(BotApiServer server, TestFolder folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PetitionBot.dll")])
        {
            WorkingDirectory = folder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Telegram__Token"] = server.World.Bot.Token,
                ["Telegram__ApiUrl"] = server.Url.ToString(),
                ["Privacy__Sealing"] = "off",
            },
        };
        var bot = new BotProcess(new Process { StartInfo = start });
        bot._process.OutputDataReceived += (_, line) => bot._output.Enqueue(line.Data ?? "");
        bot._process.ErrorDataReceived += (_, line) => bot._output.Enqueue(line.Data ?? "");
        bot._process.Start();
        bot._process.BeginOutputReadLine();
        bot._process.BeginErrorReadLine();
        return bot;
    }

    /// <summary>kill -9: nothing in the process gets to run any more.</summary>
    public void Kill()
    {
        if (_process.HasExited) return;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
