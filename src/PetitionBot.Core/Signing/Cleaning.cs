using PetitionBot.Core.Delivery;

namespace PetitionBot.Core.Signing;

/// <summary>Cleaning the chat: the messages of both sides of the last 48 hours. A searched phone is the likeliest danger.</summary>
internal static class Cleaning
{
    public static void Ask(Reply reply)
    {
        var say = reply.Visit.Say;
        reply.Show(new Screen(
            say.CleanAsk(reply.Dialogue.Draft is { IsForm: true }),
            [ButtonData.Button(say.CleanYesButton, Verb.Clean)],
            [ButtonData.Button(say.KeepEverythingButton, Verb.Mine)]));
    }

    public static void Clean(Reply reply, int pressed)
    {
        Remove(reply, pressed, reply.Visit.Say.CleanDone);
        var draft = reply.Dialogue.Draft;
        reply.Dialogue = reply.Dialogue with { Draft = null, Files = [], Ways = draft is null ? reply.Dialogue.Ways : Ways.Without(reply.Dialogue, draft.Petition) };
    }

    /// <summary>Removes everything that stands or is about to, and says one last thing, which tells nothing.</summary>
    public static void Remove(Reply reply, int pressed, string html)
    {
        // Also a keyboard that asks for a phone number.
        var said = reply.Say(html, new Keyboard.Remove());
        reply.Delete([.. reply.Visit.Messages().Append(new MessageRef.Id(pressed)).Distinct()], keep: said);
        reply.Write(new Change.ForgetMessages(reply.Visit.Chat));
    }
}
