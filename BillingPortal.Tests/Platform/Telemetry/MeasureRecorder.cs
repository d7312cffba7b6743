using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BillingPortal.Tests.Platform.Telemetry;

/// <summary>Keeps what any source of traces and any meter of this process says, as text. Other tests may speak in between.</summary>
internal sealed class MeasureRecorder : IDisposable
{
    private readonly ActivityListener activities;
    private readonly MeterListener meters = new();

    public MeasureRecorder()
    {
        activities = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Spans.Enqueue(Text(activity)),
        };
        ActivitySource.AddActivityListener(activities);
        meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        meters.SetMeasurementEventCallback<double>(Measured);
        meters.SetMeasurementEventCallback<long>(Measured);
        meters.SetMeasurementEventCallback<int>(Measured);
        meters.Start();
    }

    public ConcurrentQueue<string> Spans { get; } = new();

    public ConcurrentQueue<string> Measures { get; } = new();

    public void Dispose()
    {
        activities.Dispose();
        meters.Dispose();
    }

    private static string Text(Activity activity) => string.Join(' ',
        activity.TagObjects.Concat(activity.Events.SelectMany(e => e.Tags)).Concat(activity.Baggage.Select(b => KeyValuePair.Create(b.Key, (object?)b.Value)))
            .Select(t => $"{t.Key}={t.Value}").Prepend($"{activity.Source.Name} {activity.DisplayName} {activity.TraceStateString} {activity.StatusDescription}"));

    private void Measured<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        Measures.Enqueue(string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}").Prepend(instrument.Meter.Name + "/" + instrument.Name)));
}
