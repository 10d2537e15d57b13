using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Runtime.ExceptionServices;

namespace PetitionBot.Tests.Telegram;

/// <summary>
/// Writes down whatever this process tells anybody who listens: activities with all tags, metrics with all tags, diagnostic
/// listeners with their payloads, the event sources of System.Net and Polly at their most talkative, and every exception thrown.
/// </summary>
internal sealed class Everything : EventListener, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _metrics = new();
    private readonly IDisposable _diagnostics;

    public Everything()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            SampleUsingParentId = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Add("activity", $"{activity.Source.Name} {activity.DisplayName} {Text(activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(_activities);
        _metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add("metric", instrument.Name + Text(tags.ToArray())));
        _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add("metric", instrument.Name + Text(tags.ToArray())));
        _metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Add("metric", instrument.Name + Text(tags.ToArray())));
        _metrics.Start();
        _diagnostics = DiagnosticListener.AllListeners.Subscribe(this);
        AppDomain.CurrentDomain.FirstChanceException += OnException;
    }

    public IReadOnlyCollection<string> Lines => _lines;

    public void Add(string kind, string text) => _lines.Enqueue($"{kind}: {text}");

    public override void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= OnException;
        _diagnostics.Dispose();
        _metrics.Dispose();
        _activities.Dispose();
        base.Dispose();
    }

    public void OnNext(DiagnosticListener value) => value.Subscribe(this);

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // Payloads are anonymous: their ToString gives every property, requests with their addresses among them.
        if (value.Key.StartsWith("System.Net", StringComparison.Ordinal)) Add("diagnostic", $"{value.Key} {value.Value}");
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    // Private.InternalDiagnostics.System.Net.* is left out: it is the framework's own debug log of whole requests.
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name.StartsWith("System.Net", StringComparison.Ordinal) || eventSource.Name.Contains("Polly", StringComparison.Ordinal))
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
        Add("event", $"{eventData.EventSource.Name} {eventData.EventName} {string.Join(' ', eventData.Payload ?? new([]))}");

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private void OnException(object? sender, FirstChanceExceptionEventArgs e)
    {
        for (var exception = e.Exception; exception is not null; exception = exception.InnerException) Add("exception", $"{exception.GetType()} {exception.Message}");
    }
}
