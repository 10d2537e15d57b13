using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>Numbers kept with the append.</summary>
internal sealed class SqlCounterTable(SqlSession session) : ICounterTable
{
    /// <summary>Stands for all days together: no part of a key may be null, and it sorts before every day.</summary>
    private const string AllDays = "";

    /// <inheritdoc/>
    public long Read(string petition, string what, string key, DateOnly? day = null) => session.Number(
        "SELECT n FROM counters WHERE petition = @1 AND what = @2 AND key = @3 AND day = @4",
        petition, what, key, Column(day)) ?? 0;

    /// <inheritdoc/>
    public void Add(string petition, string what, string key, DateOnly? day, long n) => session.Execute(
        """
        INSERT INTO counters (petition, what, key, day, n) VALUES (@1, @2, @3, @4, @5)
        ON CONFLICT (petition, what, key, day) DO UPDATE SET n = counters.n + excluded.n
        """,
        petition, what, key, Column(day), n);

    /// <inheritdoc/>
    public IReadOnlyList<CounterRow> List(string petition) => session.List(
        "SELECT what, key, day, n FROM counters WHERE petition = @1 AND n <> 0 ORDER BY what, key, day",
        row => new CounterRow(
            petition, row.GetString(0), row.GetString(1), row.GetString(2) == AllDays ? null : row.Day(2), row.GetInt64(3)),
        petition);

    private static string Column(DateOnly? day) => day?.Column() ?? AllDays;
}
