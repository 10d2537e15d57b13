namespace PetitionBot.Operations;

/// <summary>What the command line says of shredding.</summary>
/// <param name="Destroy">Whether it is meant, and not only looked at.</param>
/// <param name="YesDestroy">The name of what is destroyed, typed beforehand, or null.</param>
/// <param name="ObjectionDays">How long signers may object after a petition has closed.</param>
internal sealed record ShredOptions(bool Destroy, string? YesDestroy, int ObjectionDays)
{
    /// <summary>Whether anything is to be changed.</summary>
    public bool IsMeant => Destroy || YesDestroy is not null;
}
