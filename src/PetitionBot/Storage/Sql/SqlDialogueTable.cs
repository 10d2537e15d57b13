using System.Data.Common;
using PetitionBot.Core.Storage;

namespace PetitionBot.Storage.Sql;

/// <summary>The conversation with each chat.</summary>
internal sealed class SqlDialogueTable(SqlSession session) : IDialogueTable
{
    private const string Columns = "SELECT chat, bot, touched_hour, draft, box FROM dialogues";

    private const string ListAny =
        Columns + " WHERE bot = @1 AND draft = @2 AND touched_hour >= @3 AND touched_hour < @4 AND chat > @5";

    private const string Page = " ORDER BY chat LIMIT @6";

    /// <inheritdoc/>
    public DialogueRow? Find(byte[] chat) => session.Find(Columns + " WHERE chat = @1", Read, chat);

    /// <inheritdoc/>
    public void Save(DialogueRow row) => session.Execute(
        """
        INSERT INTO dialogues (chat, bot, touched_hour, draft, box) VALUES (@1, @2, @3, @4, @5)
        ON CONFLICT (chat) DO UPDATE SET bot = excluded.bot, touched_hour = excluded.touched_hour,
            draft = excluded.draft, box = excluded.box
        """,
        row.Chat, row.Bot, row.TouchedHour, (int)row.Draft, row.Box);

    /// <inheritdoc/>
    public void Delete(byte[] chat)
    {
        if (session.Execute("DELETE FROM dialogues WHERE chat = @1", chat) > 0)
            session.Execute(SqlMetaTable.Begin);
    }

    /// <inheritdoc/>
    public IReadOnlyList<DialogueRow> List(
        long bot, DraftState draft, long fromHour, long toHour, byte[]? afterChat, int limit)
    {
        // Only drafts are indexed (sweeps look for nothing else), and only the word "draft > 0" lets an engine see that.
        var sql = draft == DraftState.None ? ListAny + Page : ListAny + " AND draft > 0" + Page;
        return session.List(sql, Read, bot, (int)draft, fromHour, toHour, afterChat ?? [], limit);
    }

    private static DialogueRow Read(DbDataReader row) =>
        new(row.Bytes(0), row.GetInt64(1), row.GetInt64(2), (DraftState)row.GetInt32(3), row.Bytes(4));
}
