namespace PetitionBot.Playground;

/// <summary>The private chat of one person with one bot, from the person's side. Safe for use from any thread.</summary>
public sealed partial class PersonChat
{
    private readonly TelegramWorld _world;
    // In the order of their ids, which only grow: found by halving.
    private readonly List<ChatMessage> _messages = [];
    private readonly SortedSet<int> _deleted = [];
    private readonly ChangeSignal _signal = new();

    internal PersonChat(TelegramWorld world, Person person, BotAccount bot)
    {
        _world = world;
        Person = person;
        Bot = bot;
    }

    /// <summary>Whose side this is.</summary>
    public Person Person { get; }

    /// <summary>The bot on the other side.</summary>
    public BotAccount Bot { get; }

    /// <summary>Whether the person has written to the bot; before that it may not write to them.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Whether the person has blocked the bot.</summary>
    public bool IsBlocked { get; private set; }

    /// <summary>The keyboard below the chat, or null.</summary>
    public ReplyKeyboard? ReplyKeyboard { get; private set; }

    /// <summary>The messages that stand in the chat now, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Messages => Locked<IReadOnlyList<ChatMessage>>(() => [.. _messages]);

    /// <summary>The ids of messages that were deleted.</summary>
    public IReadOnlyList<int> DeletedIds => Locked<IReadOnlyList<int>>(() => [.. _deleted]);

    /// <summary>The commands offered in this chat: the bot's narrowest scope and the person's language win.</summary>
    public IReadOnlyList<OfferedCommand> Commands => Locked(() => Bot.Profile.CommandsFor(Person.Id, Person.LanguageCode));

    /// <summary>Whether the bot knows of the person without being written to, as after an inline query.</summary>
    internal bool IsKnown { get; private set; }

    /// <summary>Grows with every change of this chat; never goes back.</summary>
    public long ChangeCount { get; private set; }

    /// <summary>The newest message, or null.</summary>
    public ChatMessage? LastMessage => Locked(() => _messages.Count > 0 ? _messages[^1] : null);

    internal ChatMessage? Find(int id) => IndexOf(id) is >= 0 and var index ? _messages[index] : null;

    internal ChatMessage Add(ChatMessage message)
    {
        _messages.Add(message);
        ReplyKeyboard = message.Markup switch
        {
            ReplyMarkup.Keyboard keyboard => keyboard.Keys,
            ReplyMarkup.Remove => null,
            _ => ReplyKeyboard,
        };
        Changed();
        return message;
    }

    internal ChatMessage Replace(ChatMessage message)
    {
        _messages[IndexOf(message.Id)] = message;
        Changed();
        return message;
    }

    internal void Delete(int id)
    {
        if (IndexOf(id) is not (>= 0 and var index))
            return;
        _deleted.Add(id);
        _messages.RemoveAt(index);
        Changed();
    }

    private void Changed()
    {
        ChangeCount++;
        _signal.Raise();
        _world.Changed();
    }

    private int IndexOf(int id)
    {
        var (low, high) = (0, _messages.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_messages[middle].Id == id)
                return middle;
            if (_messages[middle].Id < id)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return -1;
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_world.Gate)
            return read();
    }
}
