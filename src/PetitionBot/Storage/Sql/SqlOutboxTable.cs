using System.Data.Common;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>What waits to be sent, and what was sent.</summary>
internal sealed class SqlOutboxTable(SqlSession session) : IOutboxTable
{
    private const string Columns = "SELECT id, bot, chat, lane, not_before, attempts, edits_id, box FROM outbox";

    private long? _next;
    private bool _isCounting;

    /// <inheritdoc/>
    public long NextId => _next ??= session.Number("SELECT next_outbox FROM book")!.Value;

    /// <inheritdoc/>
    public void Add(OutboxRow row)
    {
        if (row.Id != NextId) throw session.Conflict($"The outgoing row's id {row.Id} is not the next one, {NextId}.");
        // A batch adds a hundred rows: their number is counted here and written once.
        if (!_isCounting) session.BeforeCommit(() => session.Execute("UPDATE book SET next_outbox = @1", _next));
        (_isCounting, _next) = (true, row.Id + 1);
        session.Execute(
            """
            INSERT INTO outbox (id, bot, chat, lane, not_before, attempts, edits_id, box)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8)
            """,
            row.Id, row.Bot, row.Chat, row.Lane, row.NotBefore.Column(), row.Attempts, row.EditsId, row.Box);
    }

    /// <inheritdoc/>
    public bool Waits(long id) => session.Number("SELECT 1 FROM outbox WHERE id = @1", id) is not null;

    /// <inheritdoc/>
    public OutboxRow? Find(long id) => session.Find(Columns + " WHERE id = @1", Read, id);

    /// <inheritdoc/>
    public IReadOnlyList<OutboxRow> List(long bot, long afterId, int limit) => session.List(
        Columns + " WHERE bot = @1 AND id > @2 ORDER BY id LIMIT @3", Read, bot, afterId, limit);

    /// <inheritdoc/>
    public IReadOnlyList<OutboxRow> ListOf(byte[] chat) => session.List(Columns + " WHERE chat = @1 ORDER BY id", Read, chat);

    /// <inheritdoc/>
    public void Postpone(long id, DateTimeOffset notBefore) => session.Execute(
        "UPDATE outbox SET not_before = @2, attempts = attempts + 1 WHERE id = @1",
        id, notBefore.ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    public void Delete(long id) => session.Execute("DELETE FROM outbox WHERE id = @1", id);

    /// <inheritdoc/>
    public int DeleteChat(byte[] chat) => session.Execute("DELETE FROM outbox WHERE chat = @1", chat);

    /// <inheritdoc/>
    public void MarkSent(long id, SentRow row)
    {
        Delete(id);
        session.Execute(
            """
            INSERT INTO sent (id, chat, hour, box) VALUES (@1, @2, @3, @4)
            ON CONFLICT (chat, id) DO UPDATE SET hour = excluded.hour, box = excluded.box
            """,
            row.Id, row.Chat, row.Hour, row.Box);
    }

    /// <inheritdoc/>
    public SentRow? FindSent(byte[] chat, long place) => session.Find(
        "SELECT id, chat, hour, box FROM sent WHERE chat = @1 AND id = @2", ReadSent, chat, place);

    /// <inheritdoc/>
    public void KeepReceived(ReceivedRow row) => session.Execute(
        """
        INSERT INTO received (id, chat, hour, box) VALUES (@1, @2, @3, @4)
        ON CONFLICT (chat, id) DO UPDATE SET hour = excluded.hour, box = excluded.box
        """,
        row.Id, row.Chat, row.Hour, row.Box);

    /// <inheritdoc/>
    public IReadOnlyList<SentRow> ListSent(byte[] chat) => session.List(
        "SELECT id, chat, hour, box FROM sent WHERE chat = @1 ORDER BY id", ReadSent, chat);

    /// <inheritdoc/>
    public IReadOnlyList<ReceivedRow> ListReceived(byte[] chat) => session.List(
        "SELECT id, chat, hour, box FROM received WHERE chat = @1 ORDER BY id",
        static row => new ReceivedRow(row.GetInt64(0), row.Bytes(1), row.GetInt64(2), row.Bytes(3)),
        chat);

    /// <inheritdoc/>
    public int ForgetMessages(byte[] chat) =>
        session.Execute("DELETE FROM sent WHERE chat = @1", chat) + session.Execute("DELETE FROM received WHERE chat = @1", chat);

    /// <inheritdoc/>
    public int ForgetMessagesBefore(long hour) =>
        session.Execute("DELETE FROM sent WHERE hour < @1", hour) + session.Execute("DELETE FROM received WHERE hour < @1", hour);

    private static SentRow ReadSent(DbDataReader row) => new(row.GetInt64(0), row.Bytes(1), row.GetInt64(2), row.Bytes(3));

    private static OutboxRow Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.Bytes(2), row.GetInt32(3), row.InstantOrNull(4), row.GetInt32(5),
        row.NumberOrNull(6), row.Bytes(7));
}
