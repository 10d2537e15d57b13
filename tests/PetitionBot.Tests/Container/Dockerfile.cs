using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Container;

/// <summary>The instructions of the Dockerfile at the top, as far as a test needs to understand them.</summary>
internal sealed class Dockerfile
{
    private readonly List<(int Stage, string Name, string Words)> _instructions = [];

    private Dockerfile()
    {
    }

    /// <summary>Name and words of every instruction, in order, with the number of its stage.</summary>
    public IReadOnlyList<(int Stage, string Name, string Words)> Instructions => _instructions;

    public IEnumerable<(string Name, string Words)> LastStage =>
        _instructions.Where(one => one.Stage == _instructions[^1].Stage).Select(one => (one.Name, one.Words));

    /// <summary>What is copied out of the repository: sources and target, with the instruction's place.</summary>
    public IEnumerable<(int Place, string[] Sources, string Target)> Copies =>
        from one in _instructions.Select((one, place) => (one.Name, one.Words, Place: place))
        where one.Name == "COPY" && !one.Words.Contains("--from=", StringComparison.Ordinal)
        let words = one.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select (one.Place, words[..^1], words[^1]);

    public static Dockerfile Read()
    {
        var file = new Dockerfile();
        var lines = File.ReadLines(RepositoryFile.PathOf("Dockerfile")).Where(line => line.Trim().Length > 0 && !line.TrimStart().StartsWith('#'));
        var text = string.Join('\n', lines).Replace("\\\n", " ", StringComparison.Ordinal);
        var stage = -1;
        foreach (var line in text.Split('\n'))
        {
            var words = line.Trim().Split(' ', 2);
            if (words[0] == "FROM") stage++;
            file._instructions.Add((stage, words[0], words[1].Trim()));
        }

        return file;
    }

    /// <summary>The words of the last stage's only instruction of this name.</summary>
    public string Only(string name) => Assert.Single(LastStage, one => one.Name == name).Words;
}
