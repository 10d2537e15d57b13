using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Ledger;

public sealed class PublishedLogTests : IAsyncLifetime, IDisposable
{
    private const string Origin = "petitionbot/0123456789abcdef";

    private static readonly PetitionId Petition = new("fair-elections");
    private static readonly PetitionVersion Version = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly DateOnly Day = new(2026, 7, 1);

    private readonly TestFolder _folder = new();
    private readonly LogKey _key = LogKey.Create();
    private IBookStore _store = null!;

    private string Log => Path.Combine(_folder.Root, "log");

    private NoteKey Pinned => _key.PublicKey(Origin);

    public async Task InitializeAsync() => _store = await SqliteBookStore.OpenAsync(Path.Combine(_folder.Root, "book.db"));

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_published_step_by_step_is_recounted_to_the_same_number()
    {
        long before = 0;
        foreach (var size in new[] { 1, 20, 255, 256, 300, 512, 1300 })
        {
            await SignAsync((int)before + 1, size);
            await PublishAsync();
            before = size;
            var read = PublishedLog.Open(Log, Pinned);
            var recount = read.Recount();
            Assert.Empty(recount.Problems);
            Assert.Equal((size, (long)size, (long)size), ((int)read.Checkpoint.Size, recount.Entries, recount.Count(Petition)));
        }

        // Every file is where the standard says, and every tile follows from the entries.
        Assert.Equal(8192, new FileInfo(Path.Combine(Log, "tile", "0", "004")).Length);
        Assert.Equal(32 * 5, new FileInfo(Path.Combine(Log, "tile", "1", "000.p", "5")).Length);
        Assert.Equal(32 * 20, new FileInfo(Path.Combine(Log, "tile", "0", "005.p", "20")).Length);
    }

    [Fact]
    public async Task Withdrawn_and_invalidated_serials_are_not_counted_and_reinstated_ones_are()
    {
        await SignAsync(1, 4);
        await AppendAsync(LogEntry.Withdrawn(Petition, 1, Day), LogEntry.Invalidated(Petition, 2, Day), LogEntry.Invalidated(Petition, 3, Day),
            LogEntry.Reinstated(Petition, 3, Day), LogEntry.Audit(Petition, Day, new AuditHash(new byte[32])));
        await PublishAsync();
        var recount = PublishedLog.Open(Log, Pinned).Recount();
        Assert.Empty(recount.Problems);
        Assert.Equal((2L, 4L), (recount.Count(Petition), recount.Serials(Petition)));
        Assert.Equal(LeafKind.Withdrawn, recount.State(Petition, 1));
        Assert.Null(recount.State(Petition, 5));
        Assert.Equal([Petition], recount.Petitions);
    }

    [Fact]
    public void Moves_that_are_not_allowed_are_named()
    {
        var recount = new Recount();
        recount.Add(Signed(2).Bytes);
        recount.Add(LogEntry.Withdrawn(Petition, 1, Day).Bytes);
        recount.Add(Signed(1).Bytes);
        recount.Add(Signed(1).Bytes);
        recount.Add(LogEntry.Withdrawn(Petition, 1, Day).Bytes);
        recount.Add(LogEntry.Reinstated(Petition, 1, Day).Bytes);
        recount.Add([9, 9]);
        Assert.Collection(
            recount.Problems,
            problem => Assert.Contains("entry 0: serial 2 of fair-elections is signed where serial 1 is due", problem, StringComparison.Ordinal),
            problem => Assert.Contains("entry 1: serial 1 of fair-elections is unknown and cannot be withdrawn", problem, StringComparison.Ordinal),
            problem => Assert.Contains("entry 3: serial 1 of fair-elections is signed where serial 2 is due", problem, StringComparison.Ordinal),
            problem => Assert.Contains("entry 5: serial 1 of fair-elections is withdrawn and cannot be reinstated", problem, StringComparison.Ordinal),
            problem => Assert.Contains("entry 6: ", problem, StringComparison.Ordinal));
        Assert.Equal(0, recount.Count(Petition));
    }

    [Theory]
    [InlineData("tile/entries/000", 40)]
    [InlineData("tile/entries/001.p/44", 5)]
    [InlineData("checkpoint", 40)]
    public async Task A_changed_byte_of_what_was_published_is_noticed(string file, int at)
    {
        await SignAsync(1, 300);
        await PublishAsync();
        var path = Path.Combine([Log, .. file.Split('/')]);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        Assert.Throws<FormatException>(() => PublishedLog.Open(Log, Pinned).Recount());
    }

