using PetitionBot.Core.Petitions;
using PetitionBot.Core.Petitions.Reading;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>The versions of petitions that people signed, also those replaced since.</summary>
internal sealed class KeptTexts(IUnitOfWork unit)
{
    /// <summary>The number of a version, counted from 1. One that nobody has signed yet is the next one.</summary>
    public int NumberOf(PetitionId petition, PetitionVersion version) => NumberIn(unit.Signatures.VersionHashes(petition.Value), version);

    /// <summary>The number of a version among those kept.</summary>
    public static int NumberIn(IReadOnlyList<byte[]> kept, PetitionVersion version)
    {
        var older = kept.TakeWhile(hash => !version.Bytes.SequenceEqual(hash)).Count();
        return older + 1;
    }

    /// <summary>The petition as it stands in the version whose hash begins like this, or null. The person's own version comes first.</summary>
    public Petition? Find(Standing standing, string prefix)
    {
        var petition = standing.Petition;
        if (standing.Mine is { } mine && mine.Version.Prefix == prefix) return Find(petition, mine.Version);
        if (petition.Manifest.Version.Prefix == prefix) return petition;
        var versions = unit.Signatures.VersionHashes(petition.Id.Value).Select(hash => new PetitionVersion(hash));
        return versions.Where(version => version.Prefix == prefix).Select(version => Find(petition, version)).FirstOrDefault();
    }

    /// <summary>The petition as it stands in this version, or null where it was never signed.</summary>
    public Petition? Find(Petition petition, PetitionVersion version) => version == petition.Manifest.Version
        ? petition
        : unit.Signatures.FindVersion(petition.Id.Value, version.Bytes.ToArray()) is { } row ? KeptPetition.Read(row, petition.Settings) : null;
}
