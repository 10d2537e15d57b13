using PetitionBot.Core.Delivery;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Signing;

/// <summary>The moment of signing.</summary>
internal static class Confirming
{
    /// <summary>The Confirm button, for the version that was shown with it.</summary>
    public static void Confirm(Reply reply, Standing standing, string version, int messageId)
    {
        var visit = reply.Visit;
        if (standing.Mine is { IsCounted: true } mine && (!standing.IsOutdated || version == mine.Version.Prefix))
        {
            // A double tap: the first one has signed. Show the same proof again.
            reply.Note = visit.Say.AlreadySignedNote(mine.Serial);
            reply.Show(standing.IsOutdated ? MineScreens.Of(visit, standing) : MineScreens.Signed(visit, standing, mine.Serial, visit.LinkOf(standing.Petition)));
            return;
        }

        if ((Form.Refusal(visit, standing) ?? Form.RefusalOfErased(visit, standing)) is { } refusal) reply.Show(refusal);
        else if (version != standing.Petition.Manifest.Version.Prefix) ShowNewText(reply, standing, new MessageRef.Id(messageId));
        else if (Filled(reply, standing) is not { } draft) Form.Begin(reply, standing);
        else Sign(reply, standing, draft);
    }

    /// <summary>The text that replaced the one that the person was about to sign; what was filled in stays.</summary>
    public static void ShowNewText(Reply reply, Standing standing, params MessageRef[] traces)
    {
        reply.Show(PetitionScreens.Page(reply.Visit, standing, 1, out _).Under(reply.Visit.Say.TextChanged));
        if (reply.Dialogue.Draft is { Corrects: null } draft && draft.Petition == standing.Petition.Id.Value)
            reply.Dialogue = reply.Dialogue with { Draft = draft.Leaving(traces) with { Version = standing.Petition.Manifest.Version.Prefix } };
    }

    private static Draft? Filled(Reply reply, Standing standing)
    {
        var id = standing.Petition.Id.Value;
        var asked = standing.Petition.Settings.Fields;
        if (asked == Fields.None) return new Draft { Petition = id, Step = Step.Summary };
        return reply.Dialogue.Draft is { Corrects: null } draft && draft.Petition == id && draft.AtNextQuestion(asked).Step == Step.Summary
            && draft.Step == Step.Summary ? draft : null;
    }

    private static void Sign(Reply reply, Standing standing, Draft draft)
    {
        var visit = reply.Visit;
        var petition = standing.Petition;
        var id = petition.Id.Value;
        var link = visit.LinkOf(petition);
        var replaced = standing.IsOutdated ? standing.Mine : null;
        // Nobody is brought by a link to a petition that they have signed.
        var origin = replaced is null ? reply.Dialogue.Origins.FirstOrDefault(o => o.Petition == id) : null;
        // Who signs again still came the way they came at first.
        var (source, generation) = origin is not null ? (origin.Source, origin.Generation)
            : standing.Mine is { Box: var before } ? (before.Source, before.Generation) : (Origin.Direct, 0);
        reply.Write(new Change.Sign(petition, standing.NextSerial, Form.FieldsOf(draft, visit.Language), source, generation, origin?.LinkKey, standing.Mine, standing.Mine is null ? visit.TombstoneOf(petition) : null, draft.Consent));
        reply.Write(new Change.MakeLink(petition, link.Key, generation));
        Ways.Reach(reply, standing, Reached.Signed);
        var proof = MineScreens.Signed(visit, standing, standing.NextSerial, link);
        var shown = reply.Show(replaced is null ? proof : proof.Above(visit.Say.Replaced(replaced.Serial)));
        reply.Delete(draft.Traces, keep: shown);
        reply.Say(MineScreens.ShareCard(visit, standing, link));
        Forget(reply, id);
    }

    private static void Forget(Reply reply, string id) => reply.Dialogue = reply.Dialogue with
    {
        Draft = reply.Dialogue.Draft?.Petition == id ? null : reply.Dialogue.Draft,
        Origins = [.. reply.Dialogue.Origins.Where(origin => origin.Petition != id)],
        Ways = Ways.Without(reply.Dialogue, id),
    };
}
