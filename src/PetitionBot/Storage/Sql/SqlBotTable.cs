using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>The bots that serve this book and the updates that they have done.</summary>
internal sealed class SqlBotTable(SqlSession session) : IBotTable
{
    // The newest mark of each bot that this unit has marked for.
    private readonly Dictionary<long, long> _marks = [];

    /// <inheritdoc/>
    public BotRow? Find(long bot) => session.Find(
        "SELECT next_offset, polled_at, outage_since, setup_hash FROM bots WHERE bot = @1",
        row => new BotRow(bot, row.GetInt64(0), row.InstantOrNull(1), row.InstantOrNull(2), row.BytesOrNull(3)),
        bot);

    /// <inheritdoc/>
    public IReadOnlyList<long> List() => session.List("SELECT bot FROM bots ORDER BY bot", static row => row.GetInt64(0));

    /// <inheritdoc/>
    public void Save(BotRow row) => session.Execute(
        """
        INSERT INTO bots (bot, next_offset, polled_at, outage_since, setup_hash) VALUES (@1, @2, @3, @4, @5)
        ON CONFLICT (bot) DO UPDATE SET next_offset = excluded.next_offset, polled_at = excluded.polled_at,
            outage_since = excluded.outage_since, setup_hash = excluded.setup_hash
        """,
        row.Bot, row.NextOffset, row.PolledAt.Column(), row.OutageSince.Column(), row.SetupHash);

    /// <inheritdoc/>
    public bool IsDone(long bot, long updateId) =>
        session.Number("SELECT 1 FROM done_updates WHERE bot = @1 AND update_id = @2", bot, updateId) is not null;

    /// <inheritdoc/>
    public void MarkDone(long bot, long updateId)
    {
        if (!_marks.TryGetValue(bot, out var newest))
        {
            newest = session.Number("SELECT coalesce(max(mark), 0) FROM done_updates WHERE bot = @1", bot)!.Value;
            session.BeforeCommit(() => session.Execute(
                "DELETE FROM done_updates WHERE bot = @1 AND mark <= @2", bot, _marks[bot] - IBotTable.DoneUpdatesKept));
        }

        // Marks carry a running number for each bot: ids restart anywhere after a silent week and give no order.
        _marks[bot] = newest + 1;
        session.Execute("INSERT INTO done_updates (bot, mark, update_id) VALUES (@1, @2, @3)", bot, newest + 1, updateId);
    }
}
