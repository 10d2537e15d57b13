using System.Text;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Ledger;

/// <summary>
/// Writes the log into a folder that any web host can serve. Tiles come first and the checkpoint last, each file whole
/// or not at all: whoever reads in between, or after a crash, finds the older log complete.
/// </summary>
/// <param name="folder">The folder; made when it is missing.</param>
/// <param name="origin">The log's origin.</param>
/// <param name="key">The log's key.</param>
public sealed class LogPublisher(string folder, string origin, LogKey key)
{
    /// <summary>The name of the file with the log's public key.</summary>
    public const string KeyFile = "log.key.txt";

    /// <summary>Where the book keeps what was published last.</summary>
    internal const string NewestKey = "published";

    /// <summary>The checkpoint that was published last as a signed note, or null.</summary>
    public static string? Newest(IUnitOfWork unit) => unit.Meta.Find(NewestKey) is { } note ? Encoding.UTF8.GetString(note) : null;

    /// <summary>Keeps in the book what was published last.</summary>
    public static void Remember(IUnitOfWork unit, SignedNote note) => unit.Meta.Save(NewestKey, Encoding.UTF8.GetBytes(note.ToString()));

    /// <summary>How many entries of this log are published in the folder; 0 where nothing is.</summary>
    /// <exception cref="LogForkException">The folder holds another log, or one that this one is no continuation of.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public long Published(IUnitOfWork unit)
    {
        var tree = new LogTree(unit);
        // The book remembers too: the folder may have been emptied, or set to another one.
        if (Newest(unit) is { } newest) Require(tree, Checkpoint.Open(SignedNote.Parse(newest), key.PublicKey(origin)));
        return InFolder(tree);
    }

    /// <summary>Publishes what is new, if it is enough.</summary>
    /// <param name="unit">The book, as one snapshot.</param>
    /// <param name="atLeast">So many new entries are enough; fewer could show who signed in that hour.</param>
    /// <returns>The checkpoint that is published now, for the book to remember; null when it does and there was not enough.</returns>
    /// <exception cref="LogForkException">The folder holds another log, or one that this one is no continuation of.</exception>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    public SignedNote? Publish(IUnitOfWork unit, int atLeast)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atLeast, 1);
        var before = Published(unit);
        var tree = new LogTree(unit);
        var size = tree.Size;
        if (size - before < atLeast) return Forgotten(unit, before);
        foreach (var (path, content) in Publication.Between(unit, before, size)) Write(path, content);
        foreach (var (path, content) in Publication.Texts(unit)) Put(path, content);
        Put(KeyFile, Encoding.UTF8.GetBytes(key.PublicKey(origin) + "\n"));
        var note = new Checkpoint(origin, size, tree.Root(size)).Sign(key);
        Write(TilePath.Checkpoint, Encoding.UTF8.GetBytes(note.ToString()));
        return note;
    }

    /// <summary>Puts a file beside the log, unless it stands there as it is.</summary>
    /// <param name="path">Its place in the folder, with forward slashes.</param>
    /// <param name="content">Its bytes.</param>
    public void Put(string path, byte[] content)
    {
        if (!File.Exists(In(path)) || !File.ReadAllBytes(In(path)).AsSpan().SequenceEqual(content)) Write(path, content);
    }

    // A checkpoint that was once published binds for ever: what comes next must be its continuation.
    private long InFolder(LogTree tree)
    {
        if (!File.Exists(In(TilePath.Checkpoint))) return 0;
        Checkpoint published;
        try
        {
            published = PublishedLog.Open(folder, key.PublicKey(origin)).Checkpoint;
        }
        catch (FormatException e)
        {
            throw new LogForkException($"the folder {folder} holds another log: {e.Message}", e);
        }

        Require(tree, published);
        return published.Size;
    }

    private static void Require(LogTree tree, Checkpoint published)
    {
        if (published.Size > tree.Size) throw new LogForkException(
            $"the published log has {published.Size} entries and the book only {tree.Size}: the log shrank, as after an old backup");
        if (!tree.Continues(published))
            throw new LogForkException($"the first {published.Size} entries of the book are not those that were published: the log forked");
    }

    // Between the publishing and the remembering the process may have died, or the book's disk been full.
    private SignedNote? Forgotten(IUnitOfWork unit, long published)
    {
        var remembered = Newest(unit) is { } note ? Checkpoint.Read(SignedNote.Parse(note)).Size : 0;
        return published > remembered ? PublishedLog.Open(folder, key.PublicKey(origin)).Note : null;
    }

    private void Write(string path, byte[] content)
    {
        var file = In(path);
        var within = Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(within);
        var temporary = $"{file}.tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
        FolderSync.Flush(within);
    }

    private string In(string path) => Path.Combine([folder, .. path.Split('/')]);
}
