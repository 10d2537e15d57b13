using PetitionBot.Core.Delivery;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>What is done now and then, whoever writes: credits, abandoned drafts, what was kept long enough.</summary>
/// <param name="secret">The server's secret.</param>
/// <param name="boxes">Seals what is to be sent.</param>
public sealed class Sweeper(ServerSecret secret, OutboxBoxes boxes)
{
    /// <summary>After so many hours an abandoned draft leaves the chat: after 48 nothing can be deleted any more.</summary>
    public const int CleanAfterHours = 24;

    /// <summary>After so many hours a draft is forgotten.</summary>
    public const int ForgetAfterHours = 7 * 24;

    /// <summary>Where messages stand is kept for so many hours: after that Telegram lets nobody delete them.</summary>
    public const int SentHours = 48;

    /// <summary>Poison and dead letters are kept for so many days.</summary>
    public const int FailureDays = 30;

    private const int Page = 500;

    private readonly Safe _safe = new(secret);

    /// <summary>Applies the credits that have gathered, in the order of their random keys.</summary>
    public int ApplyCredits(IUnitOfWork unit)
    {
        var pending = unit.Links.ListPending();
        foreach (var credit in pending) unit.Links.Credit(_safe.OpenCredit(credit), 1);
        unit.Links.DeletePending([.. pending.Select(credit => credit.Key)]);
        return pending.Count;
    }

    /// <summary>Removes what abandoned drafts left in chats; the drafts stay. Call again while it returns rows.</summary>
    public IReadOnlyList<Waiting> CleanChats(IUnitOfWork unit, long bot, DateTimeOffset now)
    {
        var waiting = new List<Waiting>();
        foreach (var row in Abandoned(unit, bot, Hours.Of(now)))
        {
            if (TryOpen(row) is not { } dialogue)
            {
                SetAside(unit, row);
                continue;
            }

            var delete = new Outgoing.Delete(dialogue.Draft?.Traces ?? []);
            var added = boxes.Row(unit.Outbox.NextId, bot, Lane.Reply, new OutboxBody(dialogue.ChatId, delete));
            unit.Outbox.Add(added);
            waiting.Add(Waiting.From(added, delete));
            Save(unit, row, dialogue with { Draft = dialogue.Draft is { } draft ? draft with { Traces = [] } : null });
        }

        return waiting;
    }

    /// <summary>Forgets drafts, how their owners came and how far they got, that nobody touched for seven days. Call again while it returns more than 0.</summary>
    public int ForgetDrafts(IUnitOfWork unit, long bot, DateTimeOffset now)
    {
        var rows = unit.Dialogues.List(bot, DraftState.Clean, long.MinValue, Hours.Of(now) - ForgetAfterHours, null, Page);
        foreach (var row in rows)
        {
            if (TryOpen(row) is { } dialogue) Save(unit, row, dialogue with { Draft = null, Origins = [], Ways = [], Files = [] });
            else SetAside(unit, row);
        }

        return rows.Count;
    }

    /// <summary>Forgets what was kept long enough.</summary>
    public static void ForgetOld(IUnitOfWork unit, DateTimeOffset now)
    {
        unit.Outbox.ForgetMessagesBefore(Hours.Of(now) - SentHours);
        var oldest = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-FailureDays);
        unit.Failures.DeleteBefore(FailureKind.Poison, oldest);
        unit.Failures.DeleteBefore(FailureKind.DeadLetter, oldest);
        unit.Tombstones.DeleteUntil(DateOnly.FromDateTime(now.UtcDateTime));
    }

    // Also what was touched in days to come, by a clock that was ahead: when it looked old, nothing could be deleted any more.
    private static IEnumerable<DialogueRow> Abandoned(IUnitOfWork unit, long bot, long hour) =>
    [
        .. unit.Dialogues.List(bot, DraftState.Typed, long.MinValue, hour - CleanAfterHours, null, Page),
        .. unit.Dialogues.List(bot, DraftState.Typed, hour + CleanAfterHours, long.MaxValue, null, Page),
    ];

    private Dialogue? TryOpen(DialogueRow row)
    {
        try
        {
            return _safe.Open(row);
        }
        catch (Exception e) when (e is VaultException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    // What cannot be opened is kept, and looked for no more: it must not stop the sweeping of everything else.
    private static void SetAside(IUnitOfWork unit, DialogueRow row) => unit.Dialogues.Save(row with { Draft = DraftState.None });

    private void Save(IUnitOfWork unit, DialogueRow row, Dialogue dialogue)
    {
        if (dialogue.IsBlank) unit.Dialogues.Delete(row.Chat);
        else unit.Dialogues.Save(row with { Draft = dialogue.DraftState, Box = _safe.Seal(row.Chat, dialogue) });
    }
}
