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

    /// <summary>Reads a list of updates.</summary>
    /// <param name="updates">A JSON array.</param>
    /// <param name="offset">The offset that was asked for: the number of a first update that does not tell its own.</param>
    public static IReadOnlyList<Arrival> Read(JsonElement updates, long offset)
    {
        var arrivals = new List<Arrival>(updates.GetArrayLength());
        var last = Math.Max(offset, 1) - 1;
        foreach (var item in updates.EnumerateArray())
        {
            var arrival = ReadOne(item, last);
            last = arrival.UpdateId;
            arrivals.Add(arrival);
        }

        return arrivals;
    }

    private static Arrival ReadOne(JsonElement item, long last)
    {
        var raw = JsonMarshal.GetRawUtf8Value(item).ToArray();
        try
        {
            var update = JsonSerializer.Deserialize(raw, BotApiJson.Default.Update);
            return update is { UpdateId: >= 0 and <= LargestId }
                ? new Arrival(update.UpdateId, IncomingMap.From(update), null, raw)
                : new Arrival(last + 1, null, "the update has no usable number", raw);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Everything: whatever one update does to the reader, the others of the batch must come in. The message of the
            // exception may quote what the person wrote, its type may not.
            return new Arrival(UpdateId(item) ?? last + 1, null, $"the update could not be read: {e.GetType().Name}", raw);
        }
    }

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
