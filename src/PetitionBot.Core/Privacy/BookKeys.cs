namespace PetitionBot.Core.Privacy;

/// <summary>The keys that a book is written with.</summary>
/// <param name="Secret">The server's secret.</param>
/// <param name="SealTo">Whom signers' fields are sealed to; null where the organizer switched that off.</param>
/// <param name="Tombstones">Under what name those are remembered who erased everything.</param>
public sealed record BookKeys(ServerSecret Secret, OrganizerCertificates? SealTo, TombstoneKeys Tombstones)
{
    /// <summary>Where erasures are kept for as long as backups are; null where none are made.</summary>
    public Erasures? Erasures { get; init; }
}
