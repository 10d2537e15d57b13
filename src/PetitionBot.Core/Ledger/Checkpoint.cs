using System.Globalization;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Ledger.Notes;

namespace PetitionBot.Core.Ledger;

/// <summary>The state of a log at one size, in the form of c2sp.org/tlog-checkpoint.</summary>
/// <param name="Origin">Which log it is.</param>
/// <param name="Size">How many entries it has.</param>
/// <param name="Root">The 32 bytes of the tree's root.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    /// <summary>The text that is signed.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n");

    /// <summary>Signs it.</summary>
    public SignedNote Sign(LogKey key) => key.Sign(Origin, Text);

    /// <summary>Reads a checkpoint that a pinned key has signed.</summary>
    /// <exception cref="FormatException">The key has not signed it, or it is no checkpoint of the key's log.</exception>
    public static Checkpoint Open(SignedNote note, NoteKey key)
    {
        if (!key.Verifies(note)) throw new FormatException($"the checkpoint is not signed by the key {key.Name}+{key.Id:x8}");
        var checkpoint = Read(note);
        return checkpoint.Origin == key.Name
            ? checkpoint
            : throw new FormatException($"the checkpoint is of the log '{checkpoint.Origin}', not of '{key.Name}'");
    }

    /// <summary>Reads what a note says, whoever signed it.</summary>
    /// <exception cref="FormatException">It is no checkpoint.</exception>
    public static Checkpoint Read(SignedNote note)
    {
        var lines = note.Text.Split('\n')[..^1];
        if (lines.Length < 3 || lines.Any(line => line.Length == 0))
            throw new FormatException("a checkpoint has three lines or more: origin, size, root");
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || lines[1] != size.ToString(CultureInfo.InvariantCulture) || size > LogEntry.MaxSerial)
            throw new FormatException($"the checkpoint's size '{lines[1]}' is no whole number");
        var root = new byte[lines[2].Length];
        if (!Convert.TryFromBase64String(lines[2], root, out var count) || count != MerkleHash.Size || lines[2] != Convert.ToBase64String(root, 0, count))
            throw new FormatException("the checkpoint's root is not base64 of 32 bytes");
        return new Checkpoint(lines[0], size, root[..count]);
    }
}
