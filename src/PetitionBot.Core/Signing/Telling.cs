using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;

namespace PetitionBot.Core.Signing;

/// <summary>Promise 9: at the next contact, whatever it is, people are told that a signature is not counted, why, and how to object.</summary>
internal static class Telling
{
    public static void Tell(Reply reply)
    {
        // What is said last on cleaning and on erasing tells nothing; then it is told the next time.
        if (reply.Changes.Any(change => change is Change.ForgetMessages)) return;
        foreach (var standing in reply.Visit.Standings)
        {
            if (standing.Mine is not { State: LeafKind.Invalidated, Box.Told: false } mine) continue;
            var html = MineScreens.NotCounted(reply.Visit, standing, mine);
            if (!reply.Outgoing.Any(what => Shows(what, html))) reply.Say(html);
            reply.Write(new Change.Told(mine));
        }
    }

    private static bool Shows(Outgoing what, string html) => what switch
    {
        Outgoing.Say say => say.Html.Contains(html, StringComparison.Ordinal),
        Outgoing.Edit edit => edit.Html.Contains(html, StringComparison.Ordinal),
        _ => false,
    };
}
