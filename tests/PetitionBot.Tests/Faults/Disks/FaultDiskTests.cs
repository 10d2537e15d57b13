using Microsoft.Data.Sqlite;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Faults.Disks;

/// <summary>The disk of the crash suite has teeth: what nobody synced is gone after a power cut.</summary>
public sealed class FaultDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("OFF", 0)]
    [InlineData("NORMAL", 0)]
    [InlineData("FULL", 1)]
    public void A_power_cut_after_a_commit_keeps_it_only_where_commits_are_synced(string synchronous, long rows)
    {
        var folder = Path.Combine(_folder.Root, "a");
        var after = Path.Combine(_folder.Root, "b");
        using var disk = FaultDisk.Watch(folder, _ => null);
        File.WriteAllBytes(Path.Combine(folder, "some.db"), []);
        using (var connection = Raw.Open(Path.Combine(folder, "some.db")))
        {
            SqliteConnections.Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE some (thing)");
            SqliteConnections.Run(connection, $"PRAGMA synchronous = {synchronous}; INSERT INTO some VALUES (1)");
            disk.CutInto(after, PowerCut.None, new Random(1));
        }

        Assert.True(disk.Count > 5, string.Join(", ", disk.Seen));
        using var reopened = Raw.Open(Path.Combine(after, "some.db"));
        Assert.Equal(rows, SqliteConnections.Number(reopened, "SELECT count(*) FROM some"));
    }

    [Fact]
    public void Files_of_other_folders_are_out_of_its_power()
    {
        using var disk = FaultDisk.Watch(Path.Combine(_folder.Root, "a"), _ => new DiskFault(DiskFault.Full));
        var other = Path.Combine(_folder.Root, "other.db");
        File.WriteAllBytes(other, []);

        Raw.Run(other, "CREATE TABLE some (thing)");

        Assert.Equal((0, 0), (disk.Count, disk.Hits));
    }

    [Fact]
    public void A_write_that_fails_before_or_after_it_acted_and_a_dead_disk_are_what_SQLite_sees()
    {
        DiskFault? fault = null;
        var folder = Path.Combine(_folder.Root, "a");
        using var disk = FaultDisk.Watch(folder, operation => operation.Act == DiskAct.Write ? fault : null);
        var file = Path.Combine(folder, "some.db");
        File.WriteAllBytes(file, []);
        using var connection = Raw.Open(file);
        SqliteConnections.Run(connection, "PRAGMA journal_mode = WAL; CREATE TABLE some (thing)");
        var log = new FileInfo(file + "-wal");

        fault = new DiskFault(DiskFault.Full);
        var before = log.Length;
        Assert.Equal(DiskFault.Full, Fails(connection).SqliteErrorCode);
        log.Refresh();
        Assert.Equal(before, log.Length);

        fault = new DiskFault(DiskFault.WriteFailed, Acts: true);
        Assert.Equal(DiskFault.WriteFailed, Fails(connection).SqliteExtendedErrorCode);
        log.Refresh();
        Assert.True(log.Length > before);

        disk.Die();
        Assert.Equal(DiskFault.Failed, Fails(connection).SqliteErrorCode);
    }

    private static SqliteException Fails(SqliteConnection connection) =>
        Assert.Throws<SqliteException>(() => SqliteConnections.Run(connection, "INSERT INTO some VALUES (randomblob(5000))"));
}
