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
    public Recount Recount()
    {
        var recount = new Recount();
        var edge = new MerkleEdge();
        for (long tile = 0; tile * TilePath.Width < Checkpoint.Size; tile++)
        {
            foreach (var entry in Bundle(tile))
            {
                recount.Add(entry);
                edge.Append(MerkleHash.Leaf(entry));
            }
        }

        if (!edge.Root().AsSpan().SequenceEqual(Checkpoint.Root))
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
        for (long read = 0; read < size; read += TilePath.Width)
        {
            foreach (var entry in Bundle(read / TilePath.Width).Take((int)Math.Min(TilePath.Width, size - read))) edge.Append(MerkleHash.Leaf(entry));
        }

        return edge.Root();
    }

    private List<byte[]> Bundle(long tile)
    {
        var width = (int)Math.Min(TilePath.Width, Checkpoint.Size - (tile * TilePath.Width));
        var path = TilePath.Entries(tile, width);
        // The full bundle may have replaced the partial one.
        var bytes = File.ReadAllBytes(width < TilePath.Width && !File.Exists(In(path)) ? In(TilePath.Entries(tile)) : In(path));
        var entries = new List<byte[]>(width);
        for (var at = 0; entries.Count < width;)
        {
            if (at + sizeof(ushort) > bytes.Length) throw new FormatException($"{path} ends within an entry");
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
            if (at + sizeof(ushort) + length > bytes.Length) throw new FormatException($"{path} ends within an entry");
            entries.Add(bytes[(at + sizeof(ushort))..(at + sizeof(ushort) + length)]);
            at += sizeof(ushort) + length;
        }

        return entries;
    }

    private string In(string path) => Path.Combine([_folder, .. path.Split('/')]);
}
