using PetitionBot.Core.Delivery;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Signing;

/// <summary>Taking the whole text along as a file.</summary>
internal static class Keeping
{
    /// <summary>The same file is sent again only after so many minutes, however often it is asked for ...</summary>
    public const int AgainAfterMinutes = 5;

    /// <summary>... and so many different ones within that time.</summary>
    public const int MostFiles = 5;

    public static void SendText(Reply reply, Standing standing)
    {
        var visit = reply.Visit;
        var petition = standing.Petition;
        var name = WholeText.FileName(petition, visit.Language);
        var file = new FileAsked($"{name} {petition.Manifest.Version.Prefix}", visit.Now.ToUnixTimeSeconds() / 60);
        var recent = reply.Dialogue.Files.Where(asked => Math.Abs(file.Minute - asked.Minute) < AgainAfterMinutes).ToList();
        if (recent.Count >= MostFiles || recent.Any(asked => asked.File == file.File))
        {
            reply.Note = visit.Say.WholeTextAgainNote;
            return;
        }

        reply.Send(new Outgoing.Document(
            name,
            WholeText.MediaType,
            WholeText.File(petition, visit.Language),
            visit.Say.WholeTextCaption,
            new Outgoing.Say(visit.Say.WholeTextFailed, PetitionScreens.ReadButton(visit, standing))));
        reply.Dialogue = reply.Dialogue with { Files = [.. recent, file] };
    }
}
