using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Deployment;

/// <summary>The service's unit file, as far as a test needs to understand it.</summary>
internal sealed class UnitFile
{
    private readonly List<(string Section, string Key, string Value)> _lines = [];

    private UnitFile()
    {
    }

    public static UnitFile Read()
    {
        var (file, section) = (new UnitFile(), "");
        foreach (var line in File.ReadLines(RepositoryFile.PathOf("deploy/petitionbot.service")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                section = line.Trim('[', ']');
                continue;
            }

            var parts = line.Split('=', 2);
            file._lines.Add((section, parts[0], parts[1]));
        }

        return file;
    }

    public IReadOnlyList<string> All(string key) => [.. _lines.Where(line => line.Key == key).Select(line => line.Value)];

    public string Only(string key) => Assert.Single(All(key));

    /// <summary>The settings that it gives the program.</summary>
    public IEnumerable<(string Name, string Value)> Environment() =>
        All("Environment").Select(value => value.Split('=', 2)).Select(parts => (parts[0], parts[1]));
}
