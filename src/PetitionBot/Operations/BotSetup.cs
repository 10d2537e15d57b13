using PetitionBot.Core.Storage;
using PetitionBot.Telegram;

namespace PetitionBot.Operations;

/// <summary>
/// Tells Telegram what to show around a bot's chats. Telegram shuts these calls off for hours when they are repeated, so each
/// is made only while the book does not know that just this was taken; what fails waits long, and never concerns anybody else.
/// </summary>
/// <param name="calls">What is to be told.</param>
/// <param name="isRemembered">Whether the server keeps what it was told once; otherwise everything is told at each start.</param>
/// <param name="store">The book.</param>
/// <param name="bot">The bot's id.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Says what Telegram did not take.</param>
internal sealed class BotSetup(
    IReadOnlyList<SetupCall> calls, bool isRemembered, IBookStore store, long bot, TimeProvider time, ILogger<BotSetup> log)
{
    private const int HashSize = 32;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongPause = TimeSpan.FromHours(2);

    private readonly HashSet<string> _taken = [];

    /// <summary>Tells what is new, and ends when all of it was taken or refused for good.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var isRecalled = !isRemembered;
        while (true)
        {
            try
            {
                if (!isRecalled) await RecallAsync(stopping);
                isRecalled = true;
                // Before anything new is told, what is told no more is forgotten: should it come back, it has to be told again.
                await RememberAsync(stopping);
                if (await TellAsync(stopping) is not { } pause) return;
                await Task.Delay(pause, time, stopping);
            }
            catch (StoreException e)
            {
                log.LogWarning("bot {Bot}: the book does not hold what Telegram was told: {Reason}. To do: docs/operating.md, \"The disk is full\"", bot, e.Message);
                await Task.Delay(LongPause, time, stopping);
            }
        }
    }

    private async Task RecallAsync(CancellationToken stopping)
    {
        var stored = (await store.ReadAsync(unit => unit.Bots.Find(bot), stopping))?.SetupHash ?? [];
        _taken.UnionWith(stored.Chunk(HashSize).Select(Convert.ToHexString).Intersect(calls.Select(Key)));
    }

    // One call after the other: whoever waits for an answer goes first.
    private async Task<TimeSpan?> TellAsync(CancellationToken stopping)
    {
        TimeSpan? pause = null;
        var isShut = new HashSet<string>();
        foreach (var call in calls.Where(call => !_taken.Contains(Key(call))).ToList())
        {
            if (isShut.Contains(call.Method)) continue;
            try
            {
                await call.MakeAsync(stopping);
                await TakenAsync(call, stopping);
            }
            catch (BotApiException e) when (e.Kind is BotApiError.Accepted)
            {
                await TakenAsync(call, stopping);
            }
            catch (BotApiException e)
            {
                log.LogWarning("bot {Bot}: Telegram did not take what to show around the chat (apps in: {Language}): {Reason}. To do: nothing, it is told again", bot, call.Language, e.Message);
                // The very same would be refused again; the next start tries once more.
                if (e.Kind is BotApiError.Rejected) continue;
                isShut.Add(call.Method);
                var asked = e.Kind is BotApiError.Flood flood && flood.RetryAfter > LongPause ? flood.RetryAfter : LongPause;
                if (pause is null || asked > pause) pause = asked;
            }

            await Task.Delay(Pause, time, stopping);
        }

        return pause;
    }

    private Task TakenAsync(SetupCall call, CancellationToken stopping)
    {
        _taken.Add(Key(call));
        return RememberAsync(stopping);
    }

    private Task RememberAsync(CancellationToken stopping) => store.WriteAsync(
        unit =>
        {
            var row = unit.Bots.Find(bot) ?? new BotRow(bot, 0, null);
            byte[] hashes = [.. _taken.Order(StringComparer.Ordinal).SelectMany(Convert.FromHexString)];
            if (!hashes.AsSpan().SequenceEqual(row.SetupHash)) unit.Bots.Save(row with { SetupHash = hashes });
            return true;
        },
        stopping);

    private static string Key(SetupCall call) => Convert.ToHexString(call.Hash);
}
