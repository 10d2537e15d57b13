using System.Text;

namespace PetitionBot.Playground;

/// <summary>The switches by which a test or an organizer makes the server misbehave. Safe for use from any thread.</summary>
public sealed class FaultBook
{
    private readonly TelegramWorld _world;
    private readonly SortedDictionary<int, Entry> _entries = [];
    private int _lastId;
    private Random _chance = new(0);

    internal FaultBook(TelegramWorld world) => _world = world;

    /// <summary>The faults that are still on or will be, by number.</summary>
    public IReadOnlyDictionary<int, Fault> Active
    {
        get
        {
            lock (_world.Gate)
                return _entries.Where(entry => !entry.Value.IsOver(_world.Now)).ToDictionary(entry => entry.Key, entry => entry.Value.Fault);
        }
    }

    /// <summary>How many calls met a fault so far.</summary>
    public int Hits { get; private set; }

    /// <summary>Switches a fault on and returns its number.</summary>
    public int Add(Fault fault)
    {
        lock (_world.Gate)
        {
            var from = _world.Now + fault.After;
            _entries.Add(++_lastId, new Entry(fault, fault.Times, from, fault.For is { } span ? from + span : null));
            return _lastId;
        }
    }

    /// <summary>Switches a fault off; false when it was off already.</summary>
    public bool Remove(int number)
    {
        lock (_world.Gate)
            return _entries.Remove(number);
    }

    /// <summary>Switches all faults off.</summary>
    public void Clear()
    {
        lock (_world.Gate)
            _entries.Clear();
    }

    /// <summary>Decides from here on what chance decides; 0 until told otherwise.</summary>
    public void Seed(int seed)
    {
        lock (_world.Gate)
            _chance = new Random(seed);
    }

    /// <summary>Updates come to a bot twice, again or in another order from now on; as they should with null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A share is not from 0 to below 1.</exception>
    public void Disturb(BotAccount bot, UpdateDisorder? disorder)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(disorder?.Twice ?? 0);
        ArgumentOutOfRangeException.ThrowIfNegative(disorder?.Again ?? 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(disorder?.Twice ?? 0, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(disorder?.Again ?? 0, 1);
        lock (_world.Gate)
            bot.Updates.Disturb(disorder, () => _chance);
    }

    /// <summary>Answers 429 to calls for a chat (or all) until a time is over.</summary>
    public int Flood(int retryAfter, long? chatId = null, int? times = 1, string method = "*") =>
        Add(new Fault { Method = method, Status = 429, RetryAfter = retryAfter, ChatId = chatId, Times = times, Except = ["getUpdates"] });

    /// <summary>Fails every method but those named.</summary>
    public int FailAllBut(params IReadOnlyList<string> methods) => Add(new Fault { Except = methods });

    /// <summary>Revokes or restores a bot's token: a revoked one gets 401, a waiting getUpdates too.</summary>
    public void RevokeToken(BotAccount bot, bool revoked = true)
    {
        lock (_world.Gate)
        {
            bot.IsRevoked = revoked;
            bot.Updates.EndPoll(PollEnd.Revoked);
        }
    }

    /// <summary>The next update gets another id, as after a week of silence; waiting updates keep theirs.</summary>
    public void RestartUpdateIds(BotAccount bot, int nextId)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nextId);
        lock (_world.Gate)
            bot.Updates.RestartAt(nextId);
    }

    /// <summary>Delivers an update again under its old id, though the bot has confirmed it; the newest by default.</summary>
    /// <returns>False when the update is not among the last 1,000.</returns>
    public bool RepeatUpdate(BotAccount bot, int? updateId = null)
    {
        lock (_world.Gate)
            return bot.Updates.Repeat(updateId);
    }

    /// <summary>
    /// Puts an update of any JSON into the next batch. An object gets the next <c>update_id</c> in front of its fields;
    /// anything else goes out as it is, even if that breaks the whole body.
    /// </summary>
    public void DeliverRaw(BotAccount bot, string json)
    {
        lock (_world.Gate)
        {
            var body = json.TrimStart() is ['{', .. var rest] && !json.Contains("\"update_id\"", StringComparison.Ordinal)
                ? $"{{\"update_id\":{bot.Updates.NextId}{(rest.TrimStart().StartsWith('}') ? "" : ",")}{rest}"
                : json;
            bot.Updates.Enqueue(null, Encoding.UTF8.GetBytes(body), DateTimeOffset.MaxValue);
        }
    }

    internal Fault? Take(string method, long? chatId, bool isKept)
    {
        lock (_world.Gate)
        {
            if (_entries.Count == 0)
                return null;
            foreach (var (number, entry) in _entries)
            {
                if (!entry.Fault.Fits(method, chatId, isKept) || !entry.IsOn(_world.Now))
                    continue;
                if (entry.Fault.Probability < 1 && _chance.NextDouble() >= entry.Fault.Probability)
                    continue;
                _entries[number] = entry with { Left = entry.Left - 1 };
                Hits++;
                return entry.Fault;
            }
            return null;
        }
    }

    private sealed record Entry(Fault Fault, int? Left, DateTimeOffset From, DateTimeOffset? Until)
    {
        public bool IsOn(DateTimeOffset now) => now >= From && !IsOver(now);

        public bool IsOver(DateTimeOffset now) => Left is <= 0 || now >= Until;
    }
}
