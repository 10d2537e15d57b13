namespace PetitionBot.Core.Storage;

/// <summary>A version of a petition that somebody signed.</summary>
/// <param name="Petition">The petition's id.</param>
/// <param name="Version">SHA-256 of the manifest, 32 bytes.</param>
/// <param name="Manifest">The manifest's bytes.</param>
/// <param name="Texts">The text files, exactly as they were read, by language code; stored once by their SHA-256.</param>
public sealed record VersionRow(
    string Petition, byte[] Version, byte[] Manifest, IReadOnlyDictionary<string, byte[]> Texts);
