namespace PetitionBot.Tests.Faults.Disks;

/// <summary>What of the writes that were not made to last yet is on the disk after a power cut.</summary>
internal enum PowerCut
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Everything, as after the death of the process alone.</summary>
    All,

    /// <summary>Everything up to some moment, another one for each file.</summary>
    Beginning,

    /// <summary>Any of them: a disk writes in the order that suits it.</summary>
    Some,

    /// <summary>Any sectors of 512 bytes of any of them.</summary>
    Torn,
}

/// <summary>One path on a disk: what would be there after a power cut, and the changes since that may or may not be.</summary>
/// <param name="lasting">What is there now; null for nothing.</param>
internal sealed class DiskFile(byte[]? lasting)
{
    private const int Sector = 512;

    private readonly List<(DiskAct Act, DiskData Data)> _changes = [];
    private GrowingBytes? _lasting = lasting is null ? null : new GrowingBytes(lasting);

    /// <summary>Whether the file was made and its name does not last yet.</summary>
    public bool IsNew => _changes.Exists(change => change.Act == DiskAct.Create);

    public void Change(DiskAct act, DiskData data)
    {
        _changes.Add((act, data));
        if (data.Lasts) KeepName();
    }

    /// <summary>The folder was synced: that the file is there, or is not, lasts from now on; its content is another matter.</summary>
    public void KeepName()
    {
        var last = _changes.FindLastIndex(change => change.Act is DiskAct.Create or DiskAct.Delete);
        if (last < 0) return;
        _lasting = _changes[last].Act == DiskAct.Create ? new GrowingBytes([]) : null;
        _changes.RemoveRange(0, last + 1);
    }

    /// <summary>Everything so far lasts.</summary>
    public void Sync()
    {
        foreach (var (act, data) in _changes) Do(ref _lasting, act, data);
        _changes.Clear();
    }

    /// <summary>Everything since the last sync is lost, whatever is synced from now on.</summary>
    public void Forget() => _changes.Clear();

    /// <summary>What is there after a power cut; null for nothing.</summary>
    public byte[]? After(PowerCut cut, Random random)
    {
        var file = _lasting is null ? null : new GrowingBytes(_lasting.Span);
        var most = cut switch { PowerCut.None => 0, PowerCut.Beginning => random.Next(_changes.Count + 1), _ => _changes.Count };
        foreach (var (act, data) in _changes.Take(most))
        {
            var isTaken = cut is PowerCut.All or PowerCut.Beginning || random.Next(2) == 0;
            // What is written to a file whose name did not last is nowhere.
            if (act == DiskAct.Create && !isTaken) break;
            if (act == DiskAct.Write && cut == PowerCut.Torn) Tear(file, data, random);
            else if (isTaken) Do(ref file, act, data);
        }

        return file?.Span.ToArray();
    }

    private static void Do(ref GrowingBytes? file, DiskAct act, DiskData data)
    {
        switch (act)
        {
            case DiskAct.Create: file = new GrowingBytes([]); break;
            case DiskAct.Delete: file = null; break;
            case DiskAct.Truncate: file?.Resize(data.Place); break;
            case DiskAct.Write: file?.Write(data.Place, data.Bytes); break;
            default: throw new ArgumentOutOfRangeException(nameof(act));
        }
    }

    // Sectors are the disk's: they lie where the file's places are multiples of their size.
    private static void Tear(GrowingBytes? file, DiskData data, Random random)
    {
        var bytes = data.Bytes.AsSpan();
        for (var done = 0; done < bytes.Length;)
        {
            var place = data.Place + done;
            var count = (int)Math.Min(bytes.Length - done, Sector - (place % Sector));
            if (random.Next(2) == 0) file?.Write(place, bytes.Slice(done, count));
            done += count;
        }
    }
}