    [Fact]
    public async Task A_truncated_bundle_is_named()
    {
        await SignAsync(1, 3);
        await PublishAsync();
        var path = Path.Combine(Log, "tile", "entries", "000.p", "3");
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path))[..^1]);
        var error = Assert.Throws<FormatException>(() => PublishedLog.Open(Log, Pinned).Recount());
        Assert.Equal("tile/entries/000.p/3 ends within an entry", error.Message);
    }

    [Fact]
    public async Task Another_key_is_refused()
    {
        await SignAsync(1, 3);
        await PublishAsync();
        using var other = LogKey.Create();
        Assert.Throws<FormatException>(() => PublishedLog.Open(Log, other.PublicKey(Origin)));
    }

    [Fact]
    public async Task What_was_published_and_never_remembered_is_told_again_and_then_no_more()
    {
        await SignAsync(1, 3);
        var note = await PublishAsync();

        Assert.Equal($"{note}", $"{await PublishAndRememberAsync(atLeast: 20)}");

        Assert.Null(await PublishAsync(atLeast: 20));
    }

    [Fact]
    public async Task Few_new_entries_wait_for_more()
    {
        await SignAsync(1, 19);
        Assert.Null(await PublishAsync(atLeast: 20));
        Assert.False(Directory.Exists(Log));
        await SignAsync(20, 20);
        Assert.Equal(20, Checkpoint.Read((await PublishAndRememberAsync(atLeast: 20))!).Size);
        await SignAsync(21, 39);
        Assert.Null(await PublishAsync(atLeast: 20));
        Assert.Equal(20, PublishedLog.Open(Log, Pinned).Checkpoint.Size);
    }

    [Fact]
    public async Task A_log_that_shrank_or_forked_is_said_loudly_and_nothing_is_written_over()
    {
        await SignAsync(1, 30);
        await PublishAsync();
        var published = await File.ReadAllTextAsync(Path.Combine(Log, "checkpoint"));
        await using (var older = await SqliteBookStore.OpenAsync(Path.Combine(_folder.Root, "older.db")))
        {
            var shrank = await Assert.ThrowsAsync<LogForkException>(() => older.ReadAsync(unit => new LogPublisher(Log, Origin, _key).Publish(unit, 1)));
            Assert.Contains("has 30 entries and the book only 0", shrank.Message, StringComparison.Ordinal);
            await older.WriteAsync(unit =>
            {
                for (var serial = 1; serial <= 40; serial++) new LogTree(unit).Append(LogEntry.Withdrawn(Petition, serial, Day));
                return 0;
            });
            var forked = await Assert.ThrowsAsync<LogForkException>(() => older.ReadAsync(unit => new LogPublisher(Log, Origin, _key).Publish(unit, 1)));
            Assert.Contains("the log forked", forked.Message, StringComparison.Ordinal);
        }

        using var other = LogKey.Create();
        await Assert.ThrowsAsync<LogForkException>(() => _store.ReadAsync(unit => new LogPublisher(Log, Origin, other).Publish(unit, 1)));
        Assert.Equal(published, await File.ReadAllTextAsync(Path.Combine(Log, "checkpoint")));
    }

    [Fact]
    public async Task A_publication_that_breaks_off_anywhere_leaves_the_older_log_whole_and_is_finished_by_the_next()
    {
        await SignAsync(1, 500);
        await PublishAsync();
        await SignAsync(501, 1100);
        var files = await _store.ReadAsync(unit => Publication.Between(unit, 500, 1100).Select(file => file.Path).ToList());
        for (var broken = 0; broken < files.Count; broken++)
        {
            // A folder where a file should be: the write of this file fails, as on a full disk.
            var blocked = Path.Combine([Log, .. $"{files[broken]}.tmp".Split('/')]);
            Directory.CreateDirectory(blocked);
            await Assert.ThrowsAnyAsync<UnauthorizedAccessException>(() => PublishAsync());
            var read = PublishedLog.Open(Log, Pinned);
            Assert.Equal((500, 500), (read.Checkpoint.Size, read.Recount().Entries));
            Directory.Delete(blocked);
        }

        await PublishAsync();
        Assert.Equal(1100, PublishedLog.Open(Log, Pinned).Recount().Entries);
    }

    private static LogEntry Signed(long serial) =>
        LogEntry.Signed(Petition, serial, Day, Version, new Commitment(MerkleHash.Leaf(BitConverter.GetBytes(serial))));

    private Task SignAsync(int first, int last) => AppendAsync([.. Enumerable.Range(first, last - first + 1).Select(serial => Signed(serial))]);

    private Task AppendAsync(params LogEntry[] entries) => _store.WriteAsync(unit =>
    {
        foreach (var entry in entries) new LogTree(unit).Append(entry);
        return 0;
    });

    private async Task<SignedNote?> PublishAndRememberAsync(int atLeast)
    {
        var note = await PublishAsync(atLeast);
        if (note is not null) await _store.Write(unit => LogPublisher.Remember(unit, note));
        return note;
    }

    private Task<SignedNote?> PublishAsync(int atLeast = 1) => _store.ReadAsync(unit => new LogPublisher(Log, Origin, _key).Publish(unit, atLeast));
}
