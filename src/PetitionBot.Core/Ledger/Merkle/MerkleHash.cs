using System.Security.Cryptography;

namespace PetitionBot.Core.Ledger.Merkle;

/// <summary>The hashes of RFC 6962, section 2.1 (RFC 9162, section 2.1.1). A hash has 32 bytes.</summary>
public static class MerkleHash
{
    /// <summary>The length of a hash in bytes.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    // Leaves and nodes are told apart by their first byte, so that no node can be passed off as a leaf.
    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;

    /// <summary>The hash of a tree without leaves.</summary>
    public static byte[] Empty => SHA256.HashData([]);

    /// <summary>The hash of a leaf with this content.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> content) => SHA256.HashData([LeafPrefix, .. content]);

    /// <summary>The hash of the node above two hashes.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> both = stackalloc byte[1 + (2 * Size)];
        both[0] = NodePrefix;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Size)..]);
        return SHA256.HashData(both);
    }

    /// <summary>The root above a power of two of hashes.</summary>
    /// <exception cref="ArgumentException">Their number is no power of two.</exception>
    public static byte[] Above(IReadOnlyList<byte[]> hashes)
    {
        if (!System.Numerics.BitOperations.IsPow2(hashes.Count))
            throw new ArgumentException($"{hashes.Count} hashes are no complete subtree", nameof(hashes));
        var row = hashes.ToArray();
        for (var count = row.Length; count > 1; count /= 2)
        {
            for (var i = 0; i < count; i += 2) row[i / 2] = Node(row[i], row[i + 1]);
        }

        return row[0];
    }
}
