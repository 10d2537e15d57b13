using System.Security.Cryptography;
using System.Text;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions;

/// <summary>
/// Names the exact texts of a petition: its id and, for each language, the SHA-256 of the file's bytes.
/// The bytes are final; docs/log-format.md, "Manifest", describes them with vectors.
/// </summary>
public sealed class Manifest
{
    /// <summary>Builds a manifest.</summary>
    /// <param name="petition">The petition's id.</param>
    /// <param name="texts">For each language, the 32 bytes of the file's SHA-256.</param>
    public Manifest(PetitionId petition, IReadOnlyDictionary<Language, byte[]> texts)
    {
        Texts = texts;
        var lines = new StringBuilder("petitionbot-manifest-v1\n").Append(petition.Value).Append('\n');
        foreach (var (code, hash) in texts.Select(pair => (pair.Key.Code(), pair.Value)).OrderBy(pair => pair.Item1, StringComparer.Ordinal))
            lines.Append(code).Append(' ').Append(Convert.ToHexStringLower(hash)).Append('\n');
        Bytes = Encoding.ASCII.GetBytes(lines.ToString());
        Version = new PetitionVersion(SHA256.HashData(Bytes));
    }

    /// <summary>For each language, the 32 bytes of the file's SHA-256.</summary>
    public IReadOnlyDictionary<Language, byte[]> Texts { get; }

    /// <summary>The manifest's bytes: ASCII lines, each ended by a line feed.</summary>
    public byte[] Bytes { get; }

    /// <summary>The SHA-256 of <see cref="Bytes"/>.</summary>
    public PetitionVersion Version { get; }
}
