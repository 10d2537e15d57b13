using Microsoft.Data.Sqlite;

namespace PetitionBot.Storage.Sqlite;

/// <summary>Opens connections to a book with the settings that its promises rest on.</summary>
/// <param name="path">The file, which must be there.</param>
/// <param name="busyTimeout">How long to wait for a lock that another program holds.</param>
internal sealed class SqliteConnections(string path, TimeSpan busyTimeout)
{
    /// <summary>
    /// The one that writes. FULL syncs the write-ahead log at each commit; secure_delete overwrites what is deleted, and
    /// journal_size_limit cuts the log off after a checkpoint, so that deleted bytes do not stay there either. The cache
    /// (32 MiB) is for the random places that keys which are HMACs lead to; the page size, for a new book only, holds
    /// two signatures where SQLite's own would put half of each on a page of its own.
    /// </summary>
    private const string WriterPragmas =
        """
        PRAGMA page_size = 8192;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA wal_autocheckpoint = 1000;
        PRAGMA journal_size_limit = 0;
        PRAGMA cache_size = -32768;
        """;

    private const string CommonPragmas =
        """
        PRAGMA foreign_keys = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        PRAGMA temp_store = MEMORY;
        """;

    /// <summary>A connection without settings of its own, for a first look at the file.</summary>
    public SqliteConnection OpenBare()
    {
        Batteries.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            // The client library's own retrying goes in whole seconds, after SQLite's; 0 would be for ever.
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            Run(connection, FormattableString.Invariant($"PRAGMA busy_timeout = {(long)busyTimeout.TotalMilliseconds}"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The connection that writes.</summary>
    public SqliteConnection OpenWriter() => Open(CommonPragmas + WriterPragmas);

    /// <summary>A connection that refuses to write.</summary>
    public SqliteConnection OpenReader() => Open(CommonPragmas + "PRAGMA query_only = ON;");

    /// <summary>Runs statements for their effect.</summary>
    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this folder and whole migrations: no values inside.
        command.CommandText = sql;
#pragma warning restore CA2100
        // ExecuteNonQuery would swallow the errors of all that follows a statement with a result (some ALTER TABLE has one).
        using var results = command.ExecuteReader();
        while (results.NextResult())
        {
        }
    }

    /// <summary>The number that a statement gives.</summary>
    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this folder.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open(string pragmas)
    {
        var connection = OpenBare();
        try
        {
            Run(connection, pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Binds the native library once for the process.</summary>
    private static class Batteries
    {
        static Batteries() => SQLitePCL.Batteries_V2.Init();

        public static void Init()
        {
        }
    }
}
