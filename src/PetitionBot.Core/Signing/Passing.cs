namespace PetitionBot.Core.Signing;

/// <summary>Passing a petition on.</summary>
internal static class Passing
{
    /// <summary>/share: the petition in hand, the one that was signed, the only one, or the list first.</summary>
    public static void Share(Reply reply)
    {
        var visit = reply.Visit;
        var signed = visit.Standings.Where(standing => standing.IsSigned).ToList();
        var standing = visit.Find(reply.Dialogue.Draft?.Petition)
            ?? (signed is [var one] ? one : visit.Standings is [var only] ? only : null);
        if (standing is null) reply.Show(PetitionScreens.List(visit));
        else Share(reply, standing);
    }

    /// <summary>The person's own link, and below it the message to forward.</summary>
    public static void Share(Reply reply, Standing standing)
    {
        var visit = reply.Visit;
        var link = visit.LinkOf(standing.Petition);
        var generation = standing.Mine?.Box.Generation
            ?? reply.Dialogue.Origins.FirstOrDefault(origin => origin.Petition == standing.Petition.Id.Value)?.Generation ?? 0;
        reply.Write(new Change.MakeLink(standing.Petition, link.Key, generation));
        reply.Say(MineScreens.Link(visit, standing, link));
        reply.Say(MineScreens.ShareCard(visit, standing, link));
    }
}
