using System.Globalization;
using System.Text.RegularExpressions;

namespace PetitionBot.Tests.Operations.Metering;

/// <summary>Reads Prometheus' text format as strictly as its specification: whatever it does not allow fails the test.</summary>
internal sealed partial class Exposition
{
    private readonly Dictionary<string, string> _types = [];
    private readonly List<(string Name, SortedDictionary<string, string> Labels, double Value)> _samples = [];

    public IReadOnlyDictionary<string, string> Types => _types;

    public static Exposition Read(string text)
    {
        var read = new Exposition();
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        string? family = null;
        foreach (var line in text.Split('\n')[..^1])
        {
            if (Help().Match(line) is { Success: true } help)
            {
                family = help.Groups[1].Value;
                Assert.False(read._types.ContainsKey(family), $"{family} comes twice");
            }
            else if (TypeLine().Match(line) is { Success: true } type)
            {
                Assert.Equal(family, type.Groups[1].Value);
                read._types.Add(family!, type.Groups[2].Value);
            }
            else
            {
                read.ReadSample(line, family);
            }
        }

        read.CheckHistograms();
        return read;
    }

    /// <summary>The sum of all samples of a name that have these labels.</summary>
    public double Sum(string name, params (string Name, string Value)[] labels) => Find(name, labels).Sum(sample => sample.Value);

    public bool Has(string name, params (string Name, string Value)[] labels) => Find(name, labels).Any();

    public IEnumerable<(string Name, string Value)> AllLabels() =>
        _samples.SelectMany(sample => sample.Labels.Select(label => (label.Key, label.Value))).Distinct();

    private IEnumerable<(string Name, SortedDictionary<string, string> Labels, double Value)> Find(string name, (string Name, string Value)[] labels) =>
        _samples.Where(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value));

    private void ReadSample(string line, string? family)
    {
        var match = SampleLine().Match(line);
        Assert.True(match.Success, $"no line of the format: {line}");
        var name = match.Groups["name"].Value;
        string[] ends = _types[family!] == "histogram" ? ["_bucket", "_sum", "_count"] : [""];
        Assert.Contains(name, ends.Select(end => family + end));
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (Match label in Label().Matches(match.Groups["labels"].Value))
            labels.Add(label.Groups[1].Value, Regex.Replace(label.Groups[2].Value, @"\\(.)", one => one.Groups[1].Value == "n" ? "\n" : one.Groups[1].Value));
        var value = match.Groups["value"].Value switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            var number => double.Parse(number, CultureInfo.InvariantCulture),
        };
        Assert.DoesNotContain(_samples, sample => sample.Name == name && sample.Labels.SequenceEqual(labels));
        _samples.Add((name, labels, value));
    }

    // Buckets grow, the last one is +Inf and equals the count.
    private void CheckHistograms()
    {
        foreach (var family in _types.Where(pair => pair.Value == "histogram").Select(pair => pair.Key))
        {
            foreach (var count in _samples.Where(sample => sample.Name == family + "_count").ToList())
            {
                var buckets = _samples.Where(sample => sample.Name == family + "_bucket" && sample.Labels.Where(label => label.Key != "le").SequenceEqual(count.Labels)).ToList();
                Assert.Equal(buckets.Select(bucket => bucket.Value).Order(), buckets.Select(bucket => bucket.Value));
                Assert.Equal("+Inf", buckets[^1].Labels["le"]);
                Assert.Equal(count.Value, buckets[^1].Value);
            }
        }
    }

    [GeneratedRegex(@"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (?:[^\\]|\\\\|\\n)*$")]
    private static partial Regex Help();

    [GeneratedRegex("^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<labels>[a-zA-Z_][a-zA-Z0-9_]*=""(?:[^""\\]|\\\\|\\""|\\n)*""(?:,[a-zA-Z_][a-zA-Z0-9_]*=""(?:[^""\\]|\\\\|\\""|\\n)*"")*)\})? (?<value>[-+]?(?:[0-9][0-9.eE+-]*|Inf)|NaN)$")]
    private static partial Regex SampleLine();

    [GeneratedRegex(@"([a-zA-Z_][a-zA-Z0-9_]*)=""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Label();
}
