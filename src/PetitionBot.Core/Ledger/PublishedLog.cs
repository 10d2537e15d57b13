using System.Buffers.Binary;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Ledger.Notes;

namespace PetitionBot.Core.Ledger;

/// <summary>A log as it is published in a folder (c2sp.org/tlog-tiles), read by somebody who trusts nothing but a key.</summary>
public sealed class PublishedLog
{
    private readonly string _folder;

    private PublishedLog(string folder, SignedNote note, Checkpoint checkpoint) => (_folder, Note, Checkpoint) = (folder, note, checkpoint);

    /// <summary>The signed checkpoint of the folder.</summary>
    public SignedNote Note { get; }

    /// <summary>What the checkpoint says.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>Reads the folder's checkpoint.</summary>
    /// <exception cref="FormatException">The pinned key has not signed it, or it is none.</exception>
    /// <exception cref="IOException">The folder or the checkpoint cannot be read.</exception>
    public static PublishedLog Open(string folder, NoteKey key)
    {
        var note = SignedNote.Parse(File.ReadAllBytes(Path.Combine(folder, TilePath.Checkpoint)));
        return new PublishedLog(folder, note, Checkpoint.Open(note, key));
    }

    /// <summary>Reads every entry, recounts them, and holds them against the checkpoint's root.</summary>
    /// <exception cref="FormatException">A bundle is damaged, or the entries are not those that the checkpoint speaks of.</exception>
    /// <exception cref="IOException">A bundle cannot be read.</exception>
    public Recount Recount() => Recount(Checkpoint);

    /// <summary>Recounts the log as it stood at an earlier checkpoint, and reads nothing behind it.</summary>
    /// <param name="at">A checkpoint that the key has signed.</param>
    /// <param name="see">Is told each entry's index and bytes; what it saw counts only once this returns.</param>
    /// <exception cref="FormatException">A bundle is damaged, or the entries are not those that the checkpoint speaks of.</exception>
    /// <exception cref="IOException">A bundle cannot be read.</exception>
    public Recount Recount(Checkpoint at, Action<long, byte[]>? see = null)
    {
        if (at.Size > Checkpoint.Size) throw new FormatException($"the published log has {Checkpoint.Size} entries, and the checkpoint speaks of {at.Size}");
        var recount = new Recount();
        var edge = new MerkleEdge();
        foreach (var entry in Entries(at.Size))
        {
            see?.Invoke(recount.Entries, entry);
            recount.Add(entry);
            edge.Append(MerkleHash.Leaf(entry));
        }

        if (!edge.Root().AsSpan().SequenceEqual(at.Root))
            throw new FormatException("the published entries are not those that the checkpoint was signed for: something was changed, removed or added");
        return recount;
    }

    /// <summary>The root over the first <paramref name="size"/> published entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    /// <exception cref="FormatException">A bundle is damaged.</exception>
    /// <exception cref="IOException">A bundle cannot be read.</exception>
    public byte[] Root(long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Checkpoint.Size);
        var edge = new MerkleEdge();
        foreach (var entry in Entries(size)) edge.Append(MerkleHash.Leaf(entry));
        return edge.Root();
    }

    private IEnumerable<byte[]> Entries(long size)
    {
        for (long read = 0; read < size; read += TilePath.Width)
        {
            foreach (var entry in Bundle(read / TilePath.Width).Take((int)Math.Min(TilePath.Width, size - read))) yield return entry;
        }
    }

    private List<byte[]> Bundle(long tile)
    {
        var width = (int)Math.Min(TilePath.Width, Checkpoint.Size - (tile * TilePath.Width));
        var path = TilePath.Entries(tile, width);
        // The full bundle may have replaced the partial one; then more stands behind what is needed.
        var isWhole = width == TilePath.Width || File.Exists(In(path));
        var there = isWhole ? path : TilePath.Entries(tile);
        if (!File.Exists(In(there))) throw new FileNotFoundException($"{path} is missing");
        return Split(there, File.ReadAllBytes(In(there)), width, isWhole);
    }

    private static List<byte[]> Split(string path, byte[] bytes, int width, bool isWhole)
    {
        var entries = new List<byte[]>(width);
        var at = 0;
        while (entries.Count < width)
        {
            if (at + sizeof(ushort) > bytes.Length) throw new FormatException($"{path} ends within an entry");
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
            at += sizeof(ushort);
            if (at + length > bytes.Length) throw new FormatException($"{path} ends within an entry");
            entries.Add(bytes[at..(at += length)]);
        }

        return isWhole && at != bytes.Length ? throw new FormatException($"{path} has {bytes.Length - at} bytes behind its last entry") : entries;
    }

    private string In(string path) => Path.Combine([_folder, .. path.Split('/')]);
}
