using System.Runtime.InteropServices;
using System.Text;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// Makes a rename last: on Unix a new name is safe from a power cut only after fsync of its folder, which .NET does
/// not offer. On Windows the file system's journal does it.
/// </summary>
internal static class FolderSync
{
    private const int ReadOnly = 0;

    /// <exception cref="IOException">The system refused.</exception>
    internal static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (descriptor < 0) throw Refused("opened", folder);
        try
        {
            if (fsync(descriptor) < 0) throw Refused("flushed to the disk", folder);
        }
        finally
        {
            _ = close(descriptor);
        }
    }

    private static IOException Refused(string what, string folder) =>
        new($"the folder '{folder}' cannot be {what}: {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fsync(int descriptor);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int descriptor);
}
