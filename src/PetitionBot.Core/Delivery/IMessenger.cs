namespace PetitionBot.Core.Delivery;

/// <summary>One bot's way to speak. Never throws for what Telegram answers; only for cancellation. Safe for several threads.</summary>
public interface IMessenger
{
    /// <summary>Which bot speaks.</summary>
    long BotId { get; }

    /// <summary>Sends a new message.</summary>
    Task<SendOutcome> SayAsync(long chatId, Outgoing.Say say, CancellationToken cancellation);

    /// <summary>Sends a file.</summary>
    Task<SendOutcome> SendAsync(long chatId, Outgoing.Document document, CancellationToken cancellation);

    /// <summary>Edits a message whose number is known.</summary>
    Task<SendOutcome> EditAsync(long chatId, int messageId, string html, Keyboard.Inline? keyboard, CancellationToken cancellation);

    /// <summary>Removes messages; those that cannot be removed any more are passed over.</summary>
    Task<SendOutcome> DeleteAsync(long chatId, IReadOnlyList<int> messageIds, CancellationToken cancellation);

    /// <summary>Reads a file that a person sent to this bot.</summary>
    /// <param name="fileId">The id that came with the message.</param>
    /// <param name="most">How many bytes are taken at most, whatever the file's size is said to be.</param>
    /// <param name="cancellation">Breaks the reading off.</param>
    Task<FileOutcome> ReadAsync(string fileId, int most, CancellationToken cancellation);

    /// <summary>Ends the waiting of a pressed button. A late or failed answer is no error: the effect has happened already.</summary>
    Task AnswerAsync(CallbackAnswer answer, CancellationToken cancellation);
}
