using System.Globalization;

namespace PetitionBot.Playground;

/// <summary>
/// Everything that Telegram would know: persons, bots, chats and what goes wrong. Safe for use from any thread: one lock
/// guards it all.
/// </summary>
public sealed partial class TelegramWorld
{
    private static readonly TimeSpan PressLifetime = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan InlineLifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UpdateLifetime = TimeSpan.FromHours(24);

    private readonly Dictionary<long, Person> _persons = [];
    private readonly Dictionary<string, BotAccount> _bots = [];
    private readonly List<Channel> _channels = [];
    private readonly Dictionary<string, PressResult> _presses = [];
    private readonly Dictionary<string, InlineResult> _queries = [];
    private readonly ChangeSignal _signal = new();
    private int _lastLetterId;
    private long _nextPersonId = 500_001;
    private long _nextQueryId = 4_000_000_000_000_001;

    internal TelegramWorld(TimeProvider time, IEnumerable<BotIdentity> bots, int firstUpdateId)
    {
        Time = time;
        Faults = new FaultBook(this);
        foreach (var identity in bots)
            _bots.Add(identity.Token, new BotAccount(identity, firstUpdateId));
    }

    /// <summary>The bots, in the order in which they were named.</summary>
    public IReadOnlyList<BotAccount> Bots => [.. _bots.Values];

    /// <summary>The first bot.</summary>
    public BotAccount Bot => _bots.Values.First();

    /// <summary>What the server is told to do wrong.</summary>
    public FaultBook Faults { get; }

    /// <summary>Added to the clock that the server was given; may be changed at any time.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>The server's time.</summary>
    public DateTimeOffset Now => Time.GetUtcNow() + ClockOffset;

    /// <summary>Grows with every change of anything; never goes back.</summary>
    public long ChangeCount { get; private set; }

    /// <summary>Names this run of the server: who meets another name has to read everything anew.</summary>
    internal string RunId { get; } = System.Security.Cryptography.RandomNumberGenerator.GetHexString(16, lowercase: true);

    internal TimeProvider Time { get; }

    internal IReadOnlyList<Channel> Channels => _channels;

    internal Lock Gate { get; } = new();

    /// <summary>The persons, oldest first.</summary>
    public IReadOnlyList<Person> Persons
    {
        get
        {
            lock (Gate)
                return [.. _persons.Values];
        }
    }

    /// <summary>Adds somebody with a Telegram account.</summary>
    /// <param name="firstName">May hold anything that a Telegram name may.</param>
    /// <param name="languageCode">The app's language tag; null when the app sends none.</param>
    /// <param name="id">The Telegram id; the next free one by default.</param>
    /// <param name="lastName">The last name, if any.</param>
    /// <param name="username">The name behind the @, if any.</param>
    /// <param name="phoneNumber">Digits; made from the id by default.</param>
    /// <exception cref="ArgumentException">The name is empty, or the id is taken or not positive.</exception>
    public Person AddPerson(
        string firstName, string? languageCode = null, long? id = null, string? lastName = null, string? username = null, string? phoneNumber = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(firstName);
        lock (Gate)
        {
            var personId = id ?? NextPersonId();
            if (personId <= 0 || _persons.ContainsKey(personId))
                throw new ArgumentException($"The id {personId} is taken or not positive.", nameof(id));
            var person = new Person(this, personId, firstName, lastName)
            {
                Username = username,
                LanguageCode = languageCode,
                PhoneNumber = phoneNumber ?? "7700" + personId.ToString("D7", CultureInfo.InvariantCulture),
            };
            _persons.Add(personId, person);
            Changed();
            return person;
        }
    }

    /// <summary>Adds a channel whose administrators the bots are. Channels are not saved.</summary>
    /// <param name="username">The name behind the @.</param>
    public Channel AddChannel(string username)
    {
        lock (Gate)
        {
            var channel = new Channel(this, -1_001_000_000_001 - _channels.Count, username);
            _channels.Add(channel);
            return channel;
        }
    }

