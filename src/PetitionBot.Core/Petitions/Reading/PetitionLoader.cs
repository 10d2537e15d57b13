using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>Reads the files of one petition.</summary>
/// <param name="files">Which files.</param>
/// <param name="add">Takes a problem: the file's path, the line, the reason.</param>
internal sealed class PetitionLoader(PetitionFiles files, Action<string, int?, string> add)
{
    private readonly Dictionary<Language, PetitionText> _texts = [];
    private readonly Dictionary<Language, byte[]> _bytes = [];
    private int _problems;

    /// <summary>The petition, or null when any of its files has a problem.</summary>
    public Petition? Load()
    {
        var settings = files.Settings is { } path ? LoadSettings(path) : PetitionSettings.Default;
        foreach (var (file, language) in files.Texts) LoadText(file, language);
        if (_problems == 0) CompareDemands();
        return _problems > 0 || settings is null || _texts.Count == 0
            ? null
            : new Petition(files.Id, settings, _texts, _bytes);
    }

    private PetitionSettings? LoadSettings(string path)
    {
        if (ReadBytes(path) is not { } bytes) return null;
        var (settings, problems) = SettingsReader.Read(bytes, files.Id.Value);
        foreach (var problem in problems) Add(path, problem.Line, problem.Reason);
        return settings;
    }

    private void LoadText(string path, Language? language)
    {
        if (ReadBytes(path) is not { } bytes) return;
        var parsed = PetitionParser.Parse(bytes, language);
        foreach (var problem in parsed.Problems) Add(path, problem.Line, problem.Reason);
        if (parsed.Text is not { } text) return;
        _texts[text.Language] = text;
        _bytes[text.Language] = bytes;
    }

    // One signature is for the texts of all languages: a demand that one of them lacks would be signed unread.
    private void CompareDemands()
    {
        var first = files.Texts[0];
        var count = _texts.Values.First().Demands.Count;
        foreach (var (path, language) in files.Texts.Where(text => text.Language is { } l && _texts[l].Demands.Count != count))
            Add(path, null, $"there are {_texts[language!.Value].Demands.Count} demands, but {Path.GetFileName(first.Path)} has {count}; every language needs the same demands");
    }

    private byte[]? ReadBytes(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length <= PetitionParser.MaxBytes) return File.ReadAllBytes(path);
            Add(path, null, $"the file has {length} bytes; up to {PetitionParser.MaxBytes} (256 KiB) are allowed");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Add(path, null, "the file cannot be read; the bot needs the right to read it");
        }

        return null;
    }

    private void Add(string path, int? line, string reason)
    {
        _problems++;
        add(path, line, reason);
    }
}
