namespace PetitionBot.Core.Storage;

/// <summary>A credit that waits to be applied together with others.</summary>
/// <param name="Key">Random, 16 bytes: the order of signing cannot be read off it.</param>
/// <param name="Box">Vaulted: the key of the link to credit.</param>
public sealed record PendingCreditRow(byte[] Key, byte[] Box);
