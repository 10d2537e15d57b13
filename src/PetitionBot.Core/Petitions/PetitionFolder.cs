using System.Text.RegularExpressions;
using PetitionBot.Core.Petitions.Reading;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions;

/// <summary>
/// Reads the petitions folder: a folder for each petition (<c>petition.yaml</c> and one Markdown file a language, or one document
/// of any name), and plain documents that lie in it directly. Hidden files and README.md are left alone.
/// </summary>
public sealed partial class PetitionFolder
{
    private const string SettingsName = "petition.yaml";
    private const string RootId = "petition";

    private readonly string _root;
    private readonly List<PetitionProblem> _problems = [];
    private readonly List<PetitionFiles> _found = [];

    private PetitionFolder(string root) => _root = root;

    /// <summary>Reads everything in a folder; the problems of all files are told at once.</summary>
    /// <param name="folder">The petitions folder's path.</param>
    public static PetitionFolderContent Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var reader = new PetitionFolder(folder);
        var petitions = reader.ReadAll();
        return new PetitionFolderContent(petitions, reader._problems);
    }

    private List<Petition> ReadAll()
    {
        try
        {
            FindAll();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problems.Add(new PetitionProblem(_root, null, "the petitions folder cannot be read; the bot needs the right to read it and its folders"));
        }

        var petitions = _found.Select(files => new PetitionLoader(files, Add).Load()).OfType<Petition>();
        return [.. petitions.OrderBy(petition => petition.Id.Value, StringComparer.Ordinal)];
    }

    private void FindAll()
    {
        if (!Directory.Exists(_root))
        {
            _problems.Add(new PetitionProblem(_root, null, "the petitions folder does not exist; put a petition there: a Markdown file, or a folder with ru.md, kk.md, en.md"));
            return;
        }

        foreach (var folder in Visible(Directory.GetDirectories(_root))) FindInFolder(folder);
        FindInRoot(Documents(_root));
        if (_found.Count == 0 && _problems.Count == 0)
            _problems.Add(new PetitionProblem(_root, null, "the petitions folder is empty; put a petition there: a Markdown file, or a folder with ru.md, kk.md, en.md"));
    }

    private void FindInFolder(string folder)
    {
        var name = Path.GetFileName(folder);
        var documents = Documents(folder);
        RefuseStrayYaml(folder);
        if (!PetitionId.IsValid(name))
            Add(folder, null, $"'{name}' is no petition id; a folder's name may have 1 to {PetitionId.MaxLength} of a-z, 0-9 and '-'");
        else if (documents.Count == 0)
            Add(folder, null, "there is no text; add a Markdown file for each language: ru.md, kk.md, en.md");
        else if (documents.Count == 1 && !IsLanguageLike(documents[0]))
            _found.Add(new PetitionFiles(new PetitionId(name), [(documents[0], null)], Settings(folder)));
        else if (ByLanguage(documents) is { Count: > 0 } texts)
            _found.Add(new PetitionFiles(new PetitionId(name), texts, Settings(folder)));
    }

    private void FindInRoot(List<string> documents)
    {
        RefuseStrayYaml(_root);
        var settings = Settings(_root);
        var named = documents.Where(IsLanguageLike).ToList();
        var others = documents.Except(named).ToList();
        var taken = _found.Select(files => files.Id.Value).ToHashSet();
        if (named.Count > 0)
            AddRoot(RootId, ByLanguage(named), settings, taken);
        else if (settings is not null && others.Count != 1)
            Add(settings, null, "it is not clear which petition these settings are for; put each petition into a folder of its own");
        foreach (var document in others)
        {
            var isAlone = named.Count == 0 && others.Count == 1;
            AddRoot(FileNameId.Of(Path.GetFileNameWithoutExtension(document), taken), [(document, null)], isAlone ? settings : null, taken);
        }
    }

    private void AddRoot(string id, List<(string, Language?)> texts, string? settings, HashSet<string> taken)
    {
        if (!taken.Add(id)) Add(texts.Count > 0 ? texts[0].Item1 : _root, null, $"there is a folder '{id}' already; put this file into a folder of its own");
        else if (texts.Count > 0) _found.Add(new PetitionFiles(new PetitionId(id), texts, settings));
    }

    private List<(string Path, Language? Language)> ByLanguage(List<string> documents)
    {
        var texts = new List<(string, Language?)>();
        foreach (var document in documents)
        {
            var code = Path.GetFileNameWithoutExtension(document).ToLowerInvariant();
            var language = Languages.FromCode(code);
            if (language is null) Add(document, null, UnknownLanguage(code));
            else if (texts.Exists(text => text.Item2 == language)) Add(document, null, $"there is another file for '{code}'; one is allowed");
            else texts.Add((document, language));
        }

        return texts;
    }

    private static string UnknownLanguage(string code) =>
        $"'{code}' is no language of the bot; ru.md, kk.md and en.md are allowed" + (code is "kz" or "kaz" ? " (Kazakh is kk.md)" : "");

    // petition.yml or Petition.yaml would be passed over in silence, and the petition run with defaults.
    private void RefuseStrayYaml(string folder)
    {
        foreach (var file in Visible(Directory.GetFiles(folder)))
        {
            if (Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml" && Path.GetFileName(file) != SettingsName)
                Add(file, null, $"this file is not known; the settings of a petition are in {SettingsName}");
        }
    }

    private static string? Settings(string folder) =>
        Path.Combine(folder, SettingsName) is var path && File.Exists(path) ? path : null;

    private static bool IsLanguageLike(string path) => LanguageLike().IsMatch(Path.GetFileNameWithoutExtension(path));

    private static List<string> Documents(string folder) =>
        [.. Visible(Directory.GetFiles(folder)).Where(file =>
            Path.GetExtension(file).Equals(".md", StringComparison.OrdinalIgnoreCase)
            && !Path.GetFileName(file).Equals("README.md", StringComparison.OrdinalIgnoreCase))];

    private static IEnumerable<string> Visible(IEnumerable<string> paths) =>
        paths.Where(path => !Path.GetFileName(path).StartsWith('.') && !File.GetAttributes(path).HasFlag(FileAttributes.Hidden))
            .Order(StringComparer.Ordinal);

    private void Add(string path, int? line, string reason) =>
        _problems.Add(new PetitionProblem(Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/'), line, reason));

    [GeneratedRegex("^[A-Za-z]{2,3}$")]
    private static partial Regex LanguageLike();
}
