using System.Security.Cryptography;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Delivery;

/// <summary>
/// Takes updates in: a batch is one transaction with the marks that its updates are done, the replies it causes,
/// and the next offset. Kill the process anywhere: the batch happened whole, or not at all and comes again.
/// </summary>
/// <param name="store">The book.</param>
/// <param name="decider">The rules.</param>
/// <param name="outbox">Seals what waits to be sent.</param>
/// <param name="failures">Seals what could not be handled.</param>
/// <param name="time">The clock.</param>
public sealed class Intake(IBookStore store, IDecider decider, OutboxBoxes outbox, FailureBoxes failures, TimeProvider time)
{
    /// <summary>No successful poll for so long is an outage: Telegram has forgotten presses by then.</summary>
    public static readonly TimeSpan OutageAfter = TimeSpan.FromSeconds(150);

    /// <summary>Whose draft was touched within so many hours before an outage is told where they stand.</summary>
    public const int OutageReachHours = 24;

    /// <summary>Takes a batch in.</summary>
    /// <param name="bot">The bot that was written to.</param>
    /// <param name="batch">Its updates, oldest first; may be empty: a poll that brought nothing is a sign of life.</param>
    /// <param name="drained">Whether nothing more waits at Telegram: only then do the messages after an outage go out.</param>
    /// <param name="along">What the same transaction takes along, or null.</param>
    /// <param name="cancellation">Stops before the transaction; one that has begun is finished.</param>
    /// <returns>What to send now that it lasts.</returns>
    /// <exception cref="StoreException">The store failed: nothing of the batch remains, and it must be taken in again.</exception>
    public async Task<TakenIn> TakeAsync(
        BotIdentity bot, IReadOnlyList<Arrival> batch, bool drained, Notes? along = null, CancellationToken cancellation = default)
    {
        var poison = new Dictionary<long, string>();
        while (true)
        {
            try
            {
                var taken = await store.WriteAsync(unit => TakeAll(unit, bot, batch, drained, poison, along), cancellation);
                along?.Lasted();
                return taken;
            }
            catch (ApplyException broken)
            {
                // Half of its writes may stand in the transaction, so the whole batch is done again without it.
                poison[broken.UpdateId] = broken.Reason;
            }
        }
    }

    private TakenIn TakeAll(IUnitOfWork unit, BotIdentity bot, IReadOnlyList<Arrival> batch, bool drained, Dictionary<long, string> poison, Notes? along)
    {
        along?.WriteInto(unit);
        var now = time.GetUtcNow();
        var row = unit.Bots.Find(bot.Id) ?? new BotRow(bot.Id, 0, null);
        var taken = new TakenIn();
        foreach (var arrival in batch)
        {
            if (unit.Bots.IsDone(bot.Id, arrival.UpdateId))
            {
                taken.Repeated++;
                continue;
            }

            Take(unit, bot, arrival, now, poison.GetValueOrDefault(arrival.UpdateId), taken);
            unit.Bots.MarkDone(bot.Id, arrival.UpdateId);
        }

        row = Polled(row, batch, now);
        if (drained && row.OutageSince is { } since)
        {
            TellAll(unit, bot, since, now, taken);
            row = row with { OutageSince = null };
        }

        unit.Bots.Save(row);
        return taken;
    }

    private static BotRow Polled(BotRow row, IReadOnlyList<Arrival> batch, DateTimeOffset now) => row with
    {
        // The offset follows the last update of the batch also where ids start anew at a lower number.
        NextOffset = batch.Count == 0 ? row.NextOffset : batch[^1].UpdateId + 1,
        OutageSince = row.OutageSince ?? (row.PolledAt is { } before && now - before > OutageAfter ? before : null),
        PolledAt = now,
    };

    private void Take(IUnitOfWork unit, BotIdentity bot, Arrival arrival, DateTimeOffset now, string? knownPoison, TakenIn taken)
    {
        // First, so that it is known to whoever cleans the chat now.
        if (arrival.What is { Written: { } written, From: var from }) unit.Outbox.KeepReceived(outbox.Received(bot.Id, from.ChatId, written, now));
        if (arrival.Excess != Excess.None)
        {
            if (arrival.Excess == Excess.Told) SlowDown(unit, bot, arrival.What!, taken);
            return;
        }

        var reason = knownPoison ?? arrival.Unreadable;
        if (reason is null && arrival.What is { } incoming)
        {
            if (Decide(unit, bot, incoming, now, out reason) is { } decision)
            {
                Apply(unit, bot, arrival, decision, now, taken);
                return;
            }
        }

        if (reason is null) return;
        unit.Failures.Add(FailureKind.Poison, new FailureRow(
            0, DateOnly.FromDateTime(now.UtcDateTime), reason, failures.Seal(FailureKind.Poison, arrival.Raw.Span), ChatOf(bot, arrival)));
        taken.Poisoned++;
        if (arrival.What is { } broken) Apologize(unit, bot, broken, taken);
    }

