using PetitionBot.Core.Petitions;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>The petitions that the bot offers, and the exact files they were read from.</summary>
public sealed class PetitionShelf
{
    private readonly Dictionary<PetitionId, VersionRow> _versions;

    /// <summary>Puts petitions on the shelf.</summary>
    /// <param name="petitions">What was read, in the order to offer.</param>
    /// <param name="files">The bytes of a petition's text file in a language.</param>
    public PetitionShelf(IReadOnlyList<Petition> petitions, Func<Petition, Language, byte[]> files)
    {
        Petitions = petitions;
        _versions = petitions.ToDictionary(petition => petition.Id, petition => new VersionRow(
            petition.Id.Value,
            petition.Manifest.Version.Bytes.ToArray(),
            petition.Manifest.Bytes,
            petition.Texts.Keys.ToDictionary(language => language.Code(), language => files(petition, language))));
    }

    /// <summary>The petitions, in the order to offer.</summary>
    public IReadOnlyList<Petition> Petitions { get; }

    /// <summary>The version that is signed now, with its texts.</summary>
    public VersionRow VersionOf(Petition petition) => _versions[petition.Id];
}
