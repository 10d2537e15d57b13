namespace PetitionBot.Playground;

/// <summary>Somebody with a Telegram account. Safe for use from any thread.</summary>
public sealed partial class Person
{
    private readonly TelegramWorld _world;
    private readonly Dictionary<BotAccount, PersonChat> _chats = [];
    private readonly List<ChatMessage> _inbox = [];

    internal Person(TelegramWorld world, long id, string firstName, string? lastName)
    {
        _world = world;
        Id = id;
        FirstName = firstName;
        LastName = lastName;
    }

    /// <summary>The Telegram id, which is also the id of the private chat with any bot.</summary>
    public long Id { get; }

    /// <summary>The first name; may hold anything.</summary>
    public string FirstName { get; private set; }

    /// <summary>The last name, or null.</summary>
    public string? LastName { get; private set; }

    /// <summary>The name behind the @, or null.</summary>
    public string? Username { get; internal init; }

    /// <summary>The IETF tag of the app's language, or null: some apps send none.</summary>
    public string? LanguageCode { get; internal set; }

    /// <summary>The phone number, in digits.</summary>
    public string PhoneNumber { get; internal init; } = "";

    /// <summary>Whether the account was deleted.</summary>
    public bool IsDeactivated { get; private set; }

    /// <summary>
    /// Whether whoever plays wants this person to be an organizer. Telegram knows nothing of it: the program that runs
    /// bot and emulator side by side asks for it.
    /// </summary>
    public bool IsOrganizer { get; private set; }

    /// <summary>What other persons sent and forwarded to this one, oldest first; keyboards survive by Telegram's rule.</summary>
    public IReadOnlyList<ChatMessage> Inbox
    {
        get
        {
            lock (_world.Gate)
                return [.. _inbox];
        }
    }

    /// <summary>The private chat with a bot; opening it sends nothing.</summary>
    /// <param name="bot">The bot; the world's first one by default.</param>
    public PersonChat OpenChat(BotAccount? bot = null)
    {
        bot ??= _world.Bot;
        lock (_world.Gate)
        {
            if (!_chats.TryGetValue(bot, out var chat))
            {
                chat = new PersonChat(_world, this, bot);
                _chats.Add(bot, chat);
                bot.Chats.Add(Id, chat);
            }
            return chat;
        }
    }

    /// <summary>Follows a link of the form <c>https://t.me/BOT?start=PAYLOAD</c> and presses START.</summary>
    /// <exception cref="ArgumentException">The link leads to no bot of this world, or Telegram would not take its payload.</exception>
    public PersonChat OpenLink(string link)
    {
        var (bot, payload) = DeepLink.Parse(link, _world);
        var chat = OpenChat(bot);
        chat.Start(payload);
        return chat;
    }

    /// <summary>Changes the language of the person's app, as told with the next update; null: none is told.</summary>
    public void UseLanguage(string? languageCode)
    {
        lock (_world.Gate)
        {
            LanguageCode = languageCode;
            _world.Changed();
        }
    }

    /// <summary>Changes the name, as told with the next update.</summary>
    /// <exception cref="ArgumentException">The first name is empty.</exception>
    public void Rename(string firstName, string? lastName)
    {
        ArgumentException.ThrowIfNullOrEmpty(firstName);
        lock (_world.Gate)
        {
            (FirstName, LastName) = (firstName, lastName);
            _world.Changed();
        }
    }

    /// <summary>Gives the organizer's part to this person, or takes it away.</summary>
    public void PlayOrganizer(bool isOrganizer)
    {
        lock (_world.Gate)
        {
            IsOrganizer = isOrganizer;
            _world.Changed();
        }
    }

    /// <summary>Deletes the account: bots get 403 from now on.</summary>
    public void Deactivate()
    {
        lock (_world.Gate)
        {
            IsDeactivated = true;
            _world.Changed();
        }
    }
}
