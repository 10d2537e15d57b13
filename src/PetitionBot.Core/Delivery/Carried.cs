namespace PetitionBot.Core.Delivery;

/// <summary>How an attempt to send ended, for logs and metrics: nothing of what was said, and not to whom.</summary>
/// <param name="Lane">The row's lane.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Waited">How long the row has been with the courier; one from before a start, since the start.</param>
/// <param name="PausesLane">Whether the whole lane waits now, since several chats were told to.</param>
public sealed record Carried(Lane Lane, SendOutcome Outcome, TimeSpan Waited, bool PausesLane);
