using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Signing;

/// <summary>A petition as it stands for one person.</summary>
/// <param name="Petition">The petition.</param>
/// <param name="Count">How many signatures count.</param>
/// <param name="NextSerial">The number that the next signature gets.</param>
/// <param name="Mine">The person's signature, or null.</param>
internal sealed record Standing(Petition Petition, long Count, long NextSerial, Signature? Mine)
{
    public bool IsSigned => Mine is { IsCounted: true };

    /// <summary>Whether the person is counted under another text than today's, and may sign this one in its place.</summary>
    public bool IsOutdated => IsSigned && Mine!.Version != Petition.Manifest.Version;
}
