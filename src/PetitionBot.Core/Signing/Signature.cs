using PetitionBot.Core.Ledger;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>One person's signature, opened.</summary>
/// <param name="Row">The row as it is stored.</param>
/// <param name="Box">What its box holds.</param>
internal sealed record Signature(SignatureRow Row, SignatureBox Box)
{
    /// <summary>At most so many signatures of one person for one petition within <see cref="LimitDays"/> days.</summary>
    public const int LimitTimes = 3;

    /// <summary>The days of the limit.</summary>
    public const int LimitDays = 30;

    public long Serial => Row.Serial;

    public LeafKind State => (LeafKind)Row.State;

    public bool IsCounted => SerialState.Counts(State);

    /// <summary>Whether the person may sign again on this day, having withdrawn.</summary>
    public bool MaySignAgain(DateOnly day) =>
        State == LeafKind.Withdrawn && Box.SignedOn.Count(signed => signed.AddDays(LimitDays) > day) < LimitTimes;
}
