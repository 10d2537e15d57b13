namespace PetitionBot.Core.Storage;

/// <summary>What waits to be sent, and what was sent.</summary>
public interface IOutboxTable
{
    /// <summary>The id that the next added row must have. Ids are never used again, also after a restart with an empty outbox.</summary>
    long NextId { get; }

    /// <summary>Adds a row whose id is <see cref="NextId"/>.</summary>
    /// <exception cref="StoreConflictException">The id is not the next one.</exception>
    void Add(OutboxRow row);

    /// <summary>Whether the row is still waiting.</summary>
    bool Waits(long id);

    /// <summary>The waiting row, or null.</summary>
    OutboxRow? Find(long id);

    /// <summary>Up to <paramref name="limit"/> waiting rows of a bot with an id above <paramref name="afterId"/>, by id.</summary>
    IReadOnlyList<OutboxRow> List(long bot, long afterId, int limit);

    /// <summary>The waiting rows of a chat, by id.</summary>
    IReadOnlyList<OutboxRow> ListOf(byte[] chat);

    /// <summary>Puts a row off, if it is there: it was tried once more and must wait until then. Times keep whole milliseconds.</summary>
    void Postpone(long id, DateTimeOffset notBefore);

    /// <summary>Removes a waiting row that needs no sending any more, if it is there.</summary>
    void Delete(long id);

    /// <summary>Removes every waiting row of a chat and returns how many there were.</summary>
    int DeleteChat(byte[] chat);

    /// <summary>Removes a waiting row, if it is still there, and keeps where its message stands, over an older place.</summary>
    void MarkSent(long id, SentRow row);

    /// <summary>Where a message to this chat stands, by the number of its place, or null.</summary>
    SentRow? FindSent(byte[] chat, long place);

    /// <summary>Keeps where a message of the person stands, over the same one.</summary>
    void KeepReceived(ReceivedRow row);

    /// <summary>Where the bot's messages to a chat stand.</summary>
    IReadOnlyList<SentRow> ListSent(byte[] chat);

    /// <summary>Where the person's messages in a chat stand.</summary>
    IReadOnlyList<ReceivedRow> ListReceived(byte[] chat);

    /// <summary>Forgets the messages of both sides in a chat, and returns how many.</summary>
    int ForgetMessages(byte[] chat);

    /// <summary>Forgets the messages of both sides of hours before this one and returns how many.</summary>
    int ForgetMessagesBefore(long hour);
}
