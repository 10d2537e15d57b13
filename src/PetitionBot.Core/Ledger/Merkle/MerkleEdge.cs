namespace PetitionBot.Core.Ledger.Merkle;

/// <summary>The root of a tree that is read from its first leaf to its last: holds one hash a level.</summary>
public sealed class MerkleEdge
{
    private readonly Stack<(int Height, byte[] Hash)> _edge = new();

    /// <summary>Adds the hash of the next leaf.</summary>
    public void Append(byte[] leafHash)
    {
        var (height, hash) = (0, leafHash);
        while (_edge.TryPeek(out var left) && left.Height == height)
        {
            hash = MerkleHash.Node(_edge.Pop().Hash, hash);
            height++;
        }

        _edge.Push((height, hash));
    }

    /// <summary>The root over the leaves so far.</summary>
    public byte[] Root() => _edge.Count == 0
        ? MerkleHash.Empty
        : _edge.Select(node => node.Hash).Aggregate((right, left) => MerkleHash.Node(left, right));
}
