using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Ledger;

public sealed class LogTreeTests : IAsyncLifetime, IDisposable
{
    private static readonly DateOnly Day = new(2026, 7, 1);

    private readonly TestFolder _folder = new();
    private IBookStore _store = null!;

    public async Task InitializeAsync() => _store = await SqliteBookStore.OpenAsync(Path.Combine(_folder.Root, "book.db"));

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_stored_log_gives_the_roots_and_proofs_of_the_definition_at_the_edges_of_tiles()
    {
        const int last = (256 * 256) + 700;
        var hashes = Enumerable.Range(1, last).Select(serial => MerkleHash.Leaf(Entry(serial).Bytes)).ToArray();
        SubtreeReader naive = (height, index) => MerkleHash.Above(hashes[(int)(index << height)..(int)((index + 1) << height)]);
        await AppendAsync(1, last);
        int[] sizes = [0, 1, 2, 255, 256, 257, 511, 512, 700, 65_535, 65_536, 65_537, 65_536 + 256, last - 1, last];
        await _store.ReadAsync(unit =>
        {
            var tree = new LogTree(unit);
            Assert.Equal(last, tree.Size);
            foreach (var size in sizes)
            {
                var root = MerkleTree.Root(size, naive);
                Assert.Equal(root, tree.Root(size));
                foreach (var first in sizes.Where(first => first <= size))
                {
                    Assert.True(MerkleProof.IsConsistent(first, MerkleTree.Root(first, naive), size, root, tree.ConsistencyProof(first, size)));
                    if (first < size) Assert.True(MerkleProof.Includes(first, size, hashes[first], tree.InclusionProof(first, size), root));
                }
            }

            Assert.Throws<ArgumentOutOfRangeException>(() => tree.Root(last + 1));
            return 0;
        });
    }

    [Fact]
    public async Task A_root_read_in_the_transaction_that_appends_knows_what_was_appended()
    {
        await _store.WriteAsync(unit =>
        {
            var tree = new LogTree(unit);
            for (var serial = 1; serial <= 600; serial++)
            {
                Assert.Equal(serial - 1, tree.Append(Entry(serial)));
                if (serial % 100 == 0) Assert.Equal(new LogTree(unit).Root(serial), tree.Root(serial));
            }

            return 0;
        });
    }

    [Fact]
    public async Task A_book_from_before_the_tree_is_completed_with_the_next_full_tile_or_on_demand()
    {
        await _store.WriteAsync(unit =>
        {
            for (var serial = 1; serial <= 1000; serial++) unit.Leaves.Append("p", serial, Entry(serial).Bytes);
            return 0;
        });
        Assert.Equal(0, await _store.ReadAsync(unit => unit.Tiles.Count(0)));
        await _store.WriteAsync(unit =>
        {
            new LogTree(unit).Complete();
            return 0;
        });
        Assert.Equal(3, await _store.ReadAsync(unit => unit.Tiles.Count(0)));
        await AppendAsync(1001, 1024);
        Assert.Equal(4, await _store.ReadAsync(unit => unit.Tiles.Count(0)));
    }

    [Theory]
    [InlineData(0, 256, "tile/0/000")]
    [InlineData(1_234_067, 256, "tile/0/x001/x234/067")]
    [InlineData(273, 112, "tile/0/273.p/112")]
    [InlineData(1000, 1, "tile/0/x001/000.p/1")]
    public void Tiles_lie_where_the_standard_says(long tile, int width, string path) => Assert.Equal(path, TilePath.Hashes(0, tile, width));

    private static LogEntry Entry(long serial) => LogEntry.Withdrawn(new PetitionId("p"), serial, Day);

    private Task AppendAsync(int first, int last) => _store.WriteAsync(unit =>
    {
        for (var serial = first; serial <= last; serial++) new LogTree(unit).Append(Entry(serial));
        return 0;
    });
}
