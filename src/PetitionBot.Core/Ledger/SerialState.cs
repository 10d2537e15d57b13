namespace PetitionBot.Core.Ledger;

/// <summary>
/// Which entries may follow which for one serial, and when it is counted; docs/log-format.md, "States of a serial".
/// The state is the last entry that changed it (<see cref="LeafKind.Corrected"/> changes none), null before the first.
/// </summary>
public static class SerialState
{
    /// <summary>Whether an entry of this kind may follow for a serial in this state.</summary>
    public static bool Allows(LeafKind? state, LeafKind next) => next switch
    {
        LeafKind.Signed => state is null,
        LeafKind.Withdrawn => Counts(state) || state is LeafKind.Invalidated,
        LeafKind.Invalidated => Counts(state),
        LeafKind.Reinstated => state is LeafKind.Invalidated,
        LeafKind.Corrected => Counts(state),
        _ => false,
    };

    /// <summary>The state after an entry.</summary>
    /// <exception cref="InvalidOperationException">The entry may not follow.</exception>
    public static LeafKind After(LeafKind? state, LeafKind next)
    {
        if (!Allows(state, next))
            throw new InvalidOperationException($"'{next}' may not follow '{state?.ToString() ?? "nothing"}' for a serial");
        return next is LeafKind.Corrected ? state!.Value : next;
    }

    /// <summary>Whether a serial in this state is counted: it was last signed or reinstated.</summary>
    public static bool Counts(LeafKind? state) => state is LeafKind.Signed or LeafKind.Reinstated;
}
