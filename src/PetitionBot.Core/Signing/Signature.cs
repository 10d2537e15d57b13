using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>One person's signature, opened.</summary>
/// <param name="Row">The row as it is stored.</param>
/// <param name="Box">What its box holds.</param>
internal sealed record Signature(SignatureRow Row, SignatureBox Box)
{
    /// <summary>At most so many signatures of one person for one petition within <see cref="LimitDays"/> days, and so many corrections.</summary>
    public const int LimitTimes = 3;

    /// <summary>The days of the limit.</summary>
    public const int LimitDays = 30;

    public long Serial => Row.Serial;

    public LeafKind State => (LeafKind)Row.State;

    public bool IsCounted => SerialState.Counts(State);

    /// <summary>Whether it was invalidated and never reinstated: then withdrawing or erasing it makes room for no other.</summary>
    public bool IsBarred => State == LeafKind.Invalidated || Box.Reason is not null;

    /// <summary>The text that was signed.</summary>
    public PetitionVersion Version => new(Row.Version);

    /// <summary>The first day on which the limit lets the person sign again; long past unless it is reached.</summary>
    public DateOnly MaySignFrom => MaySignAgain(Box.SignedOn);

    /// <summary>The first day on which the limit lets the person correct again; long past unless it is reached.</summary>
    public DateOnly MayCorrectFrom => MaySignAgain(Box.CorrectedOn);

    /// <summary>The first day on which the limit lets somebody sign again who signed on these days.</summary>
    public static DateOnly MaySignAgain(IReadOnlyList<DateOnly> signedOn) =>
        signedOn.Count < LimitTimes ? DateOnly.MinValue : signedOn.TakeLast(LimitTimes).Min().AddDays(LimitDays);
}
