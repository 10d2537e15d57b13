using PetitionBot.Core.Delivery;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>What a reader sees of one version of a petition: the one that was signed, also where it was replaced since.</summary>
internal static class VersionScreens
{
    /// <summary>The way to what the person signed.</summary>
    public static Button SignedButton(Visit visit, Standing standing) =>
        ButtonData.Button(visit.Say.SignedTextButton, Verb.Version, standing.Petition.Id.Value, standing.Mine!.Version.Prefix);

    /// <summary>One page of a version, counted from 1; a number out of range shows the nearest page.</summary>
    public static Screen Page(Visit visit, Standing standing, Petition version, Language language, int number)
    {
        var id = version.Id.Value;
        var text = version.Text(language);
        var html = PetitionScreens.Page(visit, text, number, out var n, out var isLast);
        return new Screen(
            $"<i>{Heading(visit, standing, version)}</i>\n\n{html}",
            PetitionScreens.Turn(visit, n, isLast, id, Verb.Version, page => Argument(version, text.Language, page)),
            [.. Others(version, text).Select(other => ButtonData.Button(other.OwnName(), Verb.Version, id, Argument(version, other, n)))],
            n == 1 || isLast ? [ButtonData.Button(visit.Say.WholeTextButton, Verb.VersionFile, id, Argument(version, text.Language, n))] : [],
            [ButtonData.Button(visit.Say.PetitionButton, Verb.Petition, id), ButtonData.Button(visit.Say.MineButton, Verb.Mine, id)]);
    }

    /// <summary>Which version it is, and whether the person signed it.</summary>
    public static string Heading(Visit visit, Standing standing, Petition version)
    {
        var number = visit.Texts.NumberOf(version.Id, version.Manifest.Version);
        return standing.Mine is { } mine && mine.Version == version.Manifest.Version ? visit.Say.YouSignedThis(number) : visit.Say.ThisVersion(number);
    }

    /// <summary>Names a page of a version in one language, for a button.</summary>
    public static string Argument(Petition version, Language language, int page) =>
        $"{version.Manifest.Version.Prefix}.{language.Code()}.{page}";

    private static IEnumerable<Language> Others(Petition version, PetitionText text) =>
        Languages.All.Where(language => language != text.Language && version.Texts.ContainsKey(language));
}
