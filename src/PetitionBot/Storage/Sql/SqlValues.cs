using System.Data.Common;
using System.Globalization;

namespace PetitionBot.Storage.Sql;

/// <summary>How values stand in columns: instants as milliseconds since 1970-01-01 UTC, days as <c>yyyy-MM-dd</c>.</summary>
internal static class SqlValues
{
    /// <summary>The instant as a column holds it.</summary>
    public static object? Column(this DateTimeOffset? instant) => instant?.ToUnixTimeMilliseconds();

    /// <summary>The day as a column holds it; it sorts as days do.</summary>
    public static string Column(this DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The bytes of a column.</summary>
    public static byte[] Bytes(this DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    /// <summary>The bytes of a column, or null.</summary>
    public static byte[]? BytesOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Bytes(column);

    /// <summary>The number in a column, or null.</summary>
    public static long? NumberOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>The instant in a column, or null.</summary>
    public static DateTimeOffset? InstantOrNull(this DbDataReader row, int column) =>
        row.NumberOrNull(column) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>The day in a column.</summary>
    public static DateOnly Day(this DbDataReader row, int column) =>
        DateOnly.ParseExact(row.GetString(column), "O", CultureInfo.InvariantCulture);
}
