namespace PetitionBot.Telegram.Types;

/// <summary>A person or a bot.</summary>
internal sealed record User(
    long Id, bool IsBot, string FirstName, string? LastName = null, string? LanguageCode = null, string? Username = null);
