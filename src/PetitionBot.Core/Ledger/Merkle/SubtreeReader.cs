namespace PetitionBot.Core.Ledger.Merkle;

/// <summary>
/// Gives the hash of a complete subtree: the one of height <paramref name="height"/> (0: a leaf) that stands at place
/// <paramref name="index"/> among those of its height, so over the leaves from index * 2^height on.
/// </summary>
public delegate byte[] SubtreeReader(int height, long index);
