using PetitionBot.Core.Delivery;

namespace PetitionBot.Core.Signing;

/// <summary>Everything that is held about somebody, as a file, after a word of warning.</summary>
internal static class Downloading
{
    private const string FileName = "my-data.json";

    public static void Ask(Reply reply)
    {
        var say = reply.Visit.Say;
        reply.Show(new Screen(
            say.DownloadAsk,
            [ButtonData.Button(say.DownloadYesButton, Verb.Download)],
            [ButtonData.Button(say.BackButton, Verb.Mine)]));
    }

    public static void Send(Reply reply)
    {
        if (Keeping.IsAgain(reply, FileName)) return;
        var say = reply.Visit.Say;
        reply.Send(new Outgoing.Document(
            FileName,
            "application/json",
            reply.Visit.Held(reply.Visit.Language),
            say.DownloadCaption,
            new Outgoing.Say(say.DownloadFailed)));
    }
}
