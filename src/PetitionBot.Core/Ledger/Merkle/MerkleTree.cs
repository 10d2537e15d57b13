using System.Numerics;

namespace PetitionBot.Core.Ledger.Merkle;

/// <summary>
/// Roots and proofs of the append-only tree (RFC 6962, sections 2.1 to 2.1.2; RFC 9162, sections 2.1.1 to 2.1.4). Each
/// asks for at most about 2 log2(size) subtrees.
/// </summary>
public static class MerkleTree
{
    /// <summary>The root of the tree over the first <paramref name="size"/> leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public static byte[] Root(long size, SubtreeReader read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return size == 0 ? MerkleHash.Empty : Over(0, size, read);
    }

    /// <summary>The proof that a leaf stands in the tree of this size, from the leaf upwards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public static IReadOnlyList<byte[]> InclusionProof(long index, long size, SubtreeReader read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = new List<byte[]>();
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + Split(end - start);
            (var sibling, start, end) = index < middle
                ? (Over(middle, end, read), start, middle)
                : (Over(start, middle, read), middle, end);
            proof.Add(sibling);
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>The proof that the tree of the first size is the beginning of the tree of the second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sizes are not 0 &lt;= first &lt;= second.</exception>
    public static IReadOnlyList<byte[]> ConsistencyProof(long first, long second, SubtreeReader read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        if (first == 0 || first == second) return [];
        var proof = new List<byte[]>();
        var (start, end) = (0L, second);
        while (end != first)
        {
            var middle = start + Split(end - start);
            (var sibling, start, end) = first <= middle
                ? (Over(middle, end, read), start, middle)
                : (Over(start, middle, read), middle, end);
            proof.Add(sibling);
        }

        // The old root itself is known to whoever asks.
        if (start > 0) proof.Add(Over(start, end, read));
        proof.Reverse();
        return proof;
    }

    private static byte[] Over(long start, long end, SubtreeReader read)
    {
        var count = end - start;
        if (BitOperations.IsPow2(count)) return read(BitOperations.Log2((ulong)count), start / count);
        var middle = start + Split(count);
        return MerkleHash.Node(Over(start, middle, read), Over(middle, end, read));
    }

    // The largest power of two below the number of leaves.
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
