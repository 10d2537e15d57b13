namespace PetitionBot.Core.Storage;

/// <summary>The bots that serve this book and the updates that they have done.</summary>
public interface IBotTable
{
    /// <summary>How many update ids are kept for each bot: enough for any repeat, whatever number the ids restart at.</summary>
    const int DoneUpdatesKept = 1000;

    /// <summary>The bot's row, or null before its first poll.</summary>
    BotRow? Find(long bot);

    /// <summary>The ids of all bots that ever served this book.</summary>
    IReadOnlyList<long> List();

    /// <summary>Writes the bot's row, over an older one. Times keep whole milliseconds.</summary>
    void Save(BotRow row);

    /// <summary>Whether this update is among the last <see cref="DoneUpdatesKept"/> done by the bot.</summary>
    bool IsDone(long bot, long updateId);

    /// <summary>Marks an update as done and forgets the bot's oldest marks (in the order of marking) beyond the number kept.</summary>
    /// <exception cref="StoreConflictException">It is marked already.</exception>
    void MarkDone(long bot, long updateId);
}
