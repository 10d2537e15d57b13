namespace PetitionBot.Tests.Faults.Disks;

/// <summary>What SQLite asks of a disk. All but <see cref="Open"/> change what is on it, or what of it lasts.</summary>
internal enum DiskAct
{
    Open,
    Create,
    Write,
    Truncate,
    Sync,
    Delete,
}

/// <summary>One of them.</summary>
/// <param name="Number">1, 2, ... in the life of the disk; an opening of what is there has the number of the one before.</param>
/// <param name="Act">What is asked.</param>
/// <param name="File">The file's name.</param>
internal sealed record DiskOperation(int Number, DiskAct Act, string File)
{
    public bool IsLog => File.EndsWith("-wal", StringComparison.Ordinal);

    public override string ToString() => $"{Number} ({Act} {File})";
}

/// <summary>What a disk does instead.</summary>
/// <param name="Code">SQLite's code for what it says.</param>
/// <param name="Acts">Whether it did what it was asked, and says otherwise.</param>
/// <param name="Dies">Whether the process ends with this: from now on nothing is read or written.</param>
/// <param name="Forgets">
/// For a sync: whether what was to be made to last is lost for good while it still can be read, as Linux does after an
/// error; the next sync knows nothing of it and succeeds.
/// </param>
internal sealed record DiskFault(int Code, bool Acts = false, bool Dies = false, bool Forgets = false)
{
    public const int Failed = 10;
    public const int ReadFailed = 10 | (1 << 8);
    public const int WriteFailed = 10 | (3 << 8);
    public const int SyncFailed = 10 | (4 << 8);
    public const int TruncateFailed = 10 | (6 << 8);
    public const int DeleteFailed = 10 | (10 << 8);
    public const int Full = 13;
    public const int CannotOpen = 14;

    /// <summary>The code that fits what was asked.</summary>
    public static int CodeOf(DiskAct act) => act switch
    {
        DiskAct.Write => WriteFailed,
        DiskAct.Truncate => TruncateFailed,
        DiskAct.Sync => SyncFailed,
        DiskAct.Delete => DeleteFailed,
        _ => CannotOpen,
    };
}

/// <summary>An operation under way.</summary>
/// <param name="Operation">Which; null where the disk is dead.</param>
/// <param name="Path">The file.</param>
/// <param name="Refusal">The code to return at once; 0 to go on.</param>
/// <param name="Fault">What is said afterwards.</param>
internal readonly record struct DiskStep(DiskOperation? Operation, string Path, int Refusal, DiskFault? Fault);

/// <summary>What belongs to an operation.</summary>
/// <param name="Place">Where it writes, or the new size.</param>
/// <param name="Bytes">What it writes.</param>
/// <param name="Lasts">For a deletion: whether it survives a power cut at once.</param>
internal readonly record struct DiskData(long Place = 0, byte[]? Bytes = null, bool Lasts = false);
