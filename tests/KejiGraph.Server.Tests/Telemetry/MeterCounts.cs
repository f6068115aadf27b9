using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace KejiGraph.Server.Tests.Telemetry;

/// <summary>The sums of what one meter counts, by instrument and labels.</summary>
internal sealed class MeterCounts : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _sums = new();

    public MeterCounts(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => _sums.AddOrUpdate(
            string.Join(' ', [instrument.Name, .. labels.ToArray().Select(label => $"{label.Key}={label.Value}")]),
            value,
            (_, sum) => sum + value));
        _listener.Start();
    }

    /// <summary>A sum, such as of "kejigraph.cache.hits level=memory".</summary>
    public long this[string name] => _sums.GetValueOrDefault(name);

    public void Dispose() => _listener.Dispose();
}
