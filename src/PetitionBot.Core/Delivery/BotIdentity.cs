namespace PetitionBot.Core.Delivery;

/// <summary>Who the bot is, as getMe told.</summary>
/// <param name="Id">The number before the colon of its token.</param>
/// <param name="Username">Its name in links, without the @.</param>
public sealed record BotIdentity(long Id, string Username);
