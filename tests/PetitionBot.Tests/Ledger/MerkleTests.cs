using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Ledger;

public class MerkleTests
{
    // RFC 6962's reference implementation tests with these eight leaves; the roots of their trees are published with it.
    private static readonly string[] Leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void Published_roots_come_out()
    {
        var hashes = Leaves.Select(leaf => MerkleHash.Leaf(Convert.FromHexString(leaf))).ToArray();
        for (var size = 0; size < Roots.Length; size++)
            Assert.Equal(Roots[size], Convert.ToHexStringLower(MerkleTree.Root(size, Reader(hashes))));
    }

    [Fact]
    public void Published_inclusion_proofs_are_taken_and_broken_ones_refused()
    {
        var cases = Vectors("inclusion");
        Assert.Equal(98, cases.Count);
        Assert.All(cases, v => Assert.True(
            v.GetProperty("valid").GetBoolean() == MerkleProof.Includes(Size(v, "index"), Size(v, "size"), Hash(v, "leaf"), Proof(v), Hash(v, "root")),
            v.GetProperty("name").GetString()));
    }

    [Fact]
    public void Published_consistency_proofs_are_taken_and_broken_ones_refused()
    {
        var cases = Vectors("consistency");
        Assert.Equal(98, cases.Count);
        // One vector compares two equal roots that are no hashes: here a root has 32 bytes.
        Assert.All(cases, v => Assert.True(
            (v.GetProperty("valid").GetBoolean() && Hash(v, "firstRoot").Length == MerkleHash.Size) == MerkleProof.IsConsistent(
                Size(v, "first"), Hash(v, "firstRoot"), Size(v, "second"), Hash(v, "secondRoot"), Proof(v)),
            v.GetProperty("name").GetString()));
    }

    [Fact]
    public void The_root_is_that_of_the_definition() => Prop.ForAll(
        Gen.Choose(0, 300).ToArbitrary(),
        size =>
        {
            var hashes = Hashes(size);
            return MerkleTree.Root(size, Reader(hashes)).SequenceEqual(Naive(hashes));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_leaf_of_every_tree_up_to_70_is_proven_and_no_other_leaf_passes_for_it()
    {
        var hashes = Hashes(70);
        for (var size = 1; size <= hashes.Length; size++)
        {
            var root = Naive(hashes[..size]);
            for (var index = 0; index < size; index++)
            {
                var proof = MerkleTree.InclusionProof(index, size, Reader(hashes));
                Assert.True(MerkleProof.Includes(index, size, hashes[index], proof, root));
                Assert.False(MerkleProof.Includes(index, size, MerkleHash.Leaf([1, 2, 3]), proof, root));
                Assert.False(MerkleProof.Includes((index + 1) % size, size, hashes[index], proof, root) && size > 1);
                Assert.False(MerkleProof.Includes(index, size, hashes[index], [.. proof, root], root));
            }
        }
    }

    [Fact]
    public void Every_tree_up_to_70_is_proven_to_grow_into_every_later_one()
    {
        var hashes = Hashes(70);
        for (var second = 0; second <= hashes.Length; second++)
        {
            var root = Naive(hashes[..second]);
            for (var first = 0; first <= second; first++)
            {
                var proof = MerkleTree.ConsistencyProof(first, second, Reader(hashes));
                Assert.True(MerkleProof.IsConsistent(first, Naive(hashes[..first]), second, root, proof));
                if (first is 0 || first == second) continue;
                // A log that changed an old leaf has another old root.
                Assert.False(MerkleProof.IsConsistent(first, Naive([.. hashes[..(first - 1)], hashes[69]]), second, root, proof) && first < 70);
                Assert.False(MerkleProof.IsConsistent(first, root, second, root, proof));
            }
        }
    }

    [Fact]
    public void Proofs_of_odd_shape_are_refused_and_never_throw() => Prop.ForAll(
        (from first in Gen.Choose(-2, 40)
         from second in Gen.Choose(-2, 40)
         from lengths in Gen.Elements(32, 32, 32, 0, 31, 33).ListOf(6)
         select (first, second, proof: lengths.Select(length => new byte[length]).ToArray())).ToArbitrary(),
        odd => !MerkleProof.Includes(odd.first, odd.second, new byte[32], odd.proof, new byte[32])
            && !MerkleProof.IsConsistent(odd.first, new byte[32], odd.second, new byte[31], odd.proof)).QuickCheckThrowOnFailure();

    [Fact]
    public void Impossible_sizes_are_named()
    {
        SubtreeReader none = (_, _) => [];
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.Root(-1, none));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionProof(3, 3, none));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyProof(4, 3, none));
        Assert.Throws<ArgumentException>(() => MerkleHash.Above([[], [], []]));
    }

    private static byte[][] Hashes(int size) => [.. Enumerable.Range(0, size).Select(i => MerkleHash.Leaf(BitConverter.GetBytes(i)))];

    private static SubtreeReader Reader(byte[][] hashes) =>
        (height, index) => MerkleHash.Above(hashes[(int)(index << height)..(int)((index + 1) << height)]);

    // RFC 6962, section 2.1, word by word.
    private static byte[] Naive(byte[][] hashes)
    {
        if (hashes.Length == 0) return MerkleHash.Empty;
        if (hashes.Length == 1) return hashes[0];
        var k = 1;
        while (k * 2 < hashes.Length) k *= 2;
        return MerkleHash.Node(Naive(hashes[..k]), Naive(hashes[k..]));
    }

    private static IReadOnlyList<JsonElement> Vectors(string kind)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(RepositoryFile.PathOf("tests/PetitionBot.Tests/Ledger/merkle-vectors.json")));
        return [.. file.RootElement.GetProperty(kind).EnumerateArray().Select(vector => vector.Clone())];
    }

    // Sizes above 2^63 stand in some vectors; no tree of ours has them.
    private static long Size(JsonElement vector, string name) => unchecked((long)vector.GetProperty(name).GetUInt64());

    private static byte[] Hash(JsonElement vector, string name) => vector.GetProperty(name).GetBytesFromBase64();

    private static byte[][] Proof(JsonElement vector) => [.. vector.GetProperty("proof").EnumerateArray().Select(hash => hash.GetBytesFromBase64())];
}
