namespace PetitionBot.Playground;

/// <content>What the person does.</content>
public sealed partial class PersonChat
{
    private const int LongestMessage = 4096;

    /// <summary>Writes a text to the bot, exactly as given: lone surrogates and control characters stay.</summary>
    /// <exception cref="ArgumentException">It is empty or longer than the 4096 UTF-16 units that one message holds.</exception>
    /// <exception cref="InvalidOperationException">The person has blocked the bot or has no account any more.</exception>
    public ChatMessage Send(string text)
    {
        CheckText(text);
        return Write(message => message with { Content = new Rules.FormattedText(text, Rules.BotCommands.Find(text)) });
    }

    /// <summary>Presses START: unblocks the bot where needed and sends <c>/start</c>, with the payload of a deep link.</summary>
    /// <exception cref="ArgumentException">Telegram takes payloads of 1 to 64 of <c>A-Za-z0-9_-</c> only.</exception>
    public ChatMessage Start(string? payload = null)
    {
        var text = payload is null ? "/start" : "/start " + DeepLink.CheckPayload(payload);
        Unblock();
        return Send(text);
    }

    /// <summary>Shares a contact: the person's own by default.</summary>
    /// <param name="whose">Whose contact; the person's own when null.</param>
    /// <param name="withUserId">Whether Telegram knows the number's owner: false leaves <c>user_id</c> out.</param>
    public ChatMessage ShareContact(Person? whose = null, bool withUserId = true)
    {
        whose ??= Person;
        var contact = new SharedContact(whose.PhoneNumber, whose.FirstName, withUserId ? whose.Id : null);
        return Write(message => message with { Contact = contact });
    }

    /// <summary>Sends a file as a document.</summary>
    /// <param name="name">Its name; Telegram passes on what the app says.</param>
    /// <param name="content">Its bytes, 1 to 2,000 MB; a bot can fetch 20 MB.</param>
    /// <param name="mimeType">Its media type, as the app says.</param>
    /// <exception cref="ArgumentException">It is empty or has no name.</exception>
    public ChatMessage SendDocument(string name, ReadOnlyMemory<byte> content, string mimeType = "application/octet-stream")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (content.IsEmpty)
            throw new ArgumentException("Telegram takes no empty file.", nameof(content));
        return Write(message => message with { Document = _world.Store(Bot, name, mimeType, content) });
    }

    /// <summary>Presses a button of a message, whether it still stands there, was deleted or never had that button.</summary>
    /// <exception cref="InvalidOperationException">No such message was ever in this chat, or the bot is blocked.</exception>
    public PressResult Press(int messageId, string callbackData)
    {
        lock (_world.Gate)
        {
            RequireReach();
            var standing = Find(messageId);
            if (standing is null && !_deleted.Contains(messageId))
                throw new InvalidOperationException($"Message {messageId} was never in this chat.");
            return _world.Press(this, messageId, standing, callbackData);
        }
    }

    /// <summary>Presses the newest callback button whose label contains the text or whose data starts with it.</summary>
    /// <exception cref="InvalidOperationException">No message has such a button; the error lists those there are.</exception>
    public PressResult PressButton(string textOrData)
    {
        var (message, button) = FindButton(textOrData);
        return button.Kind == ButtonKind.Callback
            ? Press(message.Id, button.Data)
            : throw new InvalidOperationException($"'{button.Text}' sends no callback: it is a {button.Kind} button with '{button.Data}'.");
    }

    /// <summary>Finds the newest button whose label contains the text or whose data starts with it.</summary>
    /// <exception cref="InvalidOperationException">No message has such a button; the error lists those there are.</exception>
    public (ChatMessage Message, Button Button) FindButton(string textOrData)
    {
        var messages = Messages;
        foreach (var message in messages.Reverse())
        {
            var button = message.Buttons.FirstOrDefault(button =>
                button.Text.Contains(textOrData, StringComparison.OrdinalIgnoreCase) || button.Data.StartsWith(textOrData, StringComparison.Ordinal));
            if (button is not null)
                return (message, button);
        }
        throw new InvalidOperationException($"No button '{textOrData}'. {Transcript()}");
    }

    /// <summary>Types the bot's name with a query in some chat.</summary>
    public InlineResult AskInline(string query, string offset = "")
    {
        lock (_world.Gate)
        {
            IsKnown = true;
            return _world.AskInline(this, query, offset);
        }
    }

    /// <summary>Blocks the bot: it gets a my_chat_member update and 403 from now on.</summary>
    public void Block() => SetBlocked(true);

    /// <summary>Unblocks the bot, which gets a my_chat_member update.</summary>
    public void Unblock() => SetBlocked(false);

    /// <summary>
    /// Forwards a message to another person, into their <see cref="Person.Inbox"/>. Its keyboard goes along only if
    /// every button is a link.
    /// </summary>
    /// <exception cref="InvalidOperationException">The message does not stand in this chat.</exception>
    public ChatMessage ForwardTo(PersonChat other, int messageId) => ForwardTo(other.Person, messageId);

    /// <inheritdoc cref="ForwardTo(PersonChat, int)"/>
    public ChatMessage ForwardTo(Person other, int messageId)
    {
        lock (_world.Gate)
        {
            var message = Find(messageId) ?? throw new InvalidOperationException($"Message {messageId} does not stand in this chat.");
            return other.Receive(Forwarding.Copy(message, this), Person);
        }
    }

    /// <summary>Deletes a message that the person wrote, on both sides. Telegram tells the bot nothing.</summary>
    /// <exception cref="InvalidOperationException">The person wrote no such message, or it is gone already.</exception>
    public void DeleteOwn(int messageId)
    {
        lock (_world.Gate)
        {
            if (Find(messageId) is not { FromBot: false })
                throw new InvalidOperationException($"{Person.FirstName} has no message {messageId} of their own here.");
            Delete(messageId);
        }
    }

    internal static void CheckText(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (text.Length > LongestMessage)
            throw new ArgumentException($"A message holds at most {LongestMessage} UTF-16 units, not {text.Length}.", nameof(text));
    }

    private void SetBlocked(bool blocked)
    {
        lock (_world.Gate)
        {
            if (IsBlocked == blocked)
                return;
            IsBlocked = blocked;
            _world.Enqueue(Bot, "my_chat_member", json => UpdateJson.WriteMembership(json, this, _world.Now));
            Changed();
        }
    }

    private ChatMessage Write(Func<ChatMessage, ChatMessage> fill)
    {
        lock (_world.Gate)
        {
            RequireReach();
            IsStarted = true;
            var message = Add(fill(new ChatMessage { Id = Bot.NextMessageId(), FromBot = false, Date = _world.Now }));
            _world.Enqueue(Bot, "message", json => MessageJson.Write(json, message, this));
            return message;
        }
    }

    private void RequireReach()
    {
        if (Person.IsDeactivated)
            throw new InvalidOperationException($"{Person.FirstName}'s account is deleted.");
        if (IsBlocked)
            throw new InvalidOperationException($"{Person.FirstName} has blocked the bot: unblock it first.");
    }
}