    /// <summary>Adds persons to a world that has none; where somebody is already, nothing happens.</summary>
    /// <param name="persons">First names and language tags.</param>
    internal void AddFirstPersons(IEnumerable<(string FirstName, string? LanguageCode)> persons)
    {
        lock (Gate)
        {
            if (_persons.Count > 0)
                return;
            foreach (var (firstName, languageCode) in persons)
                AddPerson(firstName, languageCode);
        }
    }

    /// <summary>The person with an id, or null.</summary>
    public Person? FindPerson(long id)
    {
        lock (Gate)
            return _persons.GetValueOrDefault(id);
    }

    /// <summary>The press with a callback id, or null.</summary>
    public PressResult? FindPress(string callbackId)
    {
        lock (Gate)
            return _presses.GetValueOrDefault(callbackId);
    }

    /// <summary>Completes with <see cref="ChangeCount"/> as soon as it is above a number.</summary>
    public async Task<long> ChangedAfterAsync(long since, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task next;
            lock (Gate)
            {
                if (ChangeCount > since)
                    return ChangeCount;
                next = _signal.Next;
            }
            await next.WaitAsync(cancellationToken);
        }
    }

    internal BotAccount? FindBot(string token) => _bots.GetValueOrDefault(token);

    internal void Changed()
    {
        ChangeCount++;
        _signal.Raise();
    }

    internal void Enqueue(BotAccount bot, string type, Action<System.Text.Json.Utf8JsonWriter> write)
    {
        var lifetime = type switch { "callback_query" => PressLifetime, "inline_query" => InlineLifetime, _ => UpdateLifetime };
        bot.Updates.Enqueue(type, JsonText.Bytes(write), Now + lifetime);
    }

    internal PressResult Press(PersonChat chat, int messageId, ChatMessage? standing, string data)
    {
        var press = new PressResult(NextQueryId(), chat, messageId, data, Now);
        _presses.Add(press.CallbackId, press);
        Enqueue(chat.Bot, "callback_query", json => UpdateJson.WritePress(json, press, chat, messageId, standing, data));
        chat.ShowPress(press);
        return press;
    }

    internal InlineResult AskInline(PersonChat chat, string query, string offset)
    {
        var result = new InlineResult(NextQueryId(), chat.Bot, Now);
        _queries.Add(result.QueryId, result);
        Enqueue(chat.Bot, "inline_query", json => UpdateJson.WriteInlineQuery(json, result, chat, query, offset));
        Changed();
        return result;
    }

    /// <summary>The press that may still be answered, or null.</summary>
    internal PressResult? OpenPress(BotAccount bot, string id) =>
        _presses.GetValueOrDefault(id) is { IsAnswered: false } press && press.Bot == bot && press.PressedAt + PressLifetime > Now ? press : null;

    internal InlineResult? OpenQuery(BotAccount bot, string id) =>
        _queries.GetValueOrDefault(id) is { IsAnswered: false } query && query.Bot == bot && query.AskedAt + InlineLifetime > Now ? query : null;

    internal int NextLetterId() => ++_lastLetterId;

    /// <summary>Gives a file an id with which this bot can ask for it and send it.</summary>
    internal StoredFile Store(BotAccount bot, string name, string mimeType, ReadOnlyMemory<byte> content, (int Width, int Height) size = default)
    {
        var id = "BQACAgIAAxkBAAI" + NextQueryId();
        var file = new StoredFile(id, name, mimeType, content) { UniqueId = "AgAD" + id[^8..], Size = size };
        bot.Files.Add(id, file);
        return file;
    }

    private long NextPersonId()
    {
        while (_persons.ContainsKey(_nextPersonId))
            _nextPersonId++;
        return _nextPersonId++;
    }

    private string NextQueryId() => (_nextQueryId++).ToString(CultureInfo.InvariantCulture);
}
