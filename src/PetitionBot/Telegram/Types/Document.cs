namespace PetitionBot.Telegram.Types;

/// <summary>A file that a person sent.</summary>
internal sealed record Document(string FileId, string? FileName = null, long? FileSize = null);
