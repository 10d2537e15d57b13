using System.Data.Common;
using System.Globalization;

namespace PetitionBot.Storage.Sql;

/// <summary>
/// The prepared statements of one connection. A batch runs the same dozen statements hundreds of times: parsing them
/// once is most of what makes it fast. For one thread at a time.
/// </summary>
internal sealed class SqlStatements(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = [];

    /// <summary>The command for a statement whose parameters are named <c>@1</c>, <c>@2</c>, ..., with these values bound.</summary>
    public DbCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = Create(sql, values.Length);
            _commands.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _commands.Clear();
    }

    private DbCommand Create(string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of the tables; values are bound.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 1; i <= parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + i.ToString(CultureInfo.InvariantCulture);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
