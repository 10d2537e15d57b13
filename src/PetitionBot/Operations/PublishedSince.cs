using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Storage;

namespace PetitionBot.Operations;

/// <summary>What is known of the time after a backup: the checkpoints that its log's key has signed, and the published log.</summary>
/// <param name="Newest">The checkpoint of the largest size, with where it was found; null where nothing was.</param>
/// <param name="Fork">Where a checkpoint was found that the book does not continue to, and its size.</param>
/// <param name="Entries">The published entries that the book lacks, in their order.</param>
/// <param name="Texts">The published texts of versions that it lacks.</param>
/// <param name="Serials">The highest published serial of each petition.</param>
internal sealed record PublishedSince(
    (string Place, long Size)? Newest,
    (string Place, long Size)? Fork,
    IReadOnlyList<byte[]> Entries,
    IReadOnlyList<VersionRow> Texts,
    IReadOnlyDictionary<string, long> Serials)
{
    /// <summary>Looks for it.</summary>
    /// <param name="unit">The book of the backup.</param>
    /// <param name="key">Its log's key.</param>
    /// <param name="folder"><c>Log:PublishTo</c>.</param>
    /// <param name="kept">Checkpoints from elsewhere.</param>
    /// <exception cref="FormatException">A checkpoint or the published log cannot be used.</exception>
    /// <exception cref="IOException">Something cannot be read.</exception>
    public static PublishedSince Find(IUnitOfWork unit, NoteKey key, string? folder, IReadOnlyList<FileInfo> kept)
    {
        var logs = folder is null ? [] : FormerLogs.Places(folder).Select(place => (Place: place, Log: Open(place, key))).Where(one => one.Log is not null).ToList();
        if (folder is not null) RefuseUnknown(unit, folder, key);
        var seen = logs.Select(one => (one.Place, one.Log!.Checkpoint)).ToList();
        seen.AddRange(kept.Select(file => (file.Name, GivenFile.Read(file, text => Checkpoint.Open(SignedNote.Parse(text), key)))));
        var tree = new LogTree(unit);
        var forks = seen.Where(one => one.Checkpoint.Size <= tree.Size && !tree.Continues(one.Checkpoint)).Select(one => (one.Place, one.Checkpoint.Size)).ToList();
        List<(string Place, PublishedLog Log)> longer = [.. logs.Where(one => one.Log!.Checkpoint.Size > tree.Size).OrderBy(one => one.Log!.Checkpoint.Size).Select(one => (one.Place, one.Log!))];
        forks.AddRange(longer.Where(one => !one.Log.Root(tree.Size).AsSpan().SequenceEqual(tree.Root(tree.Size))).Select(one => (one.Place, one.Log.Checkpoint.Size)));
        var entries = new List<byte[]>();
        var serials = Highest(logs.Select(one => one.Log!));
        var texts = new List<VersionRow>();
        if (forks.Count == 0 && longer is [.., var (place, log)])
        {
            log.Recount(log.Checkpoint, (index, entry) =>
            {
                if (index >= tree.Size) entries.Add(entry);
            });
            texts.AddRange(TextsOf(unit, place, entries));
        }

        return new PublishedSince(
            seen.Count == 0 ? null : seen.Select(one => (one.Item1, one.Item2.Size)).MaxBy(one => one.Size),
            forks.Count == 0 ? null : forks.MaxBy(one => one.Size),
            entries,
            texts,
            serials);
    }

    private static PublishedLog? Open(string place, NoteKey key)
    {
        try
        {
            return File.Exists(Path.Combine(place, TilePath.Checkpoint)) ? PublishedLog.Open(place, key) : null;
        }
        catch (FormatException)
        {
            // Another log's, or a former one's.
            return null;
        }
    }

    // The bot would refuse to start later, and nobody would know why.
    private static void RefuseUnknown(IUnitOfWork unit, string folder, NoteKey key)
    {
        if (!File.Exists(Path.Combine(folder, TilePath.Checkpoint))) return;
        if (FormerLogs.Keys(unit).Append(key).Any(known => Open(folder, known) is not null)) return;
        throw new FormatException(
            $"Log:PublishTo {folder} holds a log that this backup knows nothing of: the backup is of another book, or of a time before that log was begun. "
            + "Take a newer backup; if there is none, move the folder's content into a new folder within it, for everybody to see, and restore again");
    }

    private static Dictionary<string, long> Highest(IEnumerable<PublishedLog> logs)
    {
        var serials = new Dictionary<string, long>();
        foreach (var recount in logs.Select(log => log.Recount()))
        {
            foreach (var petition in recount.Petitions)
                serials[petition.Value] = Math.Max(serials.GetValueOrDefault(petition.Value), recount.Serials(petition));
        }

        return serials;
    }

    private static IEnumerable<VersionRow> TextsOf(IUnitOfWork unit, string place, IEnumerable<byte[]> entries)
    {
        var versions = entries.Select(bytes => LogEntry.Parse(bytes)).Where(entry => entry.Version is not null)
            .Select(entry => (Petition: entry.Petition.Value, Version: entry.Version!.Value)).Distinct();
        foreach (var (petition, version) in versions)
        {
            var folder = Path.Combine(place, "texts", petition, Convert.ToHexStringLower(version.Bytes));
            if (unit.Signatures.FindVersion(petition, version.Bytes.ToArray()) is not null || !Directory.Exists(folder)) continue;
            var texts = Directory.GetFiles(folder, "*.md").ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllBytes);
            yield return new VersionRow(petition, version.Bytes.ToArray(), File.ReadAllBytes(Path.Combine(folder, "manifest")), texts);
        }
    }
}
