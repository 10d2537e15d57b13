namespace PetitionBot.Telegram;

/// <summary>Limits that the Bot API states and this edge relies on; a test compares them with the API's description.</summary>
internal static class BotApiLimits
{
    /// <summary>The most updates that one getUpdates brings.</summary>
    public const int UpdatesAtOnce = 100;

    /// <summary>The most messages that one deleteMessages takes.</summary>
    public const int DeletionsAtOnce = 100;

    /// <summary>Characters of a message, after its entities are parsed.</summary>
    public const int TextCharacters = 4096;

    /// <summary>Characters of the note that answers a press.</summary>
    public const int AnswerCharacters = 200;

    /// <summary>Bytes of UTF-8 in a button's data.</summary>
    public const int CallbackDataBytes = 64;

    /// <summary>Characters that a button copies.</summary>
    public const int CopyCharacters = 256;

    /// <summary>The longest poll: the server cuts longer ones.</summary>
    public static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(50);
}
