using System.Text;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Ledger;

/// <summary>
/// The logs that a book had before it was restored from a backup and began a new one: their keys, so that receipts given
/// then are told from invented ones, and what they published.
/// </summary>
public static class FormerLogs
{
    /// <summary>The folder within the published one where former logs stand, each in a folder of its own.</summary>
    public const string Folder = "former";

    private const string Key = "former-logs";

    /// <summary>Their keys, oldest first.</summary>
    /// <exception cref="FormatException">What the book says of them was damaged.</exception>
    public static IReadOnlyList<NoteKey> Keys(IUnitOfWork unit) => unit.Meta.Find(Key) is { } lines
        ? [.. Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(NoteKey.Parse)]
        : [];

    /// <summary>Keeps the key of a log that ends here.</summary>
    public static void Add(IUnitOfWork unit, NoteKey key) =>
        unit.Meta.Save(Key, Encoding.UTF8.GetBytes(string.Concat(Keys(unit).Append(key).Select(one => $"{one}\n"))));

    /// <summary>The folders that may hold what a log published: the one itself, and those within it that were set aside.</summary>
    public static IEnumerable<string> Places(string folder)
    {
        var former = Path.Combine(folder, Folder);
        return Directory.Exists(former) ? Directory.GetDirectories(former).Order(StringComparer.Ordinal).Prepend(folder) : [folder];
    }

    /// <summary>
    /// Moves what one of these logs published into a folder of its own, where everybody can still read it. The checkpoint
    /// goes last: cut short, it is done again.
    /// </summary>
    /// <returns>Where it stands now; null when the folder holds nothing of these logs.</returns>
    /// <exception cref="IOException">Something cannot be read or moved.</exception>
    public static string? SetAside(string folder, IReadOnlyList<NoteKey> keys)
    {
        var checkpoint = Path.Combine(folder, TilePath.Checkpoint);
        if (keys.FirstOrDefault(key => IsSignedBy(checkpoint, key)) is not { } former) return null;
        var place = Path.Combine(folder, Folder, $"{former.Id:x8}");
        Directory.CreateDirectory(place);
        var entries = Directory.GetFileSystemEntries(folder).Where(entry => Path.GetFileName(entry) != Folder);
        foreach (var entry in entries.OrderBy(entry => Path.GetFileName(entry) == TilePath.Checkpoint))
        {
            var to = Path.Combine(place, Path.GetFileName(entry));
            if (Directory.Exists(entry)) Directory.Move(entry, to);
            else File.Move(entry, to);
        }

        return place;
    }

    private static bool IsSignedBy(string checkpoint, NoteKey key)
    {
        if (!File.Exists(checkpoint)) return false;
        try
        {
            _ = Checkpoint.Open(SignedNote.Parse(File.ReadAllBytes(checkpoint)), key);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
