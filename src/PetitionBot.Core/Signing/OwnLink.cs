namespace PetitionBot.Core.Signing;

/// <summary>A person's own link to a petition.</summary>
/// <param name="Key">What the book calls it.</param>
/// <param name="Url">The address to pass on.</param>
/// <param name="Credits">How many credits were applied to it.</param>
internal sealed record OwnLink(byte[] Key, string Url, long Credits);
