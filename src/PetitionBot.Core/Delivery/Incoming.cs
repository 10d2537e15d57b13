namespace PetitionBot.Core.Delivery;

/// <summary>What a person did, in the bot's own words. A closed set.</summary>
public abstract record Incoming
{
    private Incoming(Person from) => From = from;

    /// <summary>Who did it.</summary>
    public Person From { get; }

    /// <summary>The message that the person wrote in the private chat; null where they wrote none.</summary>
    public int? Written => this switch
    {
        Command one => one.MessageId,
        Text one => one.MessageId,
        Contact one => one.MessageId,
        Document one => one.MessageId,
        Other one => one.MessageId,
        _ => null,
    };

    /// <summary>A command such as <c>/start 1l...</c>.</summary>
    /// <param name="From">Who did it.</param>
    /// <param name="MessageId">The message in the private chat.</param>
    /// <param name="Name">The command without its slash, in lower case.</param>
    /// <param name="Argument">What stands behind it, trimmed; may be empty.</param>
    public sealed record Command(Person From, int MessageId, string Name, string Argument) : Incoming(From);

    /// <summary>A press of an inline button.</summary>
    /// <param name="From">Who did it.</param>
    /// <param name="CallbackId">What to answer to, within 150 s.</param>
    /// <param name="MessageId">The message under which the button stands.</param>
    /// <param name="Data">The button's data; anything, when it was forged.</param>
    public sealed record Press(Person From, string CallbackId, int MessageId, string Data) : Incoming(From);

    /// <summary>A text that is no command.</summary>
    /// <param name="From">Who did it.</param>
    /// <param name="MessageId">The message in the private chat.</param>
    /// <param name="Value">The text; may hold anything.</param>
    public sealed record Text(Person From, int MessageId, string Value) : Incoming(From);

    /// <summary>A shared contact.</summary>
    /// <param name="From">Who did it.</param>
    /// <param name="MessageId">The message in the private chat.</param>
    /// <param name="Phone">The phone number in it.</param>
    /// <param name="IsOwn">Whether Telegram says that it is the sender's own.</param>
    public sealed record Contact(Person From, int MessageId, string Phone, bool IsOwn) : Incoming(From);

    /// <summary>A file.</summary>
    /// <param name="From">Who did it.</param>
    /// <param name="MessageId">The message in the private chat.</param>
    /// <param name="FileId">By what the same bot can ask for it.</param>
    /// <param name="FileName">The name that the person's app gave it; may be empty, may hold anything.</param>
    /// <param name="Size">How many bytes it has, by Telegram; 0 where it did not say.</param>
    public sealed record Document(Person From, int MessageId, string FileId, string FileName, long Size) : Incoming(From);

    /// <summary>Any other message: a picture, a sticker, a voice.</summary>
    /// <param name="From">Who did it.</param>
    /// <param name="MessageId">The message in the private chat.</param>
    public sealed record Other(Person From, int MessageId) : Incoming(From);

    /// <summary>The person blocked the bot.</summary>
    /// <param name="From">Who did it.</param>
    public sealed record Blocked(Person From) : Incoming(From);
}
