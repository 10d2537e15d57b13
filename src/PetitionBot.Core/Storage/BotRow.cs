namespace PetitionBot.Core.Storage;

/// <summary>Where one bot stands with Telegram.</summary>
/// <param name="Bot">The bot's id: the number before the colon of its token.</param>
/// <param name="NextOffset">The offset to ask getUpdates for next.</param>
/// <param name="PolledAt">When getUpdates last succeeded.</param>
/// <param name="OutageSince">The last success before an outage whose messages are not written yet, or null.</param>
/// <param name="SetupHash">The SHA-256 of each command menu and description that Telegram has taken, one after another, or null.</param>
public sealed record BotRow(
    long Bot, long NextOffset, DateTimeOffset? PolledAt, DateTimeOffset? OutageSince = null, byte[]? SetupHash = null);
