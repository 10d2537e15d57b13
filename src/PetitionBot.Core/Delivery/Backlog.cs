namespace PetitionBot.Core.Delivery;

/// <summary>What waits in a lane at a moment, with what is under way.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Oldest">How long the oldest of them has been with the courier; zero where there is none.</param>
public sealed record Backlog(Lane Lane, int Rows, TimeSpan Oldest);
