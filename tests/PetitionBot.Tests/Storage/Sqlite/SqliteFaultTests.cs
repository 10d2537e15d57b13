using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Tests.Storage.Sqlite;

/// <summary>The engine fails; nothing of the work remains, and the store works again once the cause is gone.</summary>
public sealed class SqliteFaultTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteBookStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = await SqliteBookStore.OpenAsync(_folder.Book, TimeSpan.FromMilliseconds(50));
        await _store.Write(Append);
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_rolls_back_all_of_the_work()
    {
        await _store.Write(unit => unit.Do("PRAGMA max_page_count = 1"));

        var error = await Fails(unit =>
        {
            for (var i = 0; i < 1000; i++)
                Append(unit);
        });

        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
        await _store.Write(unit => unit.Do("PRAGMA max_page_count = 1000000"));
        await Works();
    }

    [Fact]
    public async Task A_full_disk_is_not_overcome_by_work_that_catches_its_error()
    {
        await _store.Write(unit => unit.Do("PRAGMA max_page_count = 1"));
        await Fails(unit =>
        {
            try
            {
                for (var i = 0; i < 1000; i++)
                    Append(unit);
            }
            catch (StoreException)
            {
                // Without a unit that refuses, what follows would commit by itself: the transaction is gone.
                Assert.Throws<StoreException>(() => unit.Meta.Save("after", [1]));
            }
        });
        Assert.Null(await _store.ReadAsync(unit => unit.Meta.Find("after")));
    }

    [Fact]
    public async Task Another_programs_write_lock_fails_the_write_and_no_read()
    {
        using (var other = Raw.Open(_folder.Book))
        {
            SqliteConnections.Run(other, "BEGIN IMMEDIATE");
            var error = await Fails(Append);
            Assert.Contains("another program holds the book locked", error.Message, StringComparison.Ordinal);
            SqliteConnections.Run(other, "ROLLBACK");
        }
        await Works();
    }

    [Fact]
    public async Task A_book_that_may_not_be_written_fails_the_write()
    {
        await _store.Write(unit => unit.Do("PRAGMA query_only = ON"));
        var error = await Fails(Append);
        Assert.Contains("nothing may be written here", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_fails_leaves_nothing()
    {
        // A deferred foreign key is looked at by COMMIT alone.
        var error = await Fails(unit =>
        {
            Append(unit);
            unit.Do("PRAGMA defer_foreign_keys = ON");
            unit.Do("INSERT INTO version_texts (petition, version, language, sha256) VALUES ('p', x'00', 'ru', x'00')");
        });
        Assert.Contains("COMMIT", error.Message, StringComparison.Ordinal);
        await Works();
    }

    [Fact]
    public async Task A_write_ahead_log_that_cannot_be_made_fails_the_opening_and_then_is_forgotten()
    {
        await _store.DisposeAsync();
        Directory.CreateDirectory(_folder.Book + "-wal");
        var error = await Assert.ThrowsAsync<StoreException>(() => SqliteBookStore.OpenAsync(_folder.Book));
        Assert.Contains(_folder.Book, error.Message, StringComparison.Ordinal);

        Directory.Delete(_folder.Book + "-wal");
        _store = await SqliteBookStore.OpenAsync(_folder.Book);
        await Works();
    }

    [Fact]
    public async Task Errors_name_the_operation_and_no_content()
    {
        var row = new SignatureRow(new byte[32], "secret-petition", 1, 1, new DateOnly(2026, 1, 1), new byte[32], [], [], null);
        await _store.Write(unit => unit.Signatures.Add(row));
        var error = await Assert.ThrowsAsync<StoreConflictException>(() => _store.Write(unit => unit.Signatures.Add(row)));
        Assert.Contains("INSERT INTO signatures", error.Message, StringComparison.Ordinal);
        Assert.Contains("UNIQUE constraint failed: signatures.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_kill_leaves_behind_opens_as_the_last_commit()
    {
        var copy = Path.Combine(_folder.Root, "copy", "petition.db");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        await _store.Write(unit =>
        {
            // More than the cache holds, so that pages of the unfinished work are in the write-ahead log already.
            unit.Do("PRAGMA cache_size = 10");
            for (var i = 0; i < 2000; i++)
                Append(unit);
            foreach (var suffix in new[] { "", "-wal" })
                File.Copy(_folder.Book + suffix, copy + suffix);
        });
        Assert.True(new FileInfo(copy + "-wal").Length > 500_000);

        await using var killed = await SqliteBookStore.OpenAsync(copy);
        Assert.Equal(1, await killed.ReadAsync(unit => unit.Leaves.Size));
        Assert.Equal(2001, await _store.ReadAsync(unit => unit.Leaves.Size));
    }

    private static void Append(IUnitOfWork unit) => unit.Leaves.Append("p", unit.Signatures.TakeSerial("p"), new byte[300]);

    private async Task<StoreException> Fails(Action<IUnitOfWork> work)
    {
        var error = await Assert.ThrowsAnyAsync<StoreException>(() => _store.Write(work));
        Assert.Equal((1, 2), await _store.ReadAsync(unit => (unit.Leaves.Size, unit.Signatures.NextSerial("p"))));
        return error;
    }

    private async Task Works()
    {
        await _store.Write(Append);
        Assert.Equal((2, 3), await _store.ReadAsync(unit => (unit.Leaves.Size, unit.Signatures.NextSerial("p"))));
    }
}
