namespace PetitionBot.Core.Storage;

/// <summary>A personal link. Whose it is, is not stored: its owner's code is computed anew when they write.</summary>
/// <param name="Key">HMAC of the link's code, 32 bytes.</param>
/// <param name="Petition">The petition's id.</param>
/// <param name="Credits">How many credits were applied to it.</param>
/// <param name="Box">Vaulted: the owner's generation.</param>
public sealed record LinkRow(byte[] Key, string Petition, long Credits, byte[] Box);
