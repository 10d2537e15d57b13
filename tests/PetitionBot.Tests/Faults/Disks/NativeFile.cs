using System.Runtime.InteropServices;

namespace PetitionBot.Tests.Faults.Disks;

/// <summary>sqlite3_file as the tests lay it out: what SQLite wants, whose file it is, and behind that the system's own file.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeFile
{
    public NativeMethods* Methods;
    public nint Handle;

    public static NativeFile* InnerOf(NativeFile* file) => file + 1;
}
