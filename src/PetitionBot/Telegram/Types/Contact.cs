namespace PetitionBot.Telegram.Types;

/// <summary>A shared contact; <paramref name="UserId"/> may be missing.</summary>
internal sealed record Contact(string PhoneNumber, long? UserId = null);
