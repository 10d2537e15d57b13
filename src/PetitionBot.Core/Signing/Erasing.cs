using System.Globalization;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>Erasing everything about oneself, asked twice.</summary>
internal static class Erasing
{
    // An answer that is older does not hold for what was signed since.
    private const int AnswerHours = 24;

    public static void Ask(Reply reply)
    {
        var say = reply.Visit.Say;
        var isBarred = reply.Visit.Standings.Any(standing => standing.Mine is { IsBarred: true });
        reply.Show(new Screen(
            say.EraseAsk(isBarred),
            [ButtonData.Button(say.EraseGoOnButton, Verb.AskEraseAgain)],
            [ButtonData.Button(say.KeepEverythingButton, Verb.Mine)]));
    }

    public static void AskAgain(Reply reply)
    {
        var say = reply.Visit.Say;
        var now = Hours.Of(reply.Visit.Now).ToString(CultureInfo.InvariantCulture);
        reply.Show(new Screen(
            say.EraseAskAgain,
            [ButtonData.Button(say.KeepEverythingButton, Verb.Mine)],
            [ButtonData.Button(say.EraseYesButton, Verb.Erase, "", now)]));
    }

    public static void Erase(Reply reply, string askedAt, int pressed)
    {
        var isFresh = long.TryParse(askedAt, NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && Hours.Of(reply.Visit.Now) - hour is >= 0 and <= AnswerHours;
        if (!isFresh)
        {
            Ask(reply);
            return;
        }

        reply.Write(new Change.Erase());
        Cleaning.Remove(reply, pressed, reply.Visit.Say.EraseDone);
        reply.Dialogue = new Dialogue { ChatId = reply.Dialogue.ChatId };
    }
}
