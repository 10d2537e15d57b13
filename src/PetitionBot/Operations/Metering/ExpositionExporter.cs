using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace PetitionBot.Operations.Metering;

/// <summary>
/// Gives the numbers in Prometheus' text format when asked. OpenTelemetry's own exporter of it is a preview and needs a
/// whole ASP.NET host around it.
/// </summary>
[ExportModes(ExportModes.Pull)]
internal sealed class ExpositionExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private const int Patience = 1000;

    private readonly Lock _turn = new();
    private string _text = "";

    /// <inheritdoc/>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>All numbers as they are now.</summary>
    public string Text()
    {
        lock (_turn)
        {
            Collect?.Invoke(Patience);
            return _text;
        }
    }

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new ExpositionText();
        foreach (var metric in batch) Write(text, metric);
        _text = text.ToString();
        return ExportResult.Success;
    }

    private static void Write(ExpositionText text, Metric metric)
    {
        var (kind, isCounter) = metric.MetricType switch
        {
            MetricType.Histogram => ("histogram", false),
            MetricType.LongSum or MetricType.DoubleSum => ("counter", true),
            _ => ("gauge", false),
        };
        var name = ExpositionText.Name(metric.Name, metric.Unit, isCounter);
        text.Begin(name, kind, metric.Description);
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = new List<(string Name, string Value)>();
            foreach (var tag in point.Tags) labels.Add((tag.Key, $"{tag.Value}"));
            if (metric.MetricType == MetricType.Histogram) WriteHistogram(text, name, labels, point);
            else text.Sample(name, labels, Value(metric.MetricType, point));
        }
    }

    private static double Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    private static void WriteHistogram(ExpositionText text, string name, List<(string Name, string Value)> labels, in MetricPoint point)
    {
        var below = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            text.Sample(name + "_bucket", [.. labels, ("le", ExpositionText.Number(bucket.ExplicitBound))], below);
        }

        text.Sample(name + "_sum", labels, point.GetHistogramSum());
        text.Sample(name + "_count", labels, point.GetHistogramCount());
    }
}