    private byte[]? ChatOf(BotIdentity bot, Arrival arrival) => arrival.What is { } what ? outbox.ChatOf(bot.Id, what.From.ChatId) : null;

    // A handler that throws contributes nothing; only the store's own trouble stops the batch.
    private Decision? Decide(IUnitOfWork unit, BotIdentity bot, Incoming incoming, DateTimeOffset now, out string? reason)
    {
        try
        {
            reason = null;
            return decider.Decide(unit, bot, incoming, now, new Entropy(RandomNumberGenerator.GetBytes(Entropy.SeedSize)));
        }
        catch (Exception e) when (e is not StoreException)
        {
            reason = $"{incoming.GetType().Name}: {e.GetType().Name}";
            return null;
        }
    }

    private void Apply(IUnitOfWork unit, BotIdentity bot, Arrival arrival, Decision decision, DateTimeOffset now, TakenIn taken)
    {
        try
        {
            decision.Apply(unit);
            foreach (var outgoing in decision.Outgoing) Enqueue(unit, bot, arrival.What!.From.ChatId, outgoing, taken);
        }
        catch (Exception e) when (e is not StoreException || e is StoreConflictException)
        {
            throw new ApplyException(arrival.UpdateId, $"{arrival.What!.GetType().Name}: {e.GetType().Name}", e);
        }

        if (decision.Answer is { } answer) taken.Answers.Add(answer);
    }

    private void Apologize(IUnitOfWork unit, BotIdentity bot, Incoming broken, TakenIn taken)
    {
        if (broken is Incoming.Press press) taken.Answers.Add(new CallbackAnswer(press.CallbackId));
        if (broken is not Incoming.Blocked) Enqueue(unit, bot, broken.From.ChatId, decider.Apologize(broken.From), taken);
    }

    private void SlowDown(IUnitOfWork unit, BotIdentity bot, Incoming what, TakenIn taken)
    {
        var say = Phrases.In(Languages.FromTag(what.From.LanguageTag) ?? Language.Russian);
        if (what is Incoming.Press press) taken.Answers.Add(new CallbackAnswer(press.CallbackId, say.TooFastNote, (int)FloodGate.TellEvery.TotalSeconds));
        else Enqueue(unit, bot, what.From.ChatId, new Outgoing.Say(say.TooFast), taken);
    }

    private void TellAll(IUnitOfWork unit, BotIdentity bot, DateTimeOffset since, DateTimeOffset now, TakenIn taken)
    {
        const int page = 500;
        foreach (var draft in new[] { DraftState.Typed, DraftState.Clean })
        {
            IReadOnlyList<DialogueRow> rows = [];
            do
            {
                rows = unit.Dialogues.List(bot.Id, draft, Hours.Of(since) - OutageReachHours, long.MaxValue, rows.Count == 0 ? null : rows[^1].Chat, page);
                foreach (var row in rows) Tell(unit, bot, row, now, taken);
            }
            while (rows.Count == page);
        }
    }

    private void Tell(IUnitOfWork unit, BotIdentity bot, DialogueRow row, DateTimeOffset now, TakenIn taken)
    {
        try
        {
            if (decider.AfterOutage(unit, bot, row, now) is { } told) Enqueue(unit, bot, told.ChatId, told.Message, taken);
        }
        catch (Exception e) when (e is not StoreException)
        {
            // One dialogue that cannot be read must not keep the bot from everybody else: its owner is served when they write.
            taken.Untold++;
        }
    }

    private void Enqueue(IUnitOfWork unit, BotIdentity bot, long chatId, Outgoing what, TakenIn taken)
    {
        var body = new OutboxBody(chatId, what);
        var row = outbox.Row(unit.Outbox.NextId, bot.Id, Lane.Reply, body);
        unit.Outbox.Add(row);
        taken.Waiting.Add(Delivery.Waiting.From(row, what) with { Body = body });
    }

    private sealed class ApplyException(long updateId, string reason, Exception cause) : Exception(reason, cause)
    {
        public long UpdateId { get; } = updateId;

        public string Reason { get; } = reason;
    }
}
