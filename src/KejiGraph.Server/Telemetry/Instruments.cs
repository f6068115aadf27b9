using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KejiGraph.Server.Telemetry;

/// <summary>What metrics and activities of the server have in common.</summary>
internal static class Instruments
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "KejiGraph";

    /// <summary>The label that tells how work ended.</summary>
    public const string OutcomeLabel = "outcome";

    /// <summary>Seconds, from a kept answer to a deadline.</summary>
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries =
        [
            0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
        ],
    };

    /// <summary>The activities. When nobody listens, none is begun.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>A histogram of lengths of time in seconds.</summary>
    public static Histogram<double> CreateDuration(this Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, tags: null, Durations);

    /// <summary>A counter that is there with 0 before anything happens, so that the first event is seen as an increase.</summary>
    public static Counter<long> CreateCounterFromZero(this Meter meter, string name, string description)
    {
        var counter = meter.CreateCounter<long>(name, unit: null, description);
        counter.Add(0);
        return counter;
    }
}
