using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>Filling in: consent, then one question after the other, up to the summary.</summary>
internal static class Form
{
    private const int MostTraces = 40;

    /// <summary>/sign: the petition in hand, the only one, or the list first.</summary>
    public static void Begin(Reply reply)
    {
        var visit = reply.Visit;
        var standing = visit.Find(reply.Dialogue.Draft?.Petition) ?? (visit.Standings is [var only] ? only : null);
        if (Waiting(reply) is var (corrected, draft) && draft.Corrects is not null) Ask(reply, corrected, draft);
        else if (standing is null) reply.Show(PetitionScreens.List(visit));
        else Begin(reply, standing);
    }

    /// <summary>The Sign button, for the version that was shown with it; empty where it was shown with none.</summary>
    public static void Begin(Reply reply, Standing standing, string version = "")
    {
        if ((Refusal(reply.Visit, standing) ?? RefusalOfErased(reply.Visit, standing)) is { } screen)
        {
            reply.Show(screen);
            return;
        }

        // A correction that was begun is of what was signed, never of what is signed now.
        var draft = reply.Dialogue.Draft is { Corrects: null } begun && begun.Petition == standing.Petition.Id.Value ? begun : null;
        var current = standing.Petition.Manifest.Version.Prefix;
        if (version.Length == 0) version = draft?.Version ?? current;
        if (version != current)
        {
            Confirming.ShowNewText(reply, standing);
            return;
        }

        Ways.Reach(reply, standing, Reached.Opened);
        if (standing.Petition.Settings.Fields == Fields.None)
        {
            Opening.Show(reply, standing);
            return;
        }

        if (draft is null && reply.Dialogue.Draft is { IsForm: true } other) reply.Delete(other.Traces);
        if (draft is not { IsForm: true }) draft = new Draft { Petition = standing.Petition.Id.Value, Step = Step.Consent };
        Ask(reply, standing, draft with { Version = version });
    }

    /// <summary>Why this person cannot sign now, as a screen, or null.</summary>
    public static Screen? Refusal(Visit visit, Standing standing)
    {
        if (standing is { Mine.State: not LeafKind.Withdrawn, IsOutdated: false }) return MineScreens.Of(visit, standing);
        var card = PetitionScreens.Card(visit, standing);
        if (PetitionScreens.NotOpen(visit, standing) is not null) return card;
        if (standing.Mine is { IsBarred: true } barred) return card.Under(Barred(visit, standing, barred.Box.Reason));
        // Signing a new text counts like any other: who is held up by the limit stays counted under the old one.
        return standing.Mine is { } mine ? TooOften(visit, standing, mine.Box.SignedOn) : null;
    }

    /// <summary>The same for somebody who erased their signature, so that erasing evades nothing.</summary>
    public static Screen? RefusalOfErased(Visit visit, Standing standing) =>
        standing.Mine is not null || visit.TombstoneOf(standing.Petition) is not { } erased ? null
        : erased.Reason is { } reason ? PetitionScreens.Card(visit, standing).Under(Barred(visit, standing, reason))
        : TooOften(visit, standing, erased.SignedOn);

    private static string Barred(Visit visit, Standing standing, string? reason) =>
        visit.Say.Barred(reason, standing.Petition.Settings.Contact);

    private static Screen? TooOften(Visit visit, Standing standing, IReadOnlyList<DateOnly> signedOn) =>
        Signature.MaySignAgain(signedOn) is var from && from > standing.Petition.DayOf(visit.Now)
            ? PetitionScreens.Card(visit, standing).Under(visit.Say.TooOften(from)) : null;

    public static void Agree(Reply reply, Standing standing, string wording, int messageId)
    {
        if (Current(reply, standing) is not { } draft) return;
        var page = ConsentPage.Of(standing.Petition, reply.Visit.Language, reply.Visit.IsSealing);
        // A button under other words agrees to nothing that these say.
        var isThisWording = wording == page.Argument;
        if (isThisWording)
        {
            if (draft.Corrects is null) Ways.Reach(reply, standing, Reached.Consented);
            reply.Write(new Change.KeepText(page.Text));
            draft = draft with { ConsentVersion = ConsentText.WordingVersion, Consent = page.Hash };
        }

        Next(reply, standing, draft, messageId);
    }

    public static void UseName(Reply reply, Standing standing, int messageId)
    {
        if (Current(reply, standing) is not { } draft) return;
        var isName = NameRule.Check(reply.Visit.Person.FullName, out var name) is null;
        Next(reply, standing, isName ? draft with { Name = name } : draft, messageId);
    }

    public static void ChooseRegion(Reply reply, Standing standing, string code, int messageId)
    {
        if (Current(reply, standing) is not { } draft) return;
        var isKnown = standing.Petition.Settings.Regions.Any(region => region.Code == code);
        Next(reply, standing, isKnown ? draft with { Region = code } : draft, messageId);
    }

    public static void SkipComment(Reply reply, Standing standing, int messageId)
    {
        if (Current(reply, standing) is { } draft) Next(reply, standing, draft with { Comment = draft.Comment ?? "" }, messageId);
    }

    /// <summary>From the summary back to one question.</summary>
    public static void Reask(Reply reply, Standing standing, Func<Draft, Draft> forget, int messageId)
    {
        if (Current(reply, standing) is { } draft) Next(reply, standing, forget(draft), messageId);
    }

    /// <summary>A text: the answer to the question that waits for one.</summary>
    public static void Typed(Reply reply, Incoming.Text text)
    {
        if (Waiting(reply) is not var (standing, draft))
        {
            Opening.WhereYouStand(reply);
            return;
        }

        // Whatever is typed in the middle of a form may be personal: it leaves the chat with the form.
        draft = draft.Leaving(new MessageRef.Id(text.MessageId));
        var (answered, problem) = Answer(reply.Visit, draft, text.Value);
        Ask(reply, standing, answered.AtNextQuestion(standing.Petition.Settings.Fields), problem);
    }

