using System.Text;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Tests.Storage.Sqlite;

public sealed class SqliteErasureTests : IDisposable
{
    private static readonly byte[] Marker = Encoding.ASCII.GetBytes("MARKER-OF-A-DELETED-ROW");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Deleted_bytes_are_in_no_file_after_a_checkpoint()
    {
        await using var store = await SqliteBookStore.OpenAsync(_folder.Book);
        await WriteMarkers(store);
        await Checkpoint(store);
        Assert.True(Holds(_folder.Book));

        await DeleteMarkers(store);
        await Checkpoint(store);

        Assert.False(Holds(_folder.Book));
        Assert.False(Holds(_folder.Book + "-wal"));
    }

    [Fact]
    public async Task Deleted_bytes_are_in_no_file_once_the_store_was_told_to_forget()
    {
        await using var store = await SqliteBookStore.OpenAsync(_folder.Book);
        await WriteMarkers(store);
        await store.ForgetAsync();
        await DeleteMarkers(store);
        Assert.True(Holds(_folder.Book));

        await store.ForgetAsync();

        Assert.False(Holds(_folder.Book));
        Assert.False(Holds(_folder.Book + "-wal"));
    }

    [Fact]
    public async Task Deleted_bytes_are_in_no_file_after_closing()
    {
        await using (var store = await SqliteBookStore.OpenAsync(_folder.Book))
        {
            await WriteMarkers(store);
            await DeleteMarkers(store);
            Assert.True(Holds(_folder.Book + "-wal"));
        }
        Assert.False(Holds(_folder.Book));
        Assert.False(File.Exists(_folder.Book + "-wal"));
    }

    [Fact]
    public async Task The_write_ahead_log_is_cut_off_by_the_automatic_checkpoints_too()
    {
        await using var store = await SqliteBookStore.OpenAsync(_folder.Book);
        await WriteMarkers(store);
        await DeleteMarkers(store);
        await store.Write(unit =>
        {
            for (var i = 0; i < 1000; i++)
                unit.Leaves.Append("p", 1, new byte[10_000]);
        });
        await store.Write(unit => unit.Meta.Save("a", [1]));

        Assert.False(Holds(_folder.Book + "-wal"));
        Assert.False(Holds(_folder.Book));
        Assert.True(new FileInfo(_folder.Book + "-wal").Length < 100_000);
    }

    private static Task WriteMarkers(SqliteBookStore store) => store.Write(unit =>
    {
        for (var i = 0; i < 50; i++)
        {
            unit.Dialogues.Save(new DialogueRow(Chat(i), 1, 1, DraftState.Typed, Marker));
            unit.Outbox.Add(new OutboxRow(unit.Outbox.NextId, 1, Chat(i), 1, null, 0, null, [.. new byte[i * 500], .. Marker]));
        }
    });

    private static Task DeleteMarkers(SqliteBookStore store) => store.Write(unit =>
    {
        for (var i = 0; i < 50; i++)
        {
            unit.Outbox.DeleteChat(Chat(i));
            if (i % 2 == 0)
                unit.Dialogues.Delete(Chat(i));
            else
                unit.Dialogues.Save(new DialogueRow(Chat(i), 1, 1, DraftState.None, []));
        }
    });

    private static byte[] Chat(int n) => [.. new byte[31], (byte)n];

    private async Task Checkpoint(SqliteBookStore store)
    {
        Raw.Run(_folder.Book, "PRAGMA wal_checkpoint(TRUNCATE)");
        await store.ReadAsync(unit => unit.Leaves.Size);
    }

    private static bool Holds(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Marker) >= 0;
    }
}
