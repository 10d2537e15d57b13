using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Ledger;

namespace PetitionBot.Tests.Ledger;

public class SerialStateTests
{
    [Fact]
    public void Exactly_these_moves_are_allowed()
    {
        // Column by column: none, signed, withdrawn, invalidated, reinstated.
        LeafKind?[] states = [null, LeafKind.Signed, LeafKind.Withdrawn, LeafKind.Invalidated, LeafKind.Reinstated];
        Assert.Equal("x....", Row(LeafKind.Signed));
        Assert.Equal(".x.xx", Row(LeafKind.Withdrawn));
        Assert.Equal(".x..x", Row(LeafKind.Invalidated));
        Assert.Equal("...x.", Row(LeafKind.Reinstated));
        Assert.Equal(".x..x", Row(LeafKind.Corrected));
        Assert.Equal(".....", Row(LeafKind.Audit));

        string Row(LeafKind next) => string.Concat(states.Select(state => SerialState.Allows(state, next) ? 'x' : '.'));
    }

    [Fact]
    public void Only_signed_and_reinstated_serials_are_counted() =>
        Assert.Equal(
            [LeafKind.Signed, LeafKind.Reinstated],
            Enum.GetValues<LeafKind>().Where(kind => SerialState.Counts(kind)));

    [Fact]
    public void Nothing_ever_follows_a_withdrawal_and_each_allowed_walk_keeps_to_the_states() =>
        Prop.ForAll<LeafKind[]>(kinds =>
        {
            LeafKind? state = null;
            foreach (var next in kinds.Where(next => SerialState.Allows(state, next)))
            {
                if (state is LeafKind.Withdrawn) return false;
                var after = SerialState.After(state, next);
                if (next is LeafKind.Corrected ? after != state : after != next) return false;
                state = after;
            }

            return state is not (LeafKind.Corrected or LeafKind.Audit);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_move_that_is_not_allowed_is_named()
    {
        var error = Assert.Throws<InvalidOperationException>(() => SerialState.After(LeafKind.Withdrawn, LeafKind.Reinstated));
        Assert.Contains("'Reinstated' may not follow 'Withdrawn'", error.Message, StringComparison.Ordinal);
        Assert.False(SerialState.Counts(null));
    }
}