    /// <summary>A contact: only one's own, and only where it was asked for.</summary>
    public static void Shared(Reply reply, Incoming.Contact contact)
    {
        if (Waiting(reply) is not var (standing, draft))
        {
            Opening.WhereYouStand(reply);
            return;
        }

        draft = draft.Leaving(new MessageRef.Id(contact.MessageId));
        if (draft.Step != Step.Phone)
        {
            Ask(reply, standing, draft, reply.Visit.Say.NotUnderstood);
            return;
        }

        // What is not a number may hold what no field can, such as half of a surrogate pair.
        var isTaken = contact.IsOwn && PhoneRule.IsNumber(contact.Phone);
        if (isTaken) draft = (draft with { Phone = contact.Phone }).Leaving(reply.Say("✓", new Keyboard.Remove()));
        Ask(reply, standing, draft.AtNextQuestion(standing.Petition.Settings.Fields), isTaken ? null : reply.Visit.Say.PhoneNotOwn);
    }

    /// <summary>The button of the message after an outage.</summary>
    public static void Continue(Reply reply)
    {
        if (Waiting(reply) is var (standing, draft)) Ask(reply, standing, draft);
        else reply.Show(PetitionScreens.Home(reply.Visit));
    }

    /// <summary>/cancel and the Cancel button: nothing stays, neither in the book nor in the chat.</summary>
    public static void Cancel(Reply reply)
    {
        var draft = reply.Dialogue.Draft;
        if (draft is not { IsForm: true })
        {
            reply.Show(PetitionScreens.Home(reply.Visit).Under(reply.Visit.Say.NothingToCancel));
            return;
        }

        var shown = reply.Show(After(reply.Visit, draft));
        reply.Delete(draft.Traces, keep: shown);
        if (draft.Step == Step.Phone) reply.Say("✓", new Keyboard.Remove());
        reply.Dialogue = reply.Dialogue with { Draft = null, Ways = Ways.Without(reply.Dialogue, draft.Petition) };
    }

    /// <summary>What was filled in, as it is sealed.</summary>
    public static CanonicalFields FieldsOf(Draft draft, Language language) => new(
        draft.Name, draft.Region, draft.Phone, string.IsNullOrEmpty(draft.Comment) ? null : draft.Comment, language, draft.ConsentVersion);

    /// <summary>Shows the question that the draft waits at, and remembers the draft.</summary>
    public static void Ask(Reply reply, Standing standing, Draft draft, string? above = null)
    {
        var screen = FormScreens.Question(reply.Visit, standing, draft);
        var shown = reply.Show(above is null ? screen : screen.Under(above));
        if (draft.Step == Step.Phone)
            draft = draft.Leaving(reply.Say("👇", new Keyboard.AskContact(reply.Visit.Say.SharePhoneButton)));
        reply.Dialogue = reply.Dialogue with { Draft = Tidy(reply, draft.Leaving(shown), shown) };
    }

    // A draft must not grow with everything that is typed into it: the oldest traces leave the chat at once.
    private static Draft Tidy(Reply reply, Draft draft, MessageRef shown)
    {
        if (draft.Traces.Count <= MostTraces) return draft;
        reply.Delete([.. draft.Traces.SkipLast(MostTraces / 2)], keep: shown);
        return draft with { Traces = [.. draft.Traces.TakeLast(MostTraces / 2)] };
    }

    private static Screen After(Visit visit, Draft draft)
    {
        Button[] again = visit.Find(draft.Petition) is null ? [] :
            [ButtonData.Button(visit.Say.PetitionButton, Verb.Petition, draft.Petition)];
        return new Screen(draft.Corrects is null ? visit.Say.Cancelled : visit.Say.CorrectCancelled, again);
    }

    private static void Next(Reply reply, Standing standing, Draft draft, int messageId) =>
        Ask(reply, standing, draft.Leaving(new MessageRef.Id(messageId)).AtNextQuestion(standing.Petition.Settings.Fields));

    // The draft that a button belongs to; without one the button still answers, with what there is now.
    private static Draft? Current(Reply reply, Standing standing)
    {
        var draft = reply.Dialogue.Draft is { IsForm: true } begun && begun.Petition == standing.Petition.Id.Value ? begun : null;
        if (draft?.Corrects is null && Refusal(reply.Visit, standing) is { } screen)
        {
            reply.Show(screen);
            return null;
        }

        if (draft is not null) return draft;
        reply.Note = reply.Visit.Say.OldButtonNote;
        Opening.Show(reply, standing);
        return null;
    }

    private static (Standing Standing, Draft Draft)? Waiting(Reply reply) =>
        reply.Dialogue.Draft is { IsForm: true } draft && reply.Visit.Find(draft.Petition) is { } standing ? (standing, draft) : null;

    private static (Draft Draft, string? Problem) Answer(Visit visit, Draft draft, string typed)
    {
        switch (draft.Step)
        {
            case Step.Name:
                return NameRule.Check(typed, out var name) is { } problem
                    ? (draft, visit.Say.NameRefused(problem))
                    : (draft with { Name = name }, null);
            case Step.Comment:
                return typed.Length > FormScreens.MaxComment
                    ? (draft, visit.Say.CommentTooLong(FormScreens.MaxComment))
                    : (draft with { Comment = CommentRule.Clean(typed) }, null);
            default:
                return (draft, visit.Say.UseButtons);
        }
    }
}
