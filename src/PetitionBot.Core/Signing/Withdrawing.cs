using PetitionBot.Core.Ledger;

namespace PetitionBot.Core.Signing;

/// <summary>Taking a signature back, asked twice.</summary>
internal static class Withdrawing
{
    public static void Ask(Reply reply, Standing standing, string serial) =>
        reply.Show(IsMeant(standing, serial) ? MineScreens.AskWithdraw(reply.Visit, standing) : MineScreens.Of(reply.Visit, standing));

    public static void Withdraw(Reply reply, Standing standing, string serial)
    {
        if (!IsMeant(standing, serial))
        {
            reply.Show(MineScreens.Of(reply.Visit, standing));
            return;
        }

        reply.Write(new Change.Withdraw(standing.Petition, standing.Mine!));
        reply.Show(new Screen(
            reply.Visit.Say.WithdrawDone(standing.Mine!.Serial),
            [ButtonData.Button(reply.Visit.Say.PetitionButton, Verb.Petition, standing.Petition.Id.Value)]));
    }

    // The serial stands in the button, so that an old one can never withdraw a newer signature.
    private static bool IsMeant(Standing standing, string serial) =>
        standing.Mine is { State: not LeafKind.Withdrawn } mine && $"{mine.Serial}" == serial;
}
