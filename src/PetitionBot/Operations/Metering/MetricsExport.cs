using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace PetitionBot.Operations.Metering;

/// <summary>Where the numbers go: to whoever asks at <c>Operations:Url</c>, to the collector at <c>Operations:Otlp</c>, or nowhere.</summary>
internal sealed class MetricsExport : IDisposable
{
    // A stop must not wait for a collector that hangs.
    private const int CollectorPatience = 2000;

    private readonly MeterProvider? _provider;
    private readonly ExpositionExporter? _exposition;

    public MetricsExport(Settings settings, BotMeter meter)
    {
        if (settings.OperationsUrl is null && settings.OtlpUrl is null) return;
        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("petitionbot", autoGenerateServiceInstanceId: false))
            .AddMeter(BotMeter.Name)
            // No meter but this one, whatever else comes to have its name: those of HTTP know addresses.
            .AddView(instrument => ReferenceEquals(instrument.Meter, meter.Meter) ? null : MetricStreamConfiguration.Drop);
        if (settings.OtlpUrl is { } collector) builder.AddOtlpExporter(options => Aim(options, collector));
        if (settings.OperationsUrl is not null)
        {
            _exposition = new ExpositionExporter();
            builder.AddReader(new BaseExportingMetricReader(_exposition));
        }

        _provider = builder.Build();
    }

    /// <summary>The numbers as text; null where nobody may ask.</summary>
    public string? Text() => _exposition?.Text();

    /// <summary>Sends what the collector has not got yet.</summary>
    public void Dispose()
    {
        _provider?.Dispose();
        _exposition?.Dispose();
    }

    private static void Aim(OtlpExporterOptions options, Uri collector)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        // The place that the OTLP specification gives to metrics below a collector's address.
        options.Endpoint = new Uri(collector.AbsoluteUri.TrimEnd('/') + "/v1/metrics");
        options.TimeoutMilliseconds = CollectorPatience;
    }
}
