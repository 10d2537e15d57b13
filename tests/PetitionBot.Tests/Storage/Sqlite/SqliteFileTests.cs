using System.Text;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Tests.Storage.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Folder_and_files_are_for_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var store = await SqliteBookStore.OpenAsync(_folder.Book);
        await store.Write(unit => unit.Meta.Save("a", [1]));

        Assert.Equal(OwnerFile | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(_folder.Book)!));
        foreach (var suffix in new[] { "", "-wal", "-shm", ".lock" })
            Assert.Equal(OwnerFile, File.GetUnixFileMode(_folder.Book + suffix));
    }

    [Fact]
    public async Task A_second_opener_is_refused_until_the_first_closes()
    {
        await using (var store = await SqliteBookStore.OpenAsync(_folder.Book))
        {
            var error = await Refused();
            Assert.Contains("in use", error.Message, StringComparison.Ordinal);
            await store.Write(unit => unit.Meta.Save("a", [1]));
        }
        await using var next = await SqliteBookStore.OpenAsync(_folder.Book);
        Assert.NotNull(await next.ReadAsync(unit => unit.Meta.Find("a")));
    }

    [Fact]
    public async Task A_book_has_one_lock_by_whatever_name_it_is_opened()
    {
        await using var store = await SqliteBookStore.OpenAsync(_folder.Book);
        var other = Path.Combine(_folder.Root, "other.db");
        File.CreateSymbolicLink(other, _folder.Book);
        await Assert.ThrowsAsync<StoreException>(() => SqliteBookStore.OpenAsync(other));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Dear diary. ", 2000)));
        await Put(text);
        var error = await Refused();
        Assert.Contains("no SQLite database", error.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllBytesAsync(_folder.Book));
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left_as_it_is()
    {
        await Put([]);
        Raw.Run(_folder.Book, "CREATE TABLE cats (name TEXT)");
        var before = await File.ReadAllBytesAsync(_folder.Book);
        var error = await Refused();
        Assert.Contains("another program", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.Book));
    }

    [Fact]
    public async Task A_newer_schema_is_refused_with_both_numbers()
    {
        await (await SqliteBookStore.OpenAsync(_folder.Book)).DisposeAsync();
        Raw.Run(_folder.Book, "PRAGMA user_version = 4711");
        var error = await Refused();
        Assert.Contains("schema 4711", error.Message, StringComparison.Ordinal);
        Assert.Contains($"up to {Migration.BuiltIn().Count}:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    public async Task A_damaged_book_is_refused(double where)
    {
        await using (var store = await SqliteBookStore.OpenAsync(_folder.Book))
        {
            await store.Write(unit =>
            {
                for (var i = 0; i < 500; i++)
                    unit.Leaves.Append("p", 1, new byte[500]);
            });
        }
        await using (var file = File.Open(_folder.Book, FileMode.Open))
        {
            var pages = file.Length / 8192;
            // Behind the 100 bytes of the file's header: that damage is seen at once, this one only by looking.
            file.Position = ((long)(pages * where) * 8192) + (where == 0 ? 100 : 0);
            await file.WriteAsync(Enumerable.Repeat((byte)0xa5, 2000).ToArray());
        }
        await Refused();
    }

    [Fact]
    public async Task A_truncated_book_is_refused()
    {
        await (await SqliteBookStore.OpenAsync(_folder.Book)).DisposeAsync();
        await using (var file = File.Open(_folder.Book, FileMode.Open))
            file.SetLength(file.Length - (3 * 8192));
        await Refused();
    }

    [Fact]
    public async Task A_refused_book_is_not_held()
    {
        await Put("no database at all"u8.ToArray());
        await Refused();
        File.Delete(_folder.Book);
        await using var store = await SqliteBookStore.OpenAsync(_folder.Book);
        Assert.True(await store.ReadAsync(unit => unit.Meta.BookIsEmpty()));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        await File.WriteAllTextAsync(Path.GetDirectoryName(_folder.Book)!, "a file where the folder should be");
        await Refused();
    }

    [Fact]
    public async Task A_folder_in_the_books_place_is_named()
    {
        Directory.CreateDirectory(_folder.Book);
        await Refused();
    }

    private async Task<StoreException> Refused()
    {
        var error = await Assert.ThrowsAsync<StoreException>(() => SqliteBookStore.OpenAsync(_folder.Book));
        Assert.Contains(_folder.Book, error.Message, StringComparison.Ordinal);
        return error;
    }

    private async Task Put(byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Book)!);
        await File.WriteAllBytesAsync(_folder.Book, content);
    }
}
