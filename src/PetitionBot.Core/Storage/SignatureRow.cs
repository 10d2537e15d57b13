namespace PetitionBot.Core.Storage;

/// <summary>One person's signature under one petition, as it stands now.</summary>
/// <param name="Signer">Pseudonym of (petition, person), 32 bytes.</param>
/// <param name="Petition">The petition's id.</param>
/// <param name="Serial">The number that the signer sees; unique within the petition.</param>
/// <param name="State">The kind of the serial's last log entry that changed its state.</param>
/// <param name="Day">The date of that entry in the petition's time zone.</param>
/// <param name="Version">The version that was signed, 32 bytes.</param>
/// <param name="Box">Vaulted: what the bot needs to know of it.</param>
/// <param name="Fields">Vaulted, while sealing is off: what the signer filled in, with its salt. Otherwise null.</param>
/// <param name="Envelope">The same, sealed to the organizers. Null where it is in the vault, or nothing was asked.</param>
public sealed record SignatureRow(
    byte[] Signer, string Petition, long Serial, int State, DateOnly Day, byte[] Version, byte[] Box, byte[]? Fields, byte[]? Envelope);
