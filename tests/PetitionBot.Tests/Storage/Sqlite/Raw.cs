using Microsoft.Data.Sqlite;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sql;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Tests.Storage.Sqlite;

/// <summary>Looks past the port, as another program on the same file or as a statement on the store's own connection.</summary>
internal static class Raw
{
    public static SqliteConnection Open(string path) =>
        new SqliteConnections(path, TimeSpan.FromMilliseconds(50)).OpenBare();

    public static void Run(string path, string sql)
    {
        using var connection = Open(path);
        SqliteConnections.Run(connection, sql);
    }

    /// <summary>The first column of a statement's only row, on the connection of the unit.</summary>
    public static string Ask(this IUnitOfWork unit, string sql) =>
        ((SqlUnitOfWork)unit).Session.Find(sql, row => row.GetValue(0).ToString()!)!;

    /// <summary>Runs a statement on the connection of the unit.</summary>
    public static int Do(this IUnitOfWork unit, string sql) => ((SqlUnitOfWork)unit).Session.Execute(sql);

    /// <summary>Writes with no result.</summary>
    public static Task Write(this IBookStore store, Action<IUnitOfWork> work) => store.WriteAsync(unit =>
    {
        work(unit);
        return 0;
    });
}
