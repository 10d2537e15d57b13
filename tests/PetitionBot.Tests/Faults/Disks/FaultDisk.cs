using System.Collections.Concurrent;

namespace PetitionBot.Tests.Faults.Disks;

/// <summary>
/// A folder whose SQLite files are under a test's power: every write is counted, any can fail before or after it acted, and
/// the power can be cut. Other folders are as they were. Safe for several threads.
/// </summary>
internal sealed class FaultDisk : IDisposable
{
    private static readonly ConcurrentDictionary<string, FaultDisk> Watched = new();

    private readonly string _folder;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DiskFile> _files = [];
    private readonly Func<DiskOperation, DiskFault?> _judge;
    private volatile bool _isDead;
    private readonly Queue<DiskOperation> _seen = new();
    private int _hits;

    private FaultDisk(string folder, int count, Func<DiskOperation, DiskFault?> judge)
    {
        (_folder, Count, _judge) = (folder, count, judge);
        foreach (var path in Directory.GetFiles(folder)) _files[path] = new DiskFile(File.ReadAllBytes(path));
    }

    /// <summary>How many operations were counted.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the process is to be dead: nothing is read or written any more.</summary>
    public bool IsDead => _isDead;

    /// <summary>All that was asked of it.</summary>
    public IReadOnlyList<DiskOperation> Seen
    {
        get
        {
            lock (_gate) return [.. _seen];
        }
    }

    /// <summary>How often the disk did something else than it was asked.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>Takes a folder into its power. What stands in it lasts.</summary>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="judge">Says of each operation whether something is wrong with it. Asked by one thread at a time; must not throw.</param>
    /// <param name="count">The number of operations that came before.</param>
    public static FaultDisk Watch(string folder, Func<DiskOperation, DiskFault?> judge, int count = 0)
    {
        FaultVfs.Install();
        Directory.CreateDirectory(folder);
        var disk = new FaultDisk(Path.GetFullPath(folder), count, judge);
        Watched[disk._folder] = disk;
        return disk;
    }

    /// <summary>The disk that a path lies on, or null.</summary>
    public static FaultDisk? Of(string path) => Watched.GetValueOrDefault(Path.GetDirectoryName(path) ?? "");

    public void Dispose() => Watched.TryRemove(_folder, out _);

    /// <summary>The process ends here.</summary>
    public void Die() => _isDead = true;

    /// <summary>Writes what a power cut at this moment leaves into another folder.</summary>
    public void CutInto(string folder, PowerCut cut, Random random)
    {
        Directory.CreateDirectory(folder);
        lock (_gate)
        {
            foreach (var (path, file) in _files.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                // The index of the log is memory that processes share: it does not outlive them.
                if (path.EndsWith("-shm", StringComparison.Ordinal)) continue;
                if (file.After(cut, random) is { } bytes) File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(path)), bytes);
            }
        }
    }

    /// <summary>An operation is about to happen.</summary>
    public DiskStep Begin(DiskAct act, string path)
    {
        lock (_gate)
        {
            if (_isDead) return new DiskStep(null, path, DiskFault.CodeOf(act), null);
            var operation = new DiskOperation(act == DiskAct.Open ? Count : ++Count, act, Path.GetFileName(path));
            _seen.Enqueue(operation);
            var fault = _judge(operation);
            if (fault is null) return new DiskStep(operation, path, 0, null);
            _hits++;
            if (fault.Acts) return new DiskStep(operation, path, 0, fault);
            if (fault.Forgets) _files.GetValueOrDefault(path)?.Forget();
            _isDead |= fault.Dies;
            return new DiskStep(operation, path, fault.Code, fault);
        }
    }

    /// <summary>It has happened.</summary>
    /// <returns>What to say of it.</returns>
    public int End(DiskStep step, DiskData data)
    {
        lock (_gate)
        {
            Keep(step.Operation!.Act, step.Path, data);
            if (step.Fault is not { } fault) return 0;
            _isDead |= fault.Dies;
            return fault.Code;
        }
    }

    private void Keep(DiskAct act, string path, DiskData data)
    {
        // The store makes the empty book itself, before SQLite opens it.
        if (!_files.TryGetValue(path, out var file)) _files[path] = file = new DiskFile(act == DiskAct.Open ? [] : null);
        // With the first sync of a new file, and with some deletions, SQLite syncs the folder: every name in it lasts.
        if (data.Lasts || (act == DiskAct.Sync && file.IsNew))
        {
            foreach (var other in _files.Values) other.KeepName();
        }

        if (act == DiskAct.Sync) file.Sync();
        else if (act != DiskAct.Open) file.Change(act, data);
    }
}
