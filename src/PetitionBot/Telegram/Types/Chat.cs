namespace PetitionBot.Telegram.Types;

/// <summary>Where something happened.</summary>
internal sealed record Chat(long Id, string Type)
{
    /// <summary>Whether it is a chat of one person with the bot.</summary>
    public bool IsPrivate() => Type == "private";
}
