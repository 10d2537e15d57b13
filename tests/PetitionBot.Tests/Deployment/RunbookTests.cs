using System.Text.RegularExpressions;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Deployment;

/// <summary>docs/operating.md against the program: whatever an operator can meet stands in it.</summary>
public sealed partial class RunbookTests
{
    private static readonly string Book = File.ReadAllText(RepositoryFile.PathOf("docs/operating.md"));

    [Fact]
    public void Every_warning_and_error_of_the_log_says_what_to_do()
    {
        var silent = Sources().SelectMany(text => LogLine().Matches(text).Select(match => match.Groups[1].Value))
            .Where(line => !line.Contains("To do: ", StringComparison.Ordinal)).ToList();
        Assert.Empty(silent);
    }

    [Fact]
    public void A_section_that_the_log_sends_somebody_to_is_there()
    {
        var sections = Sources().SelectMany(text => Section().Matches(text).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.True(sections.Count >= 4);
        foreach (var section in sections) Assert.Contains($"\n## {section}\n", Book, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_metric_has_its_line()
    {
        var metrics = Sources().SelectMany(text => Metric().Matches(text).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.True(metrics.Count >= 15);
        foreach (var metric in metrics) Assert.Contains($"| `{metric}` |", Book, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_copies_and_links_to_exists()
    {
        foreach (Match file in Deploy().Matches(Book)) Assert.True(File.Exists(RepositoryFile.PathOf(file.Value)), file.Value);
        foreach (Match link in Anchor().Matches(Book))
        {
            var headings = Regex.Matches(Book, "^#+ (.*)$", RegexOptions.Multiline).Select(match => Slug(match.Groups[1].Value));
            Assert.Contains(link.Groups[1].Value, headings);
        }
    }

    private static string Slug(string heading) => Regex.Replace(heading.ToLowerInvariant(), "[^a-z0-9 -]", "").Replace(' ', '-');

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(RepositoryFile.PathOf("src/PetitionBot"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    [GeneratedRegex("Log(?:Warning|Error|Critical)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex LogLine();

    [GeneratedRegex("docs/operating\\.md, \\\\\"([^\\\\]+)\\\\\"")]
    private static partial Regex Section();

    [GeneratedRegex("\"(petitionbot\\.[a-z.]+)\"")]
    private static partial Regex Metric();

    [GeneratedRegex("deploy/[a-z.]+[a-z]")]
    private static partial Regex Deploy();

    [GeneratedRegex(@"\]\(#([^)]+)\)")]
    private static partial Regex Anchor();
}
