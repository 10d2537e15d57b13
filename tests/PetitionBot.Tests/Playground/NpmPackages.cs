using System.ComponentModel;
using System.Diagnostics;

namespace PetitionBot.Tests.Playground;

/// <summary>The packages that npm/package-lock.json names, installed by the machine's own npm.</summary>
internal static class NpmPackages
{
    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "Playground", "npm");

    /// <summary>Why the packages can't be had on this machine; null when they can.</summary>
    public static Lazy<string?> Missing { get; } = new(FindMissing);

    public static void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Source))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    public static async Task InstallAsync(string folder, TimeSpan patience)
    {
        var (code, output) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder, patience);
        if (code != 0)
            throw new InvalidOperationException("npm ci failed: " + output);
    }

    private static string? FindMissing()
    {
        var folder = Directory.CreateTempSubdirectory("emulator-npm-").FullName;
        try
        {
            CopyTo(folder);
            RunAsync("node", ["--version"], folder, TimeSpan.FromSeconds(20)).GetAwaiter().GetResult();
            InstallAsync(folder, TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
            return null;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or TimeoutException)
        {
            return "node, npm or the package grammy is not to be had here: " + error.Message.Split('\n')[0];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, IReadOnlyList<string> arguments, string folder, TimeSpan patience)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
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
