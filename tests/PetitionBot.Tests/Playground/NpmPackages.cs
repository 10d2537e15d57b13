using System.ComponentModel;
using System.Diagnostics;

namespace PetitionBot.Tests.Playground;

/// <summary>The packages that npm/package-lock.json names, installed by the machine's own npm.</summary>
internal static class NpmPackages
{
    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "Playground", "npm");

    /// <summary>Why the packages can't be had on this machine; null when they can.</summary>
    public static Lazy<string?> Missing { get; } = new(FindMissing);

    /// <summary>The folder that holds the script and its packages: part of the build's output.</summary>
    public static string Folder => Source;

    private static string? FindMissing()
    {
        try
        {
            var patience = TimeSpan.FromSeconds(60);
            Require(RunAsync("node", ["--version"], patience));
            if (!IsInstalled())
                Require(RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0"], patience));
            return null;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or TimeoutException)
        {
            return "node, npm or the package grammy is not to be had here: " + error.Message.Split('\n')[0];
        }
    }

    // npm writes this list at the end of an installation: a newer lock file asks for another one.
    private static bool IsInstalled()
    {
        var list = new FileInfo(Path.Combine(Source, "node_modules", ".package-lock.json"));
        return list.Exists && list.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Source, "package-lock.json"));
    }

    private static void Require(Task<(int Code, string Output)> run)
    {
        var (code, output) = run.GetAwaiter().GetResult();
        if (code != 0)
            throw new InvalidOperationException(output.Trim());
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, IReadOnlyList<string> arguments, TimeSpan patience)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Source, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return (process.ExitCode, string.Join('\n', await output));
    }
}
