using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using PetitionBot.Operations.Metering;

namespace PetitionBot.Tests.Operations.Metering;

/// <summary>The text that Prometheus reads, against the rules of its format.</summary>
public sealed class ExpositionTextTests
{
    [Theory]
    [InlineData("petitionbot.updates.lag", "s", false, "petitionbot_updates_lag_seconds")]
    [InlineData("petitionbot.disk.free", "By", false, "petitionbot_disk_free_bytes")]
    [InlineData("petitionbot.sends", "{call}", true, "petitionbot_sends_total")]
    [InlineData("1 odd-näme", "", false, "_1_odd_n_me")]
    public void Names_are_as_Prometheus_wants_them(string name, string unit, bool isCounter, string expected) =>
        Assert.Equal(expected, ExpositionText.Name(name, unit, isCounter));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e21, "1E+21")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(double.NaN, "NaN")]
    public void Numbers_know_no_culture(double value, string expected) => Assert.Equal(expected, ExpositionText.Number(value));

    [Fact]
    public void What_could_break_a_line_is_escaped()
    {
        var text = new ExpositionText();
        text.Begin("x", "gauge", "one\\two\nthree \"four\"");
        text.Sample("x", [("a", "back\\slash \"quote\"\nline"), ("b", "} 5\n# TYPE y counter")], 1);

        Assert.Equal(
            "# HELP x one\\\\two\\nthree \"four\"\n# TYPE x gauge\nx{a=\"back\\\\slash \\\"quote\\\"\\nline\",b=\"} 5\\n# TYPE y counter\"} 1\n",
            text.ToString());
        Assert.True(Exposition.Read(text.ToString()).Has("x", ("a", "back\\slash \"quote\"\nline"), ("b", "} 5\n# TYPE y counter")));
    }

    [Fact]
    public void Every_kind_of_instrument_comes_out_with_its_numbers()
    {
        using var meter = new Meter("ExpositionTextTests");
        using var exporter = new ExpositionExporter();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(new BaseExportingMetricReader(exporter)).Build();
        meter.CreateCounter<long>("c").Add(2, new KeyValuePair<string, object?>("k", "a"));
        meter.CreateCounter<double>("d").Add(0.5);
        meter.CreateUpDownCounter<long>("u").Add(-3);
        meter.CreateGauge<double>("g").Record(-1.5);
        meter.CreateObservableGauge("o", () => 7L);
        var histogram = meter.CreateHistogram("h", "s", "help", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2] });
        foreach (var value in new[] { 0.5, 1, 1.5, 9 }) histogram.Record(value);

        var read = Exposition.Read(exporter.Text());

        Assert.Equal((2, 0.5, -3, -1.5, 7), (read.Sum("c_total", ("k", "a")), read.Sum("d_total"), read.Sum("u"), read.Sum("g"), read.Sum("o")));
        Assert.Equal(("counter", "gauge", "histogram"), (read.Types["c_total"], read.Types["u"], read.Types["h_seconds"]));
        Assert.Equal((2, 3, 4), (read.Sum("h_seconds_bucket", ("le", "1")), read.Sum("h_seconds_bucket", ("le", "2")), read.Sum("h_seconds_bucket", ("le", "+Inf"))));
        Assert.Equal((12, 4), (read.Sum("h_seconds_sum"), read.Sum("h_seconds_count")));
        meter.CreateCounter<long>("later").Add(1);
        Assert.True(Exposition.Read(exporter.Text()).Has("later_total"));
    }
}
