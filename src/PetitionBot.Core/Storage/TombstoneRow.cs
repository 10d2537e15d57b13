namespace PetitionBot.Core.Storage;

/// <summary>That somebody erased everything about them; it names them only to whoever holds the key, which is destroyed.</summary>
/// <param name="Key">HMAC of (petition, person) under a key of its own, 32 bytes.</param>
/// <param name="Petition">The petition's id.</param>
/// <param name="Until">The first day on which it is no longer needed; null for one that stays until it is decided otherwise.</param>
/// <param name="Box">Vaulted: what must not be evaded by erasing.</param>
public sealed record TombstoneRow(byte[] Key, string Petition, DateOnly? Until, byte[] Box);
