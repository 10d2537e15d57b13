using System.Runtime.InteropServices;
using System.Text.Json;
using PetitionBot.Core.Delivery;

namespace PetitionBot.Telegram;

/// <summary>Reads the result of getUpdates, each update by itself. Total: whatever a list holds, each item gives one arrival.</summary>
internal static class UpdateReader
{
    /// <summary>The kinds of update that are read.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["message", "callback_query", "my_chat_member"];

    // Far above any number of Telegram's, and far enough below the largest one to go on counting from.
    private const long LargestId = 1L << 52;

    private const long Unknown = -1;

    /// <summary>Reads a list of updates.</summary>
    /// <param name="updates">A JSON array.</param>
    /// <param name="offset">The offset that was asked for.</param>
    /// <returns>One arrival for every item. One that does not tell its number has the one that the others leave to it.</returns>
    public static IReadOnlyList<Arrival> Read(JsonElement updates, long offset)
    {
        var arrivals = updates.EnumerateArray().Select(ReadOne).ToList();
        var told = arrivals.Select(arrival => arrival.UpdateId).ToHashSet();
        var first = arrivals.FindIndex(arrival => arrival.UpdateId != Unknown);
        var last = Math.Max(offset, first < 0 ? 1 : arrivals[first].UpdateId - first) - 1;
        for (var i = 0; i < arrivals.Count; i++)
        {
            // Never the number of a readable one: that would count as done, and somebody would go without an answer.
            if (arrivals[i].UpdateId == Unknown) arrivals[i] = arrivals[i] with { UpdateId = told.Contains(last + 1) ? Math.Max(last, 0) : last + 1 };
            last = arrivals[i].UpdateId;
        }

        return arrivals;
    }

    private static Arrival ReadOne(JsonElement item)
    {
        var raw = JsonMarshal.GetRawUtf8Value(item).ToArray();
        try
        {
            var update = JsonSerializer.Deserialize(raw, BotApiJson.Default.Update);
            return update is { UpdateId: >= 0 and <= LargestId }
                ? new Arrival(update.UpdateId, IncomingMap.From(update), null, raw) { At = At(update.Message?.Date) }
                : new Arrival(Unknown, null, "the update has no usable number", raw);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Everything: whatever one update does to the reader, the others of the batch must come in. The message of the
            // exception may quote what the person wrote, its type may not.
            return new Arrival(UpdateId(item) ?? Unknown, null, $"the update could not be read: {e.GetType().Name}", raw);
        }
    }

    private static DateTimeOffset? At(JsonElement? date) =>
        date is { ValueKind: JsonValueKind.Number } said && said.TryGetInt64(out var seconds) && seconds is > 0 and <= uint.MaxValue
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static long? UpdateId(JsonElement item)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object
                && item.TryGetProperty("update_id", out var id)
                && id.ValueKind == JsonValueKind.Number
                && id.TryGetInt64(out var number)
                && number is >= 0 and <= LargestId
                    ? number
                    : null;
        }
        catch (InvalidOperationException)
        {
            // A name in it is no text.
            return null;
        }
    }
}
