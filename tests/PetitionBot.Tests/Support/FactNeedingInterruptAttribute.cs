using System.Globalization;

namespace PetitionBot.Tests.Support;

/// <summary>
/// A fact that interrupts a program (SIGINT). What a script starts in its background ignores that signal for good, its
/// children too: there the test shows as skipped with that reason.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactNeedingInterruptAttribute : FactAttribute
{
    private const ulong Interrupt = 1UL << (2 - 1);

    public FactNeedingInterruptAttribute()
    {
        if (IsIgnored()) Skip = "SIGINT is ignored in this process, as in whatever a script starts in its background";
    }

    private static bool IsIgnored()
    {
        const string status = "/proc/self/status";
        if (!File.Exists(status)) return OperatingSystem.IsWindows();
        var line = File.ReadLines(status).First(one => one.StartsWith("SigIgn:", StringComparison.Ordinal));
        return (ulong.Parse(line.AsSpan("SigIgn:".Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }
}
