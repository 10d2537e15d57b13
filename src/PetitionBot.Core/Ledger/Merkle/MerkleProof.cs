namespace PetitionBot.Core.Ledger.Merkle;

/// <summary>
/// Checks proofs by RFC 9162, sections 2.1.3.2 and 2.1.4.2. Nothing that is handed in is trusted: a proof of a wrong
/// length, a hash of a wrong length and impossible sizes are answered with false.
/// </summary>
public static class MerkleProof
{
    /// <summary>Whether the leaf hash stands at this index in the tree of this size and root.</summary>
    public static bool Includes(long index, long size, byte[] leafHash, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size || !AreHashes([leafHash, root, .. proof])) return false;
        var (fn, sn, hash) = (index, size - 1, leafHash);
        foreach (var sibling in proof)
        {
            if (sn == 0) return false;
            if ((fn & 1) == 1 || fn == sn)
            {
                hash = MerkleHash.Node(sibling, hash);
                Climb(ref fn, ref sn);
            }
            else
            {
                hash = MerkleHash.Node(hash, sibling);
            }

            fn >>= 1;
            sn >>= 1;
        }

        return sn == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>Whether the tree of the first size and root is the beginning of the tree of the second.</summary>
    public static bool IsConsistent(long first, byte[] firstRoot, long second, byte[] secondRoot, IReadOnlyList<byte[]> proof)
    {
        if (first < 0 || first > second || !AreHashes([firstRoot, secondRoot, .. proof])) return false;
        if (first == second) return proof.Count == 0 && firstRoot.AsSpan().SequenceEqual(secondRoot);
        if (first == 0) return proof.Count == 0 && firstRoot.AsSpan().SequenceEqual(MerkleHash.Empty);
        // A tree of 2^n leaves is a node of every later one, so the proof need not repeat its root.
        var path = System.Numerics.BitOperations.IsPow2(first) ? [firstRoot, .. proof] : proof;
        return path.Count > 0 && Walk(first - 1, second - 1, path) is var (old, now)
            && old.AsSpan().SequenceEqual(firstRoot) && now.AsSpan().SequenceEqual(secondRoot);
    }

    private static (byte[] Old, byte[] Now)? Walk(long fn, long sn, IReadOnlyList<byte[]> path)
    {
        while ((fn & 1) == 1)
        {
            fn >>= 1;
            sn >>= 1;
        }

        var (old, now) = (path[0], path[0]);
        foreach (var sibling in path.Skip(1))
        {
            if (sn == 0) return null;
            if ((fn & 1) == 1 || fn == sn)
            {
                old = MerkleHash.Node(sibling, old);
                now = MerkleHash.Node(sibling, now);
                Climb(ref fn, ref sn);
            }
            else
            {
                now = MerkleHash.Node(now, sibling);
            }

            fn >>= 1;
            sn >>= 1;
        }

        return sn == 0 ? (old, now) : null;
    }

    // On the right edge of the tree the levels where nothing stands to the right are passed over.
    private static void Climb(ref long fn, ref long sn)
    {
        while ((fn & 1) == 0 && fn != 0)
        {
            fn >>= 1;
            sn >>= 1;
        }
    }

    private static bool AreHashes(IEnumerable<byte[]> hashes) => hashes.All(hash => hash is { Length: MerkleHash.Size });
}
