namespace PetitionBot.Core.Storage;

/// <summary>What is left of a signature once the book is shredded: nothing that stands for a person.</summary>
/// <param name="Petition">The petition's id.</param>
/// <param name="Serial">The number that the signer saw; unique within the petition.</param>
/// <param name="State">As in <see cref="SignatureRow"/>.</param>
/// <param name="Day">As in <see cref="SignatureRow"/>.</param>
/// <param name="Version">The version that was signed, 32 bytes.</param>
/// <param name="Nonce">Opens the commitment together with version and digest, 32 bytes; null where the row was damaged before.</param>
/// <param name="Digest">SHA-256 of the salt and what was filled in, 32 bytes; null together with the nonce.</param>
/// <param name="Envelope">What the signer filled in, sealed to the organizers; null where nothing was asked.</param>
/// <param name="AskedNothing">Salt and canonical fields where nothing was asked, so that there was nothing to seal; else null.</param>
public sealed record RemainsRow(
    string Petition, long Serial, int State, DateOnly Day, byte[] Version, byte[]? Nonce, byte[]? Digest, byte[]? Envelope, byte[]? AskedNothing);
