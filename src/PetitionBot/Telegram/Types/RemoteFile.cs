namespace PetitionBot.Telegram.Types;

/// <summary>The Bot API's File: where a file can be fetched for an hour.</summary>
internal sealed record RemoteFile(long? FileSize = null, string? FilePath = null);
