using System.Globalization;

namespace PetitionBot.Bench.Load;

/// <summary>Where the time goes, by the program's own metrics: the difference between two readings.</summary>
internal static class MetricsTable
{
    private static readonly string[] Shown =
    [
        "petitionbot_commit_duration_seconds", "petitionbot_updates_total", "petitionbot_polls_total", "petitionbot_sends_total",
        "petitionbot_sends_duration_seconds", "petitionbot_outbox_wait_seconds",
    ];

    /// <summary>One line for each series that moved: how often, and where it is a duration the mean.</summary>
    public static IEnumerable<string> Rows(string before, string after)
    {
        var (from, to) = (Read(before), Read(after));
        foreach (var (series, value) in to)
        {
            if (!Shown.Any(name => series.StartsWith(name, StringComparison.Ordinal)) || series.Contains("_bucket", StringComparison.Ordinal) || series.Contains("_sum", StringComparison.Ordinal)) continue;
            var times = value - from.GetValueOrDefault(series);
            if (times <= 0) continue;
            var sum = series.Replace("_count", "_sum", StringComparison.Ordinal);
            var mean = series.Contains("_count", StringComparison.Ordinal) && to.TryGetValue(sum, out var total)
                ? string.Create(CultureInfo.InvariantCulture, $", {(total - from.GetValueOrDefault(sum)) / times * 1000:0.0} ms each") : "";
            yield return string.Create(CultureInfo.InvariantCulture, $"| `{series}` | {times:#,0}{mean} |");
        }
    }

    private static Dictionary<string, double> Read(string text) => text.Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => (Series: line[..line.LastIndexOf(' ')], Value: line[(line.LastIndexOf(' ') + 1)..]))
        .GroupBy(one => one.Series)
        .ToDictionary(one => one.Key, one => double.Parse(one.First().Value, CultureInfo.InvariantCulture));
}
