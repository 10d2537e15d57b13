namespace PetitionBot.Core.Organizing;

/// <summary>What the log says of some days.</summary>
/// <param name="Came">Entries that say signed or reinstated.</param>
/// <param name="Went">
/// Entries that say withdrawn or invalidated. A signature that was invalidated and then withdrawn has both, so over time the two
/// numbers need not differ by the count.
/// </param>
internal sealed record Moves(long Came, long Went);
