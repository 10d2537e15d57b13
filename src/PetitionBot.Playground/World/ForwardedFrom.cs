namespace PetitionBot.Playground;

/// <summary>Who wrote a forwarded message first, and when.</summary>
internal sealed record ForwardedFrom(BotAccount? Bot, Person? Person, DateTimeOffset Date);
