using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PetitionBot.Tests.Faults.Disks;

/// <summary>
/// SQLite's way to the disk for this whole process: the system's own, but for files in folders that a test watches.
/// A file of anybody else is opened as the system's own, and never comes here again.
/// </summary>
internal static unsafe class FaultVfs
{
    private const int CannotOpen = 14;
    private static readonly NativeVfs* Inner;

    static FaultVfs()
    {
        // The very library that the store uses, bound as the store binds it.
        SQLitePCL.Batteries_V2.Init();
        Inner = NativeVfs.Find(null);
        // For the life of the process: SQLite keeps the pointers.
        var own = (NativeVfs*)NativeMemory.Alloc((nuint)sizeof(NativeVfs));
        *own = *Inner;
        own->Version = Math.Min(Inner->Version, 3);
        own->FileSize = Inner->FileSize + sizeof(NativeFile);
        own->Name = (byte*)Marshal.StringToCoTaskMemUTF8("petitionbot-tests");
        own->Next = null;
        own->Open = &Open;
        own->Delete = &Delete;
        if (NativeVfs.Register(own, makeDefault: 1) != 0) throw new InvalidOperationException("SQLite takes no other way to the disk.");
    }

    /// <summary>Takes the way to the disk over, once; connections that are open stay as they are.</summary>
    public static void Install() => RuntimeHelpers.RunClassConstructor(typeof(FaultVfs).TypeHandle);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(NativeVfs* vfs, byte* name, NativeFile* file, int flags, int* outFlags)
    {
        var path = Marshal.PtrToStringUTF8((nint)name);
        if (path is null || FaultDisk.Of(path) is not { } disk) return Inner->Open(Inner, name, file, flags, outFlags);
        file->Methods = null;
        var step = disk.Begin(File.Exists(path) ? DiskAct.Open : DiskAct.Create, path);
        if (step.Refusal != 0) return step.Refusal;
        var inner = NativeFile.InnerOf(file);
        inner->Methods = null;
        var code = Inner->Open(Inner, name, inner, flags, outFlags);
        if (code != 0 || disk.End(step, default) != 0)
        {
            if (inner->Methods != null) _ = inner->Methods->Close(inner);
            return CannotOpen;
        }

        file->Handle = GCHandle.ToIntPtr(GCHandle.Alloc(new OpenFile(disk, path)));
        file->Methods = FaultMethods.Table;
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(NativeVfs* vfs, byte* name, int syncFolder)
    {
        var path = Marshal.PtrToStringUTF8((nint)name);
        if (path is null || FaultDisk.Of(path) is not { } disk) return Inner->Delete(Inner, name, syncFolder);
        var step = disk.Begin(DiskAct.Delete, path);
        if (step.Refusal != 0) return step.Refusal;
        var code = Inner->Delete(Inner, name, syncFolder);
        return code != 0 ? code : disk.End(step, new DiskData(Lasts: syncFolder != 0));
    }
}
