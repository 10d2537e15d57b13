namespace PetitionBot.Core.Signing;

/// <summary>A file that was sent into a chat a moment ago.</summary>
/// <param name="File">Which one: its name and the version of what is in it.</param>
/// <param name="Minute">When it was asked for: whole minutes since 1970-01-01 UTC.</param>
internal sealed record FileAsked(string File, long Minute);
