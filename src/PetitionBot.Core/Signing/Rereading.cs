using System.Globalization;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>
/// Reading a version by its number in a button, <c>version.language.page</c>: exactly what was signed, however often the text
/// was changed since. Nothing is remembered of it, and a form in hand stays as it is.
/// </summary>
internal static class Rereading
{
    /// <summary>One page.</summary>
    /// <returns>Whether there is such a version.</returns>
    public static bool Show(Reply reply, Standing standing, string argument)
    {
        if (Find(reply.Visit, standing, argument) is not var (version, language, page)) return false;
        reply.Show(VersionScreens.Page(reply.Visit, standing, version, language, page));
        return true;
    }

    /// <summary>The whole text as a file.</summary>
    /// <returns>Whether there is such a version.</returns>
    public static bool SendFile(Reply reply, Standing standing, string argument)
    {
        if (Find(reply.Visit, standing, argument) is not var (version, language, _)) return false;
        var visit = reply.Visit;
        Keyboard.Inline read = new([[ButtonData.Button(visit.Say.ReadButton, Verb.Version, version.Id.Value, VersionScreens.Argument(version, language, 1))]]);
        var caption = $"<i>{VersionScreens.Heading(visit, standing, version)}</i>\n\n{visit.Say.WholeTextCaption}";
        Keeping.SendText(reply, version, language, WholeText.VersionFileName(version, language), caption, read);
        return true;
    }

    private static (Petition Version, Language Language, int Page)? Find(Visit visit, Standing standing, string argument)
    {
        var parts = argument.Split('.');
        if (visit.Texts.Find(standing, parts[0]) is not { } version) return null;
        var language = Languages.FromCode(parts.ElementAtOrDefault(1)) ?? visit.Language;
        _ = int.TryParse(parts.ElementAtOrDefault(2), NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        return (version, language, page);
    }
}
