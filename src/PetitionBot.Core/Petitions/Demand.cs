namespace PetitionBot.Core.Petitions;

/// <summary>One demand, whole.</summary>
/// <param name="Html">Its text with its reasons, as Telegram HTML, without its number; of any length.</param>
public sealed record Demand(string Html);
