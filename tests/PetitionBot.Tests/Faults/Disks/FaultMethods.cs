using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PetitionBot.Tests.Faults.Disks;

/// <summary>What SQLite calls on a watched file: the system's own, through <see cref="FaultDisk"/>.</summary>
internal static unsafe class FaultMethods
{
    public static readonly NativeMethods* Table = Make();

    private static NativeMethods* Make()
    {
        var table = (NativeMethods*)NativeMemory.AllocZeroed((nuint)sizeof(NativeMethods));
        *table = new NativeMethods
        {
            Version = 3,
            Close = &Close,
            Read = &Read,
            Write = &Write,
            Truncate = &Truncate,
            Sync = &Sync,
            FileSize = &FileSize,
            Lock = &Lock,
            Unlock = &Unlock,
            CheckReservedLock = &CheckReservedLock,
            FileControl = &FileControl,
            SectorSize = &SectorSize,
            DeviceCharacteristics = &DeviceCharacteristics,
            ShmMap = &ShmMap,
            ShmLock = &ShmLock,
            ShmBarrier = &ShmBarrier,
            ShmUnmap = &ShmUnmap,
            Fetch = &Fetch,
            Unfetch = &Unfetch,
        };
        return table;
    }

    private static OpenFile Of(NativeFile* file) => (OpenFile)GCHandle.FromIntPtr(file->Handle).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(NativeFile* file)
    {
        GCHandle.FromIntPtr(file->Handle).Free();
        var inner = NativeFile.InnerOf(file);
        return inner->Methods->Close(inner);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(NativeFile* file, void* buffer, int count, long place)
    {
        if (Of(file).Disk.IsDead) return DiskFault.ReadFailed;
        var inner = NativeFile.InnerOf(file);
        return inner->Methods->Read(inner, buffer, count, place);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(NativeFile* file, void* buffer, int count, long place)
    {
        var open = Of(file);
        var step = open.Disk.Begin(DiskAct.Write, open.Path);
        if (step.Refusal != 0) return step.Refusal;
        var inner = NativeFile.InnerOf(file);
        var code = inner->Methods->Write(inner, buffer, count, place);
        return code != 0 ? code : open.Disk.End(step, new DiskData(place, new Span<byte>(buffer, count).ToArray()));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(NativeFile* file, long size)
    {
        var open = Of(file);
        var step = open.Disk.Begin(DiskAct.Truncate, open.Path);
        if (step.Refusal != 0) return step.Refusal;
        var inner = NativeFile.InnerOf(file);
        var code = inner->Methods->Truncate(inner, size);
        return code != 0 ? code : open.Disk.End(step, new DiskData(size));
    }

    // Not passed on: what lasts is what the disk keeps account of, and the machine under the tests keeps its power.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(NativeFile* file, int flags)
    {
        var open = Of(file);
        var step = open.Disk.Begin(DiskAct.Sync, open.Path);
        return step.Refusal != 0 ? step.Refusal : open.Disk.End(step, default);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileSize(NativeFile* file, long* size) => NativeFile.InnerOf(file)->Methods->FileSize(NativeFile.InnerOf(file), size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Lock(NativeFile* file, int level) => NativeFile.InnerOf(file)->Methods->Lock(NativeFile.InnerOf(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unlock(NativeFile* file, int level) => NativeFile.InnerOf(file)->Methods->Unlock(NativeFile.InnerOf(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CheckReservedLock(NativeFile* file, int* isHeld) =>
        NativeFile.InnerOf(file)->Methods->CheckReservedLock(NativeFile.InnerOf(file), isHeld);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileControl(NativeFile* file, int what, void* argument) =>
        NativeFile.InnerOf(file)->Methods->FileControl(NativeFile.InnerOf(file), what, argument);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SectorSize(NativeFile* file) => NativeFile.InnerOf(file)->Methods->SectorSize(NativeFile.InnerOf(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int DeviceCharacteristics(NativeFile* file) =>
        NativeFile.InnerOf(file)->Methods->DeviceCharacteristics(NativeFile.InnerOf(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmMap(NativeFile* file, int region, int size, int extend, void** memory) =>
        NativeFile.InnerOf(file)->Methods->ShmMap(NativeFile.InnerOf(file), region, size, extend, memory);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmLock(NativeFile* file, int offset, int count, int flags) =>
        NativeFile.InnerOf(file)->Methods->ShmLock(NativeFile.InnerOf(file), offset, count, flags);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ShmBarrier(NativeFile* file) => NativeFile.InnerOf(file)->Methods->ShmBarrier(NativeFile.InnerOf(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmUnmap(NativeFile* file, int delete) =>
        NativeFile.InnerOf(file)->Methods->ShmUnmap(NativeFile.InnerOf(file), delete);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Fetch(NativeFile* file, long place, int count, void** memory) =>
        NativeFile.InnerOf(file)->Methods->Fetch(NativeFile.InnerOf(file), place, count, memory);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unfetch(NativeFile* file, long place, void* memory) =>
        NativeFile.InnerOf(file)->Methods->Unfetch(NativeFile.InnerOf(file), place, memory);
}
