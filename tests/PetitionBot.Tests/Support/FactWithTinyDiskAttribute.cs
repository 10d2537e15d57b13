using System.Diagnostics;

namespace PetitionBot.Tests.Support;

/// <summary>A fact that mounts a small file system of its own; where that is not allowed, the test shows as skipped with that reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithTinyDiskAttribute : FactAttribute
{
    private static readonly Lazy<string?> Refusal = new(Try);

    public FactWithTinyDiskAttribute() => Skip = Refusal.Value;

    /// <summary>Runs a program; returns what it said where it failed, null where it did not.</summary>
    public static string? Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"{program}: {said.Trim()}";
    }

    public static string? Mount(string folder, int megabytes) => Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder);

    public static string? Unmount(string folder) => Run("umount", "-l", folder);

    private static string? Try()
    {
        if (!OperatingSystem.IsLinux() || FactNeedingAttribute.Find("mount") is null) return "'mount' is not on PATH";
        if (!Environment.IsPrivilegedProcess) return "only root may mount a small file system";
        var folder = Directory.CreateTempSubdirectory("petitionbot-");
        try
        {
            return Mount(folder.FullName, 1) ?? Unmount(folder.FullName);
        }
        finally
        {
            folder.Delete();
        }
    }
}
