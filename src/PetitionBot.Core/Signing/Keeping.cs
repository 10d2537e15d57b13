using PetitionBot.Core.Delivery;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>Taking something along as a file: the whole text, a receipt.</summary>
internal static class Keeping
{
    /// <summary>The same file is sent again only after so many minutes, however often it is asked for ...</summary>
    public const int AgainAfterMinutes = 5;

    /// <summary>... and so many different ones within that time.</summary>
    public const int MostFiles = 5;

    /// <summary>The text of today.</summary>
    public static void SendText(Reply reply, Standing standing)
    {
        var visit = reply.Visit;
        SendText(reply, standing.Petition, visit.Language, WholeText.FileName(standing.Petition, visit.Language), visit.Say.WholeTextCaption, PetitionScreens.ReadButton(visit, standing));
    }

    /// <summary>The text of a version.</summary>
    public static void SendText(Reply reply, Petition petition, Language language, string name, string captionHtml, Keyboard read)
    {
        if (IsAgain(reply, $"{name} {petition.Manifest.Version.Prefix}")) return;
        reply.Send(new Outgoing.Document(
            name,
            WholeText.MediaType,
            WholeText.File(petition, language),
            captionHtml,
            new Outgoing.Say(reply.Visit.Say.WholeTextFailed, read)));
    }

    /// <summary>Whether a file was sent just now, or too many were; then a note says so. Otherwise it is remembered as sent.</summary>
    public static bool IsAgain(Reply reply, string name)
    {
        var file = new FileAsked(name, reply.Visit.Now.ToUnixTimeSeconds() / 60);
        var recent = reply.Dialogue.Files.Where(asked => Math.Abs(file.Minute - asked.Minute) < AgainAfterMinutes).ToList();
        if (recent.Count >= MostFiles || recent.Any(asked => asked.File == file.File))
        {
            reply.Note = reply.Visit.Say.WholeTextAgainNote;
            return true;
        }

        reply.Dialogue = reply.Dialogue with { Files = [.. recent, file] };
        return false;
    }
}
