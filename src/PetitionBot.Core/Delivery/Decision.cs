using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>What an update causes: made without touching anything, carried out in one transaction.</summary>
/// <param name="Outgoing">What to send to the person, in this order; row i of the outbox gets the decision's first row + i.</param>
/// <param name="Answer">How to end the waiting of a pressed button, or null.</param>
/// <param name="Apply">Writes the changes. Runs inside the transaction, once.</param>
public sealed record Decision(IReadOnlyList<Outgoing> Outgoing, CallbackAnswer? Answer, Action<IUnitOfWork> Apply)
{
    /// <summary>Nothing to do, nothing to say.</summary>
    public static Decision Nothing { get; } = new([], null, _ => { });
}
