using System.Buffers.Binary;

namespace PetitionBot.Core.Ledger.Notes;

/// <summary>One signature line of a note.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="KeyId">The key's id: a hint which key it is, no proof.</param>
/// <param name="Bytes">The signature itself.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Bytes)
{
    private const string Dash = "— ";

    /// <summary>Reads a line without its end.</summary>
    /// <exception cref="FormatException">It is no signature line.</exception>
    public static NoteSignature Parse(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [var name, var base64] || !IsName(name))
            throw new FormatException("a signature line is '— NAME BASE64'");
        var bytes = new byte[base64.Length];
        // Bits that stand for nothing must be zero, so that one signature has one line.
        if (!Convert.TryFromBase64String(base64, bytes, out var count) || count <= sizeof(uint) || Convert.ToBase64String(bytes, 0, count) != base64)
            throw new FormatException($"the signature of {name} is not base64 of a key id and a signature");
        return new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[sizeof(uint)..count]);
    }

    /// <summary>Whether a key may have this name.</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || c < ' ' || c == '+');

    /// <summary>The line without its end.</summary>
    public override string ToString()
    {
        var id = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(id, KeyId);
        return $"{Dash}{Name} {Convert.ToBase64String([.. id, .. Bytes])}";
    }
}
