namespace PetitionBot.Core.Delivery;

/// <summary>Who wrote, as Telegram told with the update.</summary>
/// <param name="Id">The Telegram id.</param>
/// <param name="ChatId">The private chat with the bot.</param>
/// <param name="FirstName">The first name of the profile; may hold anything.</param>
/// <param name="LastName">The last name of the profile, or null.</param>
/// <param name="LanguageTag">The language of the person's app as an IETF tag, or null.</param>
public sealed record Person(long Id, long ChatId, string FirstName, string? LastName, string? LanguageTag)
{
    /// <summary>First and last name as one text.</summary>
    public string FullName => LastName is null ? FirstName : $"{FirstName} {LastName}";
}
