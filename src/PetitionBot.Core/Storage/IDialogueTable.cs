namespace PetitionBot.Core.Storage;

/// <summary>The conversation with each chat.</summary>
public interface IDialogueTable
{
    /// <summary>The chat's row, or null.</summary>
    DialogueRow? Find(byte[] chat);

    /// <summary>Writes the chat's row, over an older one.</summary>
    void Save(DialogueRow row);

    /// <summary>Removes the chat's row, if there is one.</summary>
    void Delete(byte[] chat);

    /// <summary>
    /// Up to <paramref name="limit"/> rows of the bot with this draft state and an hour from <paramref name="fromHour"/>
    /// up to, not including, <paramref name="toHour"/>, ordered by chat, after the given chat (null: from the first).
    /// </summary>
    IReadOnlyList<DialogueRow> List(long bot, DraftState draft, long fromHour, long toHour, byte[]? afterChat, int limit);
}
