using PetitionBot.Core.Delivery;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Signing;

/// <summary>
/// Replacing what was filled in for a counted signature, by the same dialogue as signing. Also after the collecting has ended:
/// it changes no number.
/// </summary>
internal static class Correcting
{
    /// <summary>The Correct button: from here on it is the form.</summary>
    public static void Begin(Reply reply, Standing standing, string serial)
    {
        if (Refused(reply, standing, serial) is not null) return;
        if (reply.Dialogue.Draft is { IsForm: true } other) reply.Delete(other.Traces);
        var mine = standing.Mine!;
        var draft = new Draft { Petition = standing.Petition.Id.Value, Step = Step.Consent, Version = mine.Version.Prefix, Corrects = mine.Serial };
        Form.Ask(reply, standing, draft, reply.Visit.Say.CorrectHint(mine.Serial));
    }

    /// <summary>The button below the summary.</summary>
    public static void Confirm(Reply reply, Standing standing, string serial)
    {
        var draft = reply.Dialogue.Draft;
        if (draft?.Corrects is null || draft.Petition != standing.Petition.Id.Value || $"{draft.Corrects}" != serial)
        {
            // A double tap: the first one has corrected.
            reply.Note = reply.Visit.Say.OldButtonNote;
            reply.Show(MineScreens.Of(reply.Visit, standing));
        }
        else if (Refused(reply, standing, serial) is { } refusal)
        {
            End(reply, draft, refusal);
        }
        else if (draft.Step == Step.Summary && draft.AtNextQuestion(standing.Petition.Settings.Fields).Step == Step.Summary)
        {
            reply.Write(new Change.Correct(standing.Petition, standing.Mine!, Form.FieldsOf(draft, reply.Visit.Language), draft.Consent));
            End(reply, draft, reply.Show(MineScreens.Of(reply.Visit, standing).Under(reply.Visit.Say.CorrectDone(standing.Mine!.Serial))));
        }
        else
        {
            Form.Ask(reply, standing, draft.AtNextQuestion(standing.Petition.Settings.Fields));
        }
    }

    /// <summary>Whether a signature can be corrected at all, so that a button for it makes sense.</summary>
    public static bool IsPossible(Standing standing) => standing.IsSigned && standing.Petition.Settings.Fields != Fields.None;

    // A signature that is not counted stays as it was judged, and a withdrawn one is over: the log takes no correction of either.
    private static MessageRef? Refused(Reply reply, Standing standing, string serial)
    {
        var say = reply.Visit.Say;
        var page = MineScreens.Of(reply.Visit, standing);
        if (!IsPossible(standing) || $"{standing.Mine!.Serial}" != serial)
        {
            reply.Note = standing.IsSigned ? say.OldButtonNote : say.CorrectOnlyCountedNote;
            return reply.Show(page);
        }

        var from = standing.Mine.MayCorrectFrom;
        return from > standing.Petition.DayOf(reply.Visit.Now) ? reply.Show(page.Under(say.CorrectTooOften(from))) : null;
    }

    private static void End(Reply reply, Draft draft, MessageRef shown)
    {
        reply.Delete(draft.Traces, keep: shown);
        reply.Dialogue = reply.Dialogue with { Draft = null };
    }
}
